/** Hands out a finished paper to those whom its service lets through. */
import { buffer } from 'node:stream/consumers';
import type { City } from '../../platform/city.ts';
import { openBytes } from '../../platform/crypt.ts';
import { Reply } from '../../platform/http/route.ts';
import { Problem } from '../../shared/errors.ts';
import type { DocumentRow } from './rows.ts';
import { findDocument } from './store.ts';

/** The bytes of an issued paper; undefined while it is not made, or if the store has lost it. */
export async function fileOf(
  city: City,
  row: Pick<DocumentRow, 'stored' | 'id'>,
): Promise<Buffer | undefined> {
  if (row.stored === null) return undefined;
  const stream = await city.files.get(row.stored);
  if (!stream) {
    city.log.error({ document: row.id }, 'the file of a paper is missing from the store');
    return undefined;
  }
  return openBytes(city, await buffer(stream));
}

/** `007/503/DPMPTSP/XI/2026` → `007-503-DPMPTSP-XI-2026.pdf` */
const fileName = (number: string): string => `${number.replace(/[^\w.-]+/g, '-')}.pdf`;

/**
 * The paper as a file to keep. The caller has made sure that whoever asks may see it: a service knows its own cases.
 * 404 for an unknown one, 409 `documents.not-yet` while it waits for its signature.
 */
export async function serveDocument(city: City, id: string): Promise<Reply> {
  const row = await findDocument(city.db, id);
  if (!row) throw new Problem(404, 'documents.not-found');
  if (row.state !== 'issued') throw new Problem(409, 'documents.not-yet');
  const pdf = await fileOf(city, row);
  if (!pdf) throw new Problem(404, 'documents.not-found');
  return new Reply(
    200,
    {
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': `attachment; filename="${fileName(row.number)}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    },
    pdf,
  );
}
