/** One row of a foreign file becomes a case of the past, or is set aside with the reason. Pure. */
import { normalizePhone } from '../../../shared/phone.ts';
import { slugOf } from '../../../shared/slug.ts';
import { cleanLine, cleanText } from '../../../shared/text.ts';
import { timeReader } from './local-time.ts';
import type { Mapping } from './mapping.ts';

export type Fields = Record<string, string | undefined>;
export type Point = { lat: number; lng: number };

/** What the city knows, as far as a row is held against it. */
export type CityFacts = {
  zone: string;
  now: Date;
  box: readonly [west: number, south: number, east: number, north: number];
  /** The ward of a point; `outside` for none. Undefined when the city has no areas. */
  locate?: ((point: Point) => string | null | 'outside') | undefined;
  hasArea(code: string): boolean;
  hasCategory(id: string): boolean;
  hasAgency(id: string): boolean;
};

export type PastCase = {
  externalId: string;
  category: string;
  agency: string | null;
  description: string;
  point: Point | null;
  area: string | null;
  place: string | null;
  openedAt: Date;
  closedAt: Date | null;
  closure: string | null;
  contact: { name: string | null; phone: string | null; email: string | null } | null;
  /** The file's own promise and judgement. */
  theirDue: Date | null;
  theirOnTime: boolean | null;
  /** What was put right on the way, for the report. */
  repaired?: 'exchanged' | 'sign';
};

/** Codes of reasons; the sentences are texts `complaints.import.<reason>`. */
export type Reason =
  | 'no-id'
  | 'id-twice'
  | 'no-words'
  | 'no-opening-time'
  | 'wrong-opening-time'
  | 'opened-in-future'
  | 'wrong-closing-time'
  | 'no-closing-column'
  | 'closed-before-opened'
  | 'unknown-category'
  | 'unknown-agency'
  | 'unknown-area'
  | 'no-place'
  | 'wrong-coordinates'
  | 'coordinates-exchanged'
  | 'coordinates-sign'
  | 'outside-city'
  | 'too-many-columns'
  | 'already-imported';
export type SetAside = { reason: Reason; detail: string };

const LEAST = 3;
const MOST = 4000;

/** Ids that words of the file stand for. */
export function categoryIdOf(mapping: Mapping, word: string): string {
  return mapping.categories?.[word] ?? slugOf(word);
}
export function agencyIdOf(mapping: Mapping, word: string): string {
  return mapping.agencies?.[word] ?? slugOf(word);
}

type Placed = { point: Point | null; area: string | null; repaired?: 'exchanged' | 'sign' };

function inside({ box, locate }: CityFacts, point: Point): string | null | 'outside' {
  const [west, south, east, north] = box;
  if (point.lng < west || point.lng > east || point.lat < south || point.lat > north) return 'outside';
  return locate ? locate(point) : null;
}

function placeOf(mapping: Mapping, fields: Fields, facts: CityFacts): Placed | SetAside {
  const { columns, repair = [], withoutPlace = 'set-aside' } = mapping;
  const area = columns.area ? (fields[columns.area] ?? '').trim() || null : null;
  if (area && !facts.hasArea(area)) return { reason: 'unknown-area', detail: area };
  const [latText, lngText] = [columns.lat, columns.lng].map((name) =>
    name ? (fields[name] ?? '').trim() : '',
  );
  const missing = !latText || !lngText || (Number(latText) === 0 && Number(lngText) === 0);
  if (missing)
    return area || withoutPlace === 'take' ? { point: null, area } : { reason: 'no-place', detail: '' };
  const detail = `${latText}, ${lngText}`;
  const [lat, lng] = [latText, lngText].map((text) => Number((text ?? '').replace(',', '.'))) as [
    number,
    number,
  ];
  if (!Number.isFinite(lat) || !Number.isFinite(lng)) return { reason: 'wrong-coordinates', detail };
  const asItStands = inside(facts, { lat, lng });
  if (asItStands !== 'outside') return { point: { lat, lng }, area: area ?? asItStands };
  const others: [Point, 'exchanged' | 'sign'][] = [
    [{ lat: lng, lng: lat }, 'exchanged'],
    [{ lat: -lat, lng }, 'sign'],
    [{ lat, lng: -lng }, 'sign'],
    [{ lat: -lat, lng: -lng }, 'sign'],
  ];
  for (const [point, how] of others) {
    const found = inside(facts, point);
    if (found === 'outside') continue;
    if (repair.includes(how)) return { point, area: area ?? found, repaired: how };
    return { reason: how === 'exchanged' ? 'coordinates-exchanged' : 'coordinates-sign', detail };
  }
  if (withoutPlace === 'take') return { point: null, area };
  return { reason: 'outside-city', detail };
}

