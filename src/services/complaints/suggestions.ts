/** What the house offers while somebody writes, and never does by itself: the likely category, and reports of the same thing. */
import { CELL_ZOOM, cellOf, findCases, getCase, tileRanges } from '../../blocks/cases/api.ts';
import { allows } from '../../platform/actor.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { likenessesOf } from '../../platform/files/api.ts';
import { truncate } from '../../shared/text.ts';
import { item, presenterFor } from './present.ts';
import type { CategorySuggestions, Draft, Twins } from './rules/intake-contract.ts';
import { type Model, suggest, train } from './rules/suggest.ts';
import {
  couldBeTwin,
  LIKELY,
  likeness,
  REACH_METRES,
  REACH_METRES_WITH_PHOTO,
  type Sketch,
} from './rules/twins.ts';
import { offered, type Settings, settingsOf, todayIn } from './settings.ts';
import { getComplaint } from './store.ts';
import { closedExamples, nearbyRows } from './store-suggestions.ts';
import { deskPhotos } from './trust/desk-photos.ts';
import { publicPhotos, publicText } from './trust/public-face.ts';

/** So many closed cases say all that there is to learn; a few thousand take a tenth of a second. */
const EXAMPLES = 4000;
/** The words of a category speak as loud as this many reports. */
const KEYWORD_WEIGHT = 3;
const LEAST_CONFIDENCE = 0.05;
const DAYS_BACK = 90;
/** A thing that was mended a fortnight ago may be broken again: then it is another report. */
const DAYS_ENDED = 14;
const EACH = 8;
const MOST_KINDS = 5;
/** So many of the nearest are compared; each costs some hundredths of a millisecond. */
const MOST_LOOKED_AT = 30;
const MOST_TWINS = 4;
const DAY = 86_400_000;

async function learn(city: City): Promise<Model> {
  const [settings, closed] = await Promise.all([settingsOf(city), closedExamples(city, EXAMPLES)]);
  const current = offered(settings);
  const known = new Set(current.map(({ id }) => id));
  return train([
    ...current.flatMap((one) => [
      ...one.keywords.map((text) => ({ label: one.id, text, weight: KEYWORD_WEIGHT })),
      { label: one.id, text: one.title.id, weight: KEYWORD_WEIGHT },
      { label: one.id, text: one.hint.id },
    ]),
    ...closed.filter(({ label }) => known.has(label)),
  ]);
}

/** Learnt from the city's own words and closed cases; anew each day and when the categories change. */
function modelOf(city: City): Promise<Model> {
  return city.cache.get('complaints.learnt', ['complaints.settings'], () => learn(city), {
    stamp: todayIn(city),
  });
}

/** Who and when stand in every kind of report: alone they say nothing of what is wrong. */
const BYSTANDERS = new Set(
  'orang wong warga anak ibu bapak bu pak saya kami hari malam pagi siang sore'.split(' '),
);
const tells = ({ word }: { word: string }) => !BYSTANDERS.has(word.toLowerCase());

/**
 * The likeliest categories for a text, each with the words that decided and the agency that gets it from `area`; none for a
 * text that says nothing known.
 */
export async function suggestCategories(
  ctx: Context,
  text: string,
  area: string | null = null,
): Promise<CategorySuggestions> {
  const [model, names] = await Promise.all([modelOf(ctx.city), presenterFor(ctx.city, ctx.language)]);
  const settings = await settingsOf(ctx.city);
  const today = todayIn(ctx.city);
  return {
    categories: suggest(model, text)
      .filter(({ confidence, reasons }) => confidence >= LEAST_CONFIDENCE && reasons.some(tells))
      .map(({ label, confidence, reasons }) => ({
        ...names.category(label),
        confidence: Math.round(confidence * 100) / 100,
        words: reasons.map(({ word }) => word),
        agency: names.agency(settings.agencyFor(label, area, today, ctx.now) || null),
      })),
  };
}

/** The matter itself, the others of its group, and what the words sound like. */
function kindsFor({ current }: Settings, category: string | undefined, heard: readonly string[]): string[] {
  const own = current.find(({ id }) => id === category);
  const group = own ? current.filter(({ group }) => group === own.group).map(({ id }) => id) : [];
  return [...new Set([...(own ? [own.id] : []), ...heard, ...group])].slice(0, MOST_KINDS);
}

function boxAround(point: { lat: number; lng: number }, metres: number) {
  const north = metres / 111_320;
  const east = north / Math.cos((point.lat * Math.PI) / 180);
  return {
    west: point.lng - east,
    east: point.lng + east,
    south: point.lat - north,
    north: point.lat + north,
  };
}

function cellsIn(box: ReturnType<typeof boxAround>, point: { lat: number; lng: number }): number[] {
  const cells = tileRanges(box, CELL_ZOOM, 4).flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, at) => from + at),
  );
  return cells.length > 0 ? cells : [cellOf(point)];
}

