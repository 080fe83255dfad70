/** Finds public reports by words and facts, newest first: quick at a million, because it looks block by block from the newest. */
import { agencies } from '../../../blocks/directory/api.ts';
import type { City } from '../../../platform/city.ts';
import { plainWords } from '../../../shared/indonesian.ts';
import { dateOfDay, dayNumber, localDay } from '../../../shared/zone.ts';
import type { PublicQuery } from '../contract.ts';
import { BLOCK, blockOf, oneSlipFrom, slipsAllowed, slipsBetween, spanTerms } from './rules/terms.ts';
import * as store from './store-search.ts';

/** What is looked for. */
export type Wanted = {
  /** Groups of terms: all groups, any term in each. */
  groups: string[][];
  /** Terms of the words, for marking them in what is found. */
  marked: Set<string>;
  opened: { from: Date | null; until: Date | null };
  /** At most about so many cases have all the words. */
  about: number;
  /** Words that no report has, nor any word like them: nothing can be found. */
  unknown: string[];
  /** Words that no report has, and what was looked for instead. */
  instead: { asked: string; meant: string[] }[];
};

/** A word seen less often than this may be a slip of who reported: words like it count as well. */
const SELDOM = 3;
const MOST_WORDS = 8;
const LIKE = 4;
const LOOKED_AT = 3 * LIKE;

/** Words like one that hardly anybody wrote: one slip away, or for long words two; the likeliest first. */
async function wordsNear(city: City, plain: string, seen: number): Promise<store.KnownWord[]> {
  const most = slipsAllowed(plain);
  if (most === 0) return [];
  const close = await store.knownWords(city.db, oneSlipFrom(plain));
  const found = close.length > 0 || most === 1 ? close : await store.wordsLike(city.db, plain);
  const near = found
    .map((row) => ({ ...row, slips: slipsBetween(row.word, plain, most) }))
    .filter((row) => row.slips > 0 && row.slips <= most && row.seen > seen)
    .sort((a, b) => a.slips - b.slips || b.seen - a.seen)
    .slice(0, LOOKED_AT);
  // Nobody is offered a word that was taken off the public pages.
  const shown = await store.stillPublic(city.db, near);
  return near.filter(({ word }) => shown.has(word)).slice(0, LIKE);
}

async function wordGroups(city: City, text: string, wanted: Wanted): Promise<void> {
  const asked = new Map<string, string>();
  for (const { plain, written } of plainWords(text))
    if (asked.size < MOST_WORDS && !asked.has(plain)) asked.set(plain, written);
  if (asked.size === 0) {
    // Only words that say nothing of the matter, or numbers: no report is found by these.
    wanted.unknown.push(text);
    return;
  }
  const known = new Map((await store.knownWords(city.db, [...asked.keys()])).map((row) => [row.word, row]));
  for (const [plain, written] of asked) {
    const seen = known.get(plain)?.seen ?? 0;
    const near = seen < SELDOM ? await wordsNear(city, plain, seen) : [];
    const terms = [...(seen > 0 ? [plain] : []), ...near.map(({ word }) => word)];
    if (terms.length === 0) {
      wanted.unknown.push(written);
      continue;
    }
    wanted.groups.push(terms);
    for (const term of terms) wanted.marked.add(term);
    wanted.about = Math.min(
      wanted.about,
      near.reduce((sum, row) => sum + row.seen, seen),
    );
    if (seen === 0) wanted.instead.push({ asked: written, meant: near.map(({ shown }) => shown) });
  }
}

/** The first instant of a date in the city, or of the day after it. */
function instantOf(city: City, date: string | undefined, end: boolean): Date | null {
  if (!date) return null;
  const [starts, ends] = localDay(dayNumber(date), city.zone);
  return new Date(end ? ends : starts);
}

export type Filter = Pick<PublicQuery, 'q' | 'category' | 'area' | 'state' | 'agency' | 'from' | 'until'>;

/** Turns a filter into a question for the index. */
export async function wantedBy(city: City, filter: Filter): Promise<Wanted> {
  const wanted: Wanted = {
    groups: [],
    marked: new Set(),
    opened: { from: instantOf(city, filter.from, false), until: instantOf(city, filter.until, true) },
    about: Number.POSITIVE_INFINITY,
    unknown: [],
    instead: [],
  };
  if (filter.category) wanted.groups.push([`=k:${filter.category}`]);
  if (filter.area) wanted.groups.push([`=a:${filter.area}`]);
  if (filter.state) wanted.groups.push([filter.state === 'open' ? '=o' : '=x']);
  if (filter.agency) {
    const below = (await agencies(city)).subtree(filter.agency);
    wanted.groups.push([...(below.size > 0 ? below : [filter.agency])].map((id) => `=g:${id}`));
  }
  if (filter.from || filter.until) {
    const tomorrow = dateOfDay(Math.floor(city.now().getTime() / 86_400_000) + 1);
    wanted.groups.push(spanTerms(filter.from, filter.until ?? tomorrow));
  }
  if (filter.q?.trim()) await wordGroups(city, filter.q, wanted);
  return wanted;
}

/** Blocks that are looked at together, one stretch after the other; what is left after these is looked at as a whole. */
const STRETCHES = [2, 16, 64];
/** So few finds are quicker looked at all together. */
const FEW = 2000;

/** Ids of the newest public cases that fit, below `before`. */
export async function findIds(
  city: City,
  wanted: Wanted,
  before: number | null,
  limit: number,
): Promise<number[]> {
  if (wanted.unknown.length > 0) return [];
  const { opened } = wanted;
  const found: number[] = [];
  let below = before;
  const look = async (groups: string[][], from: number | null) =>
    found.push(...(await store.idsIn(city.db, { groups, from, below, opened, limit: limit - found.length })));
  for (const blocks of wanted.about > FEW ? STRETCHES : []) {
    const newest = await store.newestIndexed(city.db, below);
    if (newest === null) return found;
    const top = blockOf(newest);
    const lowest = top - blocks + 1;
    const inBlocks = Array.from({ length: blocks }, (_, at) => `=b:${top - at}`);
    await look([...wanted.groups, inBlocks], lowest * BLOCK);
    if (found.length >= limit) return found;
    below = lowest * BLOCK;
  }
  const groups = wanted.groups.length > 0 ? wanted.groups : [['=o', '=x']];
  await look(groups, null);
  return found;
}

/** Does the filter ask for what only the index knows? */
export function needsIndex({ q, agency, from, until }: Filter): boolean {
  return Boolean(q?.trim() || agency || from || until);
}
