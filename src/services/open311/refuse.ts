/** GeoReport v2, "Errors": refusals as a list of code and description, in the format that was asked for. */
import type { Refusal, Reply } from '../../platform/http/route.ts';
import { type Format, listing } from './formats.ts';

/** The standard knows 404 for what is not there, 403 for the key and 400 for every other fault of a client. */
function statusOf(status: number): number {
  if (status === 403 || status === 404 || status === 405 || status === 429 || status >= 500) return status;
  return 400;
}

/** What this house calls by other names than the standard. */
const NAMES: Record<string, string> = {
  category: 'service_code',
  area: 'address_id',
  location: 'lat, long',
  'location/lat': 'lat',
  'location/lng': 'long',
  place: 'address_string',
  'reporter/name': 'first_name',
  'reporter/phone': 'phone',
  'reporter/email': 'email',
};

/** The field as the client sent it. */
function sentAs(path: string): string {
  const [, code] = /^attributes\/(.+)$/.exec(path) ?? [];
  return code ? `attribute[${code}]` : (NAMES[path] ?? path);
}

/** The sentence, with the field named once. */
function sentence({ path, message }: Refusal['fields'][number]): string {
  const name = sentAs(path);
  const said = path && name !== path ? message.replaceAll(path, name) : message;
  return name === '' || said.includes(name) ? said : `${name}: ${said}`;
}

export function refuseIn(format: Format): (refusal: Refusal) => Reply {
  return ({ status, detail, fields }) => {
    const code = statusOf(status);
    const rows =
      fields.length > 0
        ? fields.map((field) => ({ code, description: sentence(field) }))
        : [{ code, description: detail }];
    return listing(format, code, { list: 'errors', item: 'error', rows });
  };
}
