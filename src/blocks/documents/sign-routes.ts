/** Routes for officers who sign: what waits for them, how it reads, and signing it. */
import { type AnyRoute, Reply, route } from '../../platform/http/route.ts';
import { DocumentParams, SignBody, SignedView, ToSignView } from './rules/sign-contract.ts';
import { listToSign, readToSign, signDocuments } from './sign.ts';

/** Held anywhere is enough: the room shows only what waits for this very officer. */
const sign = { permission: 'documents.sign', scope: 'any' } as const;

export const signRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/documents/to-sign',
    summary: 'Papers that wait for the signature of the officer who asks.',
    ...sign,
    answer: ToSignView,
    handle: (ctx) => listToSign(ctx),
  }),
  route({
    method: 'GET',
    path: '/api/documents/to-sign/:id',
    summary: 'One of them as PDF, without a signature.',
    ...sign,
    params: DocumentParams,
    async handle(ctx, { params }) {
      const pdf = await readToSign(ctx, params.id);
      return new Reply(
        200,
        {
          'content-type': 'application/pdf',
          'content-length': String(pdf.length),
          'content-disposition': 'inline',
          'cache-control': 'private, no-store',
          'x-content-type-options': 'nosniff',
        },
        pdf,
      );
    },
  }),
  route({
    method: 'POST',
    path: '/api/documents/sign',
    summary:
      'Sign chosen papers at the signing service. NIK and passphrase are handed on and neither stored nor logged.',
    ...sign,
    perMinute: 10,
    body: SignBody,
    answer: SignedView,
    handle: (ctx, { body }) => signDocuments(ctx, body),
  }),
];
