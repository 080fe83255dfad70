/** Reads the body of an HTML form, plain or with files, for the standards that demand one. */
import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../shared/errors.ts';
import type { FormField, FormFile } from './route.ts';

/** The largest plain form, in bytes; a field of a form with files is never larger either. */
export const FORM_BYTES = 256 * 1024;
const MOST_FIELDS = 100;
const MOST_FILES = 5;

/** Fields in the order they came; each file is handed to `keep`, whose answer becomes the value of the field. */
export async function readForm(
  request: FastifyRequest,
  keep: (file: FormFile) => Promise<string>,
): Promise<FormField[]> {
  if (!request.isMultipart()) {
    if (request.body === undefined) return [];
    const plain = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    if (!plain || typeof request.body !== 'string') throw new Problem(415, 'platform.form-media-type');
    return [...new URLSearchParams(request.body)];
  }
  const limits = {
    fields: MOST_FIELDS,
    files: MOST_FILES,
    fieldSize: FORM_BYTES,
    fileSize: request.routeOptions.bodyLimit,
  };
  const fields: FormField[] = [];
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') fields.push([part.fieldname, String(part.value)]);
    // A browser sends an empty file where none was chosen.
    else if (part.filename) {
      const { fieldname: name, filename, file: stream } = part;
      fields.push([name, await keep({ name, filename, stream })]);
    } else part.file.resume();
  }
  return fields;
}
