/** GeoReport v2, "Errors": refusals as a list of code and description, in the format that was asked for. */
import type { Refusal, Reply } from '../../platform/http/route.ts';
import { type Format, listing } from './formats.ts';

/** The standard knows 404 for what is not there, 403 for the key and 400 for every other fault of a client. */
function statusOf(status: number): number {
  if (status === 403 || status === 404 || status === 405 || status === 429 || status >= 500) return status;
  return 400;
}

export function refuseIn(format: Format): (refusal: Refusal) => Reply {
  return ({ status, detail, fields }) => {
    const code = statusOf(status);
    const rows =
      fields.length > 0
        ? fields.map(({ path, message }) => ({ code, description: `${path}: ${message}` }))
        : [{ code, description: detail }];
    return listing(format, code, { list: 'errors', item: 'error', rows });
  };
}
