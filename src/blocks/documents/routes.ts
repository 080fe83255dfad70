/** The public door of papers: anybody who has a code may verify it. */
import { type AnyRoute, route } from '../../platform/http/route.ts';
import { CodeParams, Verification } from './contract.ts';
import { letterheadRoutes } from './letterhead-routes.ts';
import { signRoutes } from './sign-routes.ts';
import { verifyDocument } from './verify.ts';

export const documentRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/documents/verify/:code',
    summary: 'What the city says of a paper with this code: whether it holds, and the hash of its file.',
    permission: 'public',
    // A code is 80 random bits; the limit keeps whoever tries from being a burden.
    perMinute: 30,
    params: CodeParams,
    answer: Verification,
    async handle(ctx, { params }, raw) {
      raw.header('cache-control', 'no-store');
      return verifyDocument(ctx, params.code);
    },
  }),
  ...letterheadRoutes,
  ...signRoutes,
];