type Sought = Draft & {
  /** Only these are offered to somebody who is not at a desk. */
  publicOnly: boolean;
  /** The case that is compared, which is no twin of itself. */
  own?: string;
  at?: Date;
};

async function search(ctx: Context, draft: Sought): Promise<Twins> {
  const { city, now } = ctx;
  const { location, category, text = '' } = draft;
  if (!location) return { twins: [] };
  const settings = await settingsOf(city);
  const heard = suggest(await modelOf(city), text).map(({ label }) => label);
  const kinds = kindsFor(settings, category, heard);
  if (kinds.length === 0) return { twins: [] };
  const box = boxAround(location, draft.photos?.length ? REACH_METRES_WITH_PHOTO : REACH_METRES);
  const rows = await nearbyRows(city, {
    cells: cellsIn(box, location),
    box,
    point: location,
    kinds,
    since: new Date(now.getTime() - DAYS_BACK * DAY),
    endedSince: new Date(now.getTime() - DAYS_ENDED * DAY),
    publicOnly: draft.publicOnly,
    each: EACH,
    most: MOST_LOOKED_AT,
  });
  const hashes = draft.photos?.length
    ? await likenessesOf(city.db, [...draft.photos, ...rows.flatMap(({ photos }) => photos)])
    : new Map<string, string>();
  const sketch = (one: Omit<Sketch, 'photos'>, photos: readonly string[]): Sketch => ({
    ...one,
    photos: photos.flatMap((id) => hashes.get(id) ?? []),
  });
  const mine = sketch(
    { text, point: location, category: category ?? heard[0] ?? null, at: (draft.at ?? now).getTime() },
    draft.photos ?? [],
  );
  const groups = new Map(settings.current.map(({ id, group }) => [id, group]));
  const related = (a: string, b: string) => groups.get(a) !== undefined && groups.get(a) === groups.get(b);
  const likely = rows
    .filter(({ code }) => code !== draft.own)
    .flatMap((row) => {
      const at = row.opened_at.getTime();
      const other = sketch(
        { text: row.description, point: row.point, category: row.kind, at },
        hashes.size > 0 ? row.photos : [],
      );
      return couldBeTwin(mine, other, related) ? { row, like: likeness(mine, other, related) } : [];
    })
    .filter(({ like }) => like.score >= LIKELY)
    .sort((a, b) => b.like.score - a.like.score)
    .slice(0, MOST_TWINS);
  if (likely.length === 0) return { twins: [] };
  const cases = await findCases(
    city,
    likely.map(({ row }) => row.code),
  );
  const known = new Map(cases.map((one) => [one.code, one]));
  const shown = likely.flatMap(({ row }) =>
    known.get(row.code)?.visibility === 'public' || !draft.publicOnly ? row.photos : [],
  );
  const [names, photos] = await Promise.all([
    presenterFor(city, ctx.language),
    draft.publicOnly ? publicPhotos(city, shown) : deskPhotos(city, shown),
  ]);
  return {
    twins: likely.flatMap(({ row, like }) => {
      const found = known.get(row.code);
      if (!found || (draft.publicOnly && found.visibility !== 'public')) return [];
      return {
        ...item({ ...found, photos: row.photos }, names, photos, now),
        ...(draft.publicOnly ? {} : { point: row.point }),
        description: truncate(draft.publicOnly ? publicText(row) : row.description, 280),
        followers: found.followers,
        likeness: Math.round(like.score * 100) / 100,
        metres: like.metres === null ? null : Math.round(like.metres),
        samePhoto: (like.photo ?? 0) > 0.6,
      };
    }),
  };
}

/** Public reports nearby that likely speak of the same thing, the likeliest first. Needs a place; without one there are none. */
export function findTwins(ctx: Context, draft: Draft): Promise<Twins> {
  return search(ctx, { ...draft, publicOnly: true });
}

/** The same for a case that was already reported, for the officer who judges; only cases that the officer may triage. */
export async function twinsOf(ctx: Context, code: string): Promise<Twins> {
  const row = await getCase(ctx.city, code);
  const { description, photos } = await getComplaint(ctx.city.db, row.id);
  const found = await search(ctx, {
    text: description,
    category: row.kind,
    ...(row.point ? { location: row.point } : {}),
    photos,
    publicOnly: false,
    own: code,
    at: row.opened_at,
  });
  const scopes = await findCases(
    ctx.city,
    found.twins.map((one) => one.code),
  );
  const may = new Set(
    scopes.flatMap(({ code: other, agency, area }) =>
      allows(ctx.actor, 'complaints.triage', { agency, area }) ? [other] : [],
    ),
  );
  return { twins: found.twins.filter((one) => may.has(one.code)) };
}
