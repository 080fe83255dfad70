/** The HTTP door of the files module: send a photo, see a photo. */
import { Problem } from '../../shared/errors.ts';
import { type AnyRoute, route } from '../http/route.ts';
import { FileHeaders, FilePath, FileQuery, Uploaded } from './contract.ts';
import { checkLength, PHOTO_BYTES, withIncoming } from './incoming.ts';
import { serveFile } from './serve.ts';
import { keepPhoto } from './upload.ts';

export const fileRoutes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    path: '/api/files',
    summary: 'Sends one photo (multipart field `file`; JPEG, PNG or WebP up to 15 MB) to be attached later.',
    permission: 'public',
    upload: { maxBytes: PHOTO_BYTES },
    status: 201,
    answer: Uploaded,
    async handle(ctx, _input, raw) {
      checkLength(raw.headers['content-length']);
      const part = await raw.file();
      if (!part) throw new Problem(422, 'files.missing');
      return withIncoming(part.stream, (path) => keepPhoto(ctx, path));
    },
  }),
  route({
    method: 'GET',
    path: '/api/files/:id',
    summary:
      'A photo in full size or as a thumbnail; public ones for anyone, others for those who may see their case.',
    permission: 'public',
    perMinute: 1200,
    params: FilePath,
    query: FileQuery,
    headers: FileHeaders,
    async handle(ctx, { params, query, headers }) {
      return serveFile(ctx, params.id, query.size ?? 'full', headers['if-none-match'], query.key);
    },
  }),
];
