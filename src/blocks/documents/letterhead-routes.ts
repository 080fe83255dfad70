/** Routes for those who keep the letterhead: government, coat of arms, agencies, who signs. */
import { type AnyRoute, Reply, route } from '../../platform/http/route.ts';
import { Problem } from '../../shared/errors.ts';
import { COAT_BYTES } from './coat.ts';
import {
  addSignatory,
  removeSignatory,
  setCoat,
  setGovernment,
  setLetterhead,
} from './letterhead-changes.ts';
import { coatOfToday, previewLetterhead, viewLetterheads } from './letterhead-view.ts';
import {
  AgencyParams,
  EndBody,
  GovernmentBody,
  LetterheadBody,
  LetterheadsView,
  SignatoryBody,
  SignatoryParams,
} from './rules/letterhead-contract.ts';

/** What stands on papers of every agency concerns the whole city. */
const manage = { permission: 'documents.letterhead', scope: 'city' } as const;
const ENVELOPE = 64 * 1024;

const inline = (type: string, bytes: Buffer): Reply =>
  new Reply(
    200,
    {
      'content-type': type,
      'content-length': String(bytes.length),
      'content-disposition': 'inline',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
    bytes,
  );

export const letterheadRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/documents/letterhead',
    summary: 'The letterhead of the city and its agencies, and who signs for them today and later.',
    ...manage,
    answer: LetterheadsView,
    handle: (ctx) => viewLetterheads(ctx),
  }),
  route({
    method: 'PUT',
    path: '/api/documents/letterhead/government',
    summary: 'Set the government’s line of the letterhead from a date on.',
    ...manage,
    body: GovernmentBody,
    status: 204,
    async handle(ctx, { body }) {
      await setGovernment(ctx, body);
      return undefined;
    },
  }),
  route({
    method: 'POST',
    path: '/api/documents/letterhead/coat',
    summary: 'Set the coat of arms from today on (multipart field `file`; PNG or JPEG up to 5 MB).',
    ...manage,
    upload: { maxBytes: COAT_BYTES + ENVELOPE },
    status: 204,
    async handle(ctx, _input, raw) {
      const part = await raw.file();
      if (!part) throw new Problem(422, 'files.missing');
      await setCoat(ctx, part.stream);
      return undefined;
    },
  }),
  route({
    method: 'GET',
    path: '/api/documents/letterhead/coat',
    summary: 'The coat of arms as it stands on papers today.',
    ...manage,
    async handle(ctx) {
      const png = await coatOfToday(ctx);
      if (!png) throw new Problem(404, 'documents.no-coat');
      return inline('image/png', png);
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/documents/letterhead/coat',
    summary: 'Take the coat of arms off the letterhead from today on.',
    ...manage,
    status: 204,
    async handle(ctx) {
      await setCoat(ctx, null);
      return undefined;
    },
  }),
  route({
    method: 'PUT',
    path: '/api/documents/letterhead/agencies/:agency',
    summary: 'Set address and contacts of an agency from a date on.',
    ...manage,
    params: AgencyParams,
    body: LetterheadBody,
    status: 204,
    async handle(ctx, { params, body }) {
      await setLetterhead(ctx, params.agency, body);
      return undefined;
    },
  }),
  route({
    method: 'GET',
    path: '/api/documents/letterhead/agencies/:agency/preview',
    summary: 'A letter without content as PDF, for looking at the letterhead of an agency.',
    ...manage,
    params: AgencyParams,
    perMinute: 30,
    handle: async (ctx, { params }) => inline('application/pdf', await previewLetterhead(ctx, params.agency)),
  }),
  route({
    method: 'POST',
    path: '/api/documents/letterhead/agencies/:agency/signatories',
    summary: 'Enter who signs for an agency from a date on: its head, or who acts for him.',
    ...manage,
    params: AgencyParams,
    body: SignatoryBody,
    status: 204,
    async handle(ctx, { params, body }) {
      await addSignatory(ctx, params.agency, body);
      return undefined;
    },
  }),
  route({
    method: 'POST',
    path: '/api/documents/signatories/:id/end',
    summary: 'End the days of somebody who signs; a last day before his first takes him out.',
    ...manage,
    params: SignatoryParams,
    body: EndBody,
    status: 204,
    async handle(ctx, { params, body }) {
      await removeSignatory(ctx, params.id, body.lastDay);
      return undefined;
    },
  }),
];
