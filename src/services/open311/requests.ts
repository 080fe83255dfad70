/** GeoReport v2, "GET Service Requests", "GET Service Request" and "GET service_request_id from a token". */
import { join } from 'node:path';
import { readCode } from '../../blocks/cases/api.ts';
import type { Context } from '../../platform/context.ts';
import type { Reply } from '../../platform/http/route.ts';
import { loadTexts } from '../../platform/texts.ts';
import { Problem } from '../../shared/errors.ts';
import type { Language } from '../../shared/languages.ts';
import { type PublicRequest, publicRequests } from '../complaints/api.ts';
import { type Format, listing } from './formats.ts';
import { MOST_ROWS, type Query, readAsked } from './query.ts';

/** Times of the standard carry no fractions of a second in its examples; clients parse them by pattern. */
function time(instant: Date | null): string {
  return instant ? `${instant.toISOString().slice(0, 19)}Z` : '';
}

const texts = loadTexts([join(import.meta.dirname, 'texts')]);

/** The last word of the agency; of a merged one, where it goes on, so that no client loses its report. */
function noteOf(one: PublicRequest, language: Language): string {
  if (one.state !== 'merged') return one.note ?? '';
  if (!one.mergedInto) return texts.say(language, 'open311.note.merged');
  return texts.say(language, 'open311.note.merged-into', { code: one.mergedInto });
}

function row(one: PublicRequest, origin: string, language: Language) {
  const address = [one.place, one.area?.name].filter((part) => part).join(', ');
  return {
    service_request_id: one.code,
    status: one.open ? 'open' : 'closed',
    status_notes: noteOf(one, language),
    service_name: one.title,
    service_code: one.category,
    description: one.description,
    agency_responsible: one.agency ?? '',
    service_notice: one.attributes.map(({ label, value }) => `${label}: ${value}`).join('; '),
    requested_datetime: time(one.openedAt),
    updated_datetime: time(one.updatedAt),
    expected_datetime: time(one.expectedAt),
    address,
    address_id: one.area?.code ?? '',
    zipcode: '',
    lat: one.point?.lat ?? '',
    long: one.point?.lng ?? '',
    media_url: one.photo ? `${origin}/api/files/${one.photo}` : '',
  };
}

const REQUESTS = { list: 'service_requests', item: 'request' } as const;

/** The public requests that the query asks for, newest first, at most 1000. */
export async function requestList(
  ctx: Context,
  query: Query,
  origin: string,
  format: Format,
): Promise<Reply> {
  const { codes, ...rest } = readAsked(query, ctx.now);
  const known = codes?.flatMap((code) => readCode(ctx.city, code) ?? []);
  const rows = await publicRequests(ctx, { ...rest, codes: known, limit: MOST_ROWS });
  return listing(format, 200, { ...REQUESTS, rows: rows.map((one) => row(one, origin, ctx.language)) });
}

/** One public request, as a list of one. 404 for an unknown and for a hidden one alike. */
export async function requestById(ctx: Context, id: string, origin: string, format: Format): Promise<Reply> {
  const code = readCode(ctx.city, id);
  const [found] = code ? await publicRequests(ctx, { codes: [code], limit: 1 }) : [];
  if (!found) throw new Problem(404, 'open311.no-request', { id });
  return listing(format, 200, { ...REQUESTS, rows: [row(found, origin, ctx.language)] });
}

/** Every report gets its id at once, so a token is the id itself; clients that always ask get their answer. */
export async function requestOfToken(ctx: Context, token: string, format: Format): Promise<Reply> {
  const code = readCode(ctx.city, token);
  const [found] = code ? await publicRequests(ctx, { codes: [code], limit: 1 }) : [];
  if (!found) throw new Problem(404, 'open311.no-token', { id: token });
  return listing(format, 200, { ...REQUESTS, rows: [{ service_request_id: found.code, token: found.code }] });
}
