/** GeoReport v2, "POST Service Request": a form, with or without a photo, becomes a report. */
import { areas } from '../../blocks/directory/api.ts';
import type { Context } from '../../platform/context.ts';
import { keepPhoto, withHeld } from '../../platform/files/api.ts';
import { fingerprint, storedAnswer } from '../../platform/http/idempotency.ts';
import type { FormField, Raw, Reply } from '../../platform/http/route.ts';
import { type FieldProblem, Problem } from '../../shared/errors.ts';
import { cleanText } from '../../shared/text.ts';
import { type Received, receive } from '../complaints/api.ts';
import { type Format, listing } from './formats.ts';
import { demandKey } from './keys.ts';
import { checkJurisdiction } from './query.ts';
import { serviceOf } from './services.ts';

/** Shorter words are put behind the name of the service: a crew must see what it is about. */
const LEAST_WORDS = 10;
/** Characters that a field may have; GeoReport v2 sets the first, this house the others. */
const MOST = { description: 4000, address_string: 200, email: 200, phone: 20, media_url: 1000 };
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const LINK = /^https?:\/\/\S+$/;
const ATTRIBUTE = /^attribute\[([^\]]{1,60})\](\[\])?$/;

function attributesIn(fields: readonly FormField[]): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const [name, value] of fields) {
    const [, code, many] = ATTRIBUTE.exec(name) ?? [];
    if (!code) continue;
    const before = found[code];
    found[code] = before === undefined ? (many ? [value] : value) : [before, value].flat();
  }
  return found;
}

function degrees(text: string): number {
  return /^[+-]?\d{1,3}(\.\d{1,15})?$/.test(text) ? Number(text) : Number.NaN;
}

function pointIn(field: (name: string) => string | undefined): { lat: number; lng: number } | undefined {
  const [lat, long] = [field('lat'), field('long')];
  if (!lat && !long) return undefined;
  const faults = [
    { path: 'lat', value: degrees(lat ?? ''), most: 90 },
    { path: 'long', value: degrees(long ?? ''), most: 180 },
  ].flatMap(({ path, value, most }) =>
    Math.abs(value) <= most ? [] : [{ path, rule: (path === 'lat' ? lat : long) ? 'degrees' : 'required' }],
  );
  if (faults.length > 0) throw new Problem(400, 'platform.invalid', {}, faults);
  return { lat: Number(lat), lng: Number(long) };
}

/** 400 that names every field which is too long or no address of its kind. */
function demandShape(field: (name: string) => string | undefined): void {
  const faults: FieldProblem[] = Object.entries(MOST).flatMap(([path, limit]) =>
    (field(path)?.length ?? 0) > limit ? [{ path, rule: 'maxLength', params: { limit } }] : [],
  );
  const [email, link] = [field('email'), field('media_url')];
  if (email && !EMAIL.test(email)) faults.push({ path: 'email', rule: 'email' });
  if (link && !LINK.test(link)) faults.push({ path: 'media_url', rule: 'link' });
  if (faults.length > 0) throw new Problem(400, 'platform.invalid', {}, faults);
}

/** The name of the reporter as the standard splits it. */
function nameIn(field: (name: string) => string | undefined): string | undefined {
  const name = [field('first_name'), field('last_name')].filter((part) => part).join(' ');
  return name.length >= 2 ? name.slice(0, 100) : undefined;
}

/** Takes the report and answers its id. Every refusal is one of the standard's: 403 for the key, 404 for an unknown service, 400 for the rest. */
export async function postRequest(
  ctx: Context,
  query: Record<string, string | undefined>,
  raw: Raw,
  format: Format,
): Promise<Reply> {
  const received = await withHeld(async (hold) => {
    // A photo may stand before the key in the form: it is looked into only when the key has been checked.
    const media: string[] = [];
    const fields = await raw.form(async ({ name, stream }) => {
      if (name === 'media' || name === 'media[]') media.push(await hold(stream));
      else stream.resume();
      return '';
    });
    return takeReport(ctx, query, fields, media);
  });
  const rows = [
    {
      service_request_id: received.code,
      service_notice: received.agency ? received.agency.name : '',
      account_id: '',
    },
  ];
  return listing(format, 201, { list: 'service_requests', item: 'request', rows });
}

/** An idempotency key belongs to the program that sent it, and to the very fields of the form. */
function ownKey(ctx: Context, program: string, fields: readonly FormField[]): Context {
  const { idempotency } = ctx;
  if (!idempotency) return ctx;
  const key = `open311:${program}:${idempotency.key}`;
  return {
    ...ctx,
    idempotency: { ...idempotency, key, also: [], fingerprint: fingerprint('POST', 'open311', fields) },
  };
}

async function firstAnswer({ city, idempotency }: Context): Promise<Received | undefined> {
  if (!idempotency) return undefined;
  return (await storedAnswer(city, [idempotency.key], idempotency.fingerprint))?.answer as
    | Received
    | undefined;
}

async function takeReport(
  ctx: Context,
  query: Record<string, string | undefined>,
  fields: readonly FormField[],
  media: readonly string[],
): Promise<Received> {
  const field = (name: string) => {
    const value = fields.findLast(([one]) => one === name)?.[1].trim();
    return value === '' ? undefined : value;
  };
  const program = await demandKey(ctx, field('api_key') ?? query.api_key);
  checkJurisdiction(ctx, field('jurisdiction_id') ?? query.jurisdiction_id);
  const code = field('service_code');
  if (!code) throw new Problem(400, 'platform.invalid', {}, [{ path: 'service_code', rule: 'required' }]);
  const service = await serviceOf(ctx, code);
  demandShape(field);
  const point = pointIn(field);
  const address = field('address_string');
  const addressId = field('address_id');
  if (!point && !address && !addressId)
    throw new Problem(400, 'platform.invalid', {}, [{ path: 'lat', rule: 'some-place' }]);
  // A ward named in an address is better than none at all: it decides who gets the report.
  const ward = !point && address ? (await areas(ctx.city)).named(address)?.code : undefined;
  const area = addressId ?? ward;
  const words = cleanText(field('description') ?? '');
  const link = field('media_url');
  const reporter = {
    ...(nameIn(field) ? { name: nameIn(field) } : {}),
    ...(field('phone') ? { phone: field('phone') } : {}),
    ...(field('email') ? { email: field('email') } : {}),
  };
  const own = ownKey(ctx, program.id, fields);
  const first = await firstAnswer(own);
  if (first) return first;
  const photos: string[] = [];
  for (const path of media) photos.push((await keepPhoto({ ...ctx, idempotency: undefined }, path)).id);
  try {
    return await receive(
      own,
      {
        category: code,
        description: words.length < LEAST_WORDS ? `${service.title}: ${words || '–'}` : words,
        attributes: attributesIn(fields),
        ...(point ? { location: point } : {}),
        ...(area ? { area } : {}),
        ...(address ? { place: address } : {}),
        ...(photos.length > 0 ? { photos } : {}),
        ...(Object.keys(reporter).length > 0 ? { reporter } : {}),
      },
      {
        channel: 'open311',
        placeInWords: true,
        source: `open311:${program.id}`,
        // Nobody has looked behind the link: it may show people, or anything else.
        ...(link ? { forOfficers: `media_url: ${link}` } : {}),
      },
    );
  } catch (error) {
    // The same report came twice at once: one of the two was taken, and both hear its number.
    const taken = error instanceof Problem && error.code === 'platform.replayed' && (await firstAnswer(own));
    if (!taken) throw error;
    return taken;
  }
}