/** The row's own number in the other system; empty for none. */
export function externalIdOf({ columns }: Mapping, fields: Fields): string {
  return cleanLine(fields[columns.id] ?? '').slice(0, 200);
}

/** Where a row stands in the order of time, by its own opening time; what has no readable one stands first. */
export function orderOf(
  { columns, timeFormat, zone }: Mapping,
  cityZone: string,
): (fields: Fields) => number {
  const time = timeReader(timeFormat, zone ?? cityZone);
  return (fields) => time(cleanLine(fields[columns.openedAt] ?? ''))?.getTime() ?? Number.NEGATIVE_INFINITY;
}

/** A converter for one mapping and city; it remembers the ids that it has seen. */
export function converter(mapping: Mapping, facts: CityFacts): (fields: Fields) => PastCase | SetAside {
  const { columns } = mapping;
  const time = timeReader(mapping.timeFormat, mapping.zone ?? facts.zone);
  const over = new Set((mapping.closed ?? []).map((word) => word.toLowerCase()));
  const seen = new Set<string>();
  const text = (fields: Fields, column: string | undefined) =>
    column ? cleanLine(fields[column] ?? '') : '';
  const onTime = (word: string): boolean | null => {
    if (mapping.onTime?.yes.includes(word)) return true;
    return mapping.onTime?.no.includes(word) ? false : null;
  };

  return (fields) => {
    const externalId = externalIdOf(mapping, fields);
    if (!externalId) return { reason: 'no-id', detail: '' };
    if (seen.has(externalId)) return { reason: 'id-twice', detail: externalId };
    // A number is taken by its first row even when that one is set aside: which row is meant, a person says.
    seen.add(externalId);
    const words = columns.description
      .map((column) => cleanText(fields[column] ?? ''))
      .filter((part) => part !== '');
    const description = [...new Set(words)].join('. ').slice(0, MOST);
    if (description.length < LEAST) return { reason: 'no-words', detail: '' };
    const openedText = text(fields, columns.openedAt);
    if (!openedText) return { reason: 'no-opening-time', detail: '' };
    const openedAt = time(openedText);
    if (!openedAt) return { reason: 'wrong-opening-time', detail: openedText };
    if (openedAt > facts.now) return { reason: 'opened-in-future', detail: openedText };
    const closedText = text(fields, columns.closedAt);
    const closedAt = closedText ? time(closedText) : null;
    if (closedAt === undefined) return { reason: 'wrong-closing-time', detail: closedText };
    const isOver = columns.status ? over.has(text(fields, columns.status).toLowerCase()) : closedAt !== null;
    if (isOver && !columns.closedAt)
      return { reason: 'no-closing-column', detail: text(fields, columns.status) };
    // A case that is over without a time was over when it was last heard of: that is not known here.
    if (isOver && !closedAt) return { reason: 'wrong-closing-time', detail: closedText || '–' };
    if (closedAt && closedAt < openedAt)
      return { reason: 'closed-before-opened', detail: `${openedText} – ${closedText}` };
    const word = text(fields, columns.category);
    const category = categoryIdOf(mapping, word);
    if (!word || !(facts.hasCategory(category) || mapping.create))
      return { reason: 'unknown-category', detail: word };
    const office = text(fields, columns.agency);
    const agency = office ? agencyIdOf(mapping, office) : null;
    if (agency && !(facts.hasAgency(agency) || mapping.create))
      return { reason: 'unknown-agency', detail: office };
    const placed = placeOf(mapping, fields, facts);
    if ('reason' in placed) return placed;
    const contact = {
      name: text(fields, columns.name).slice(0, 100) || null,
      phone: normalizePhone(text(fields, columns.phone)) ?? null,
      email: text(fields, columns.email).toLowerCase().slice(0, 200) || null,
    };
    return {
      externalId,
      category,
      agency,
      description,
      ...placed,
      place: text(fields, columns.place).slice(0, 200) || null,
      openedAt,
      closedAt: isOver ? closedAt : null,
      closure: cleanText(fields[columns.closure ?? ''] ?? '').slice(0, MOST) || null,
      contact: contact.name || contact.phone || contact.email ? contact : null,
      theirDue: time(text(fields, columns.dueAt)) ?? null,
      theirOnTime: onTime(text(fields, columns.onTime)),
    };
  };
}
