/** The figures on the wall: which ones, and the table of agencies made of their cuts. */
import { agencies } from '../../blocks/directory/api.ts';
import { type Reading, readIndicators } from '../../blocks/indicators/api.ts';
import type { City } from '../../platform/city.ts';
import { type Language, say } from '../../shared/languages.ts';
import type { AgencyRow, AgencyTable, Figure } from './contract.ts';
import { healthOf, readPart } from './parts.ts';

/** By name, so that nothing of the services is imported; a figure that no module declares is left out. */
const SHOWN = [
  'complaints.open',
  'complaints.late',
  'complaints.received-today',
  'complaints.closed-today',
  'complaints.minutes-to-response',
] as const;
const OPEN = 'complaints.open';
const LATE = 'complaints.late';
const MINUTES = 'complaints.minutes-to-response';

export async function readFigures(city: City): Promise<Figure[]> {
  const now = city.now();
  return (await readIndicators(city, SHOWN)).map((reading) => {
    const { name, unit, value, source, at, freshFor, failed } = reading;
    // A median of nothing (no answer in 30 days) is known too; a count always has a value.
    const known = value !== null || (!failed && unit !== 'count');
    const health = healthOf({ known, at, failed }, freshFor, now);
    return {
      name,
      unit,
      value: health === 'dead' ? null : value,
      source,
      at: at?.toISOString() ?? null,
      freshFor,
      health,
    };
  });
}

/** A dead cut is not an empty one: then every agency's figure is unknown. */
function lookup(reading: Reading | undefined, city: City): { dead: boolean; of(id: string): number | null } {
  const known = reading !== undefined && (reading.cuts.length > 0 || !reading.failed);
  const health = reading
    ? healthOf({ known, at: reading.at, failed: reading.failed }, reading.freshFor, city.now())
    : 'dead';
  const values = new Map(reading?.cuts.map((cut) => [cut.key, cut.value]));
  const counted = reading?.unit === 'count';
  return {
    dead: health === 'dead',
    // An agency that a living count does not mention has none; a living median that does not mention it is unknown.
    of: (id) => (health === 'dead' ? null : (values.get(id) ?? (counted ? 0 : null))),
  };
}

/** Agencies with open cases or an answer time, most late first. Independent columns: one dead figure leaves the others. */
export async function readAgencies(city: City, language: Language): Promise<AgencyTable> {
  const [readings, tree] = await Promise.all([
    readIndicators(city, [OPEN, LATE, MINUTES], 'agency'),
    readPart(city, 'directory.agencies', () => agencies(city)),
  ]);
  const by = new Map(readings.map((reading) => [reading.name, reading]));
  const columns = [OPEN, LATE, MINUTES].map((name) => lookup(by.get(name), city));
  const [open, late, minutes] = columns;
  const ids = new Set(readings.flatMap((reading) => reading.cuts.flatMap((cut) => cut.key ?? [])));
  const rows = [...ids].flatMap((id): AgencyRow[] => {
    const agency = tree.value?.find(id);
    if (!agency) return [];
    return [
      {
        id,
        name: say(agency.name, language),
        short: agency.short,
        open: open?.of(id) ?? null,
        late: late?.of(id) ?? null,
        minutes: minutes?.of(id) ?? null,
      },
    ];
  });
  rows.sort(
    (a, b) =>
      (b.late ?? 0) - (a.late ?? 0) || (b.open ?? 0) - (a.open ?? 0) || a.short.localeCompare(b.short),
  );
  const oldest = readings.reduce<Date | null>(
    (first, { at }) => (at && (!first || at < first) ? at : first),
    null,
  );
  const freshFor = by.get(OPEN)?.freshFor ?? 60;
  const dead = columns.every((column) => column.dead);
  const failed = readings.some((reading) => reading.failed);
  return {
    source: by.get(OPEN)?.source ?? readings[0]?.source ?? '',
    at: oldest?.toISOString() ?? null,
    freshFor,
    health: dead
      ? 'dead'
      : healthOf({ known: true, at: oldest, failed: false }, freshFor, city.now()) === 'stale' || failed
        ? 'stale'
        : 'fresh',
    rows: dead ? [] : rows,
  };
}
