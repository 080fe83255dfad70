/** GeoReport v2 speaks XML and JSON: one shape of data, written in either. */
import { XMLBuilder } from 'fast-xml-parser';
import { Reply } from '../../platform/http/route.ts';

export type Format = 'json' | 'xml';
export const FORMATS: readonly Format[] = ['json', 'xml'];

/** A list as the specification nests it: `<services><service>…</service></services>`, in JSON a bare array. */
export type Listing = { list: string; item: string; rows: readonly object[] };

const builder = new XMLBuilder({ ignoreAttributes: true, suppressEmptyNode: true, format: true });

/** Characters that XML 1.0 cannot carry at all (section 2.2) would make the whole answer unreadable. */
const IMPOSSIBLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function clean(value: unknown): unknown {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.replace(IMPOSSIBLE, '');
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, clean(v)]));
  return value;
}

const TYPES: Record<Format, string> = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** The listing in the format asked for. Errors are listings as well (section "Errors" of the specification). */
export function listing(format: Format, status: number, { list, item, rows }: Listing): Reply {
  const body =
    format === 'json'
      ? JSON.stringify(rows)
      : `<?xml version="1.0" encoding="utf-8"?>\n${builder.build({ [list]: rows.length > 0 ? { [item]: rows.map(clean) } : '' })}`;
  return new Reply(status, { 'content-type': TYPES[format], 'cache-control': 'no-store' }, body);
}

/** One thing that is no list: a service definition, the discovery. */
export function document(format: Format, name: string, json: object, xml: object = json): Reply {
  const body =
    format === 'json'
      ? JSON.stringify(json)
      : `<?xml version="1.0" encoding="utf-8"?>\n${builder.build({ [name]: clean(xml) })}`;
  return new Reply(200, { 'content-type': TYPES[format] }, body);
}

/** Which format a path ends in, whatever else stands there; XML is the one that every client must know. */
export function formatOf(path: string): Format {
  return /\.json(\?|$)/.test(path) ? 'json' : 'xml';
}
