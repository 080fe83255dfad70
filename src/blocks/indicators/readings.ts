/** Reads figures for any number of screens at the price of one: each is asked for once at a time and kept for a moment. */
import type { City } from '../../platform/city.ts';
import { type DeclaredIndicator, declaredIndicators } from './registry.ts';

/** Milliseconds for which an answer serves everyone. */
const KEEP_MS = 5_000;
/** A figure that has not answered by then counts as unknown; its query may still be running. */
const PATIENCE_MS = 8_000;

export type Cut = { key: string | null; value: number | null };
export type Reading = {
  name: string;
  unit: DeclaredIndicator['unit'];
  /** Null: unknown. Never to be shown as 0. */
  value: number | null;
  /** By the keys of the cut that was asked for; empty for the whole figure. */
  cuts: Cut[];
  /** The module that declares the figure. */
  source: string;
  /** When the value was read; null when it never could be. */
  at: Date | null;
  freshFor: number;
  /** True when the value is older than `freshFor` seconds, or unknown. */
  stale: boolean;
  /** True when the last try failed: a value shown beside it is the last one known. */
  failed: boolean;
};

type Kept = { cuts: Cut[] | null; at: Date | null; tried: number; failed: boolean };
type Shelf = { kept: Map<string, Kept>; running: Map<string, Promise<Kept>> };
const shelves = new WeakMap<City, Shelf>();

function shelfOf(city: City): Shelf {
  let shelf = shelves.get(city);
  if (!shelf) {
    shelf = { kept: new Map(), running: new Map() };
    shelves.set(city, shelf);
  }
  return shelf;
}

/**
 * The named figures, in the order asked for; unknown names and cuts that a figure does not offer are left out.
 * A failing figure keeps its last known value until that is stale, and is null from then on.
 */
export async function readIndicators(
  city: City,
  names: readonly string[],
  cut?: DeclaredIndicator['cuts'][number],
): Promise<Reading[]> {
  const known = names.flatMap((name) => declaredIndicators().find(name) ?? []);
  const offered = known.filter((indicator) => cut === undefined || indicator.cuts.includes(cut));
  return Promise.all(
    offered.map(async (indicator) =>
      toReading(indicator, await readOne(city, indicator, cut), city.now(), cut),
    ),
  );
}

function toReading(indicator: DeclaredIndicator, kept: Kept, now: Date, cut: string | undefined): Reading {
  const { name, unit, freshFor, module } = indicator;
  const stale = kept.at === null || now.getTime() - kept.at.getTime() > freshFor * 1000;
  const cuts = kept.failed && stale ? [] : (kept.cuts ?? []);
  const whole = cuts.length === 1 && cuts[0]?.key === null ? cuts[0].value : null;
  return {
    name,
    unit,
    value: cut === undefined ? whole : null,
    cuts: cut === undefined ? [] : cuts,
    source: module,
    at: kept.at,
    freshFor,
    stale: stale || (cut === undefined && whole === null),
    failed: kept.failed,
  };
}

async function readOne(city: City, indicator: DeclaredIndicator, cut: string | undefined): Promise<Kept> {
  const { kept, running } = shelfOf(city);
  const key = `${indicator.name} ${cut ?? ''}`;
  const known = kept.get(key);
  const now = city.now().getTime();
  if (known && now - known.tried < KEEP_MS && now >= known.tried) return known;
  const pending = running.get(key);
  if (pending) return pending;
  const reading = ask(city, indicator, cut, known).then((answer) => {
    kept.set(key, answer);
    running.delete(key);
    return answer;
  });
  running.set(key, reading);
  return reading;
}

/** Never rejects: one broken figure must not take the wall with it. */
async function ask(
  city: City,
  indicator: DeclaredIndicator,
  cut: string | undefined,
  before: Kept | undefined,
): Promise<Kept> {
  const tried = city.now().getTime();
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS);
    });
    const rows = await Promise.race([indicator.read(city, cut), late]);
    return { cuts: rows.map(sound), at: new Date(tried), tried, failed: false };
  } catch (error) {
    city.log.warn({ err: error, indicator: indicator.name }, 'an indicator could not be read');
    return { cuts: before?.cuts ?? null, at: before?.at ?? null, tried, failed: true };
  } finally {
    clearTimeout(timer);
  }
}

/** NaN or infinity (a share of nothing) is unknown. */
function sound({ key, value }: Cut): Cut {
  return { key, value: value !== null && Number.isFinite(value) ? value : null };
}
