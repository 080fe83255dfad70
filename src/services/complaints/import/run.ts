/** Imports a table: judged row by row, written in batches that can be cut off anywhere and resumed. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { agencies, areas, calendar } from '../../../blocks/directory/api.ts';
import { actorLabel, change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { Problem } from '../../../shared/errors.ts';
import { dueAt } from '../../../shared/working-time.ts';
import { type Settings, settingsOf } from '../settings.ts';
import { type CityFacts, converter, type Fields, orderOf, type PastCase, type SetAside } from './convert.ts';
import type { Mapping } from './mapping.ts';
import { type Report, reportOf, Tally } from './report.ts';
import { BLOCK, type Fate, type Promised, type Read, settle } from './settle.ts';
import * as store from './store.ts';
import { Lacking, supply } from './supply.ts';
import { openTable, type Table } from './table.ts';

/** Rows that are put in the order of time together; memory holds no more than these. */
const STRETCH = 100_000;
const BATCH = 1000;
/** While the database writes one batch the next is made ready and sent; they are committed in their order. */
const AT_ONCE = 2;

export type Progress = (bytesRead: number, bytes: number) => void;

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** What the city knows today, as far as rows are held against it. */
export async function factsOf(ctx: Context, settings: Settings): Promise<CityFacts> {
  const { city, now } = ctx;
  const [tree, directory] = await Promise.all([agencies(city), areas(city)]);
  const known = new Set(settings.current.map(({ id }) => id));
  return {
    zone: city.zone,
    now,
    box: city.bbox,
    locate:
      directory.all().length > 0
        ? (point) => {
            const found = directory.locate(point);
            return 'outside' in found ? 'outside' : found.code;
          }
        : undefined,
    hasArea: (code) => directory.find(code) !== undefined,
    hasCategory: (id) => known.has(id),
    hasAgency: (id) => tree.find(id) !== undefined,
  };
}

/**
 * All rows of the file in stretches, each in the order of time as the file tells it, what has no readable time first.
 * The order takes nothing from the city: whoever resumes finds each row at its place.
 */
async function* stretches(
  table: Table,
  mapping: Mapping,
  facts: CityFacts,
  lacking: Lacking,
): AsyncGenerator<Read[]> {
  const convert = converter(mapping, facts);
  const order = orderOf(mapping, facts.zone);
  let stretch: { time: number; read: Read }[] = [];
  let rows = 0;
  const ordered = () => {
    const start = rows - stretch.length;
    return stretch
      .sort((a, b) => a.time - b.time || a.read.at - b.read.at)
      .map(({ read }, place): Read => ({ ...read, at: start + place }));
  };
  for await (const { line, values } of table.rows) {
    if (rows >= BLOCK) throw new Problem(422, 'complaints.import-too-many-rows');
    lacking.see(values);
    const fields: Fields = {};
    table.header.forEach((name, at) => {
      fields[name] = values[at];
    });
    const tooMany =
      values.length > table.header.length && values.slice(table.header.length).some((value) => value !== '');
    // Converted all the same: its number is taken.
    const converted = convert(fields);
    const row = tooMany
      ? ({ reason: 'too-many-columns', detail: `${values.length} > ${table.header.length}` } as const)
      : converted;
    stretch.push({ time: order(fields), read: { line, at: rows, fields, row } });
    rows += 1;
    if (stretch.length < STRETCH) continue;
    yield ordered();
    stretch = [];
  }
  if (stretch.length > 0) yield ordered();
}

/** Our promise of completion for a case of the past, by the rules of today; worked out once for each. */
async function promiser(ctx: Context, settings: Settings, mapping: Mapping): Promise<Promised> {
  const working = await calendar(ctx.city);
  const known = new WeakMap<PastCase, Date | null>();
  return (row) => {
    let due = known.get(row);
    if (due === undefined) {
      // A category that is still to be made will have the class that the mapping gives it.
      const made = mapping.create && !settings.category(row.category) ? mapping.create.clock : undefined;
      const limit = made ? settings.limits.ofClass(made) : settings.limits.completion(row.category);
      due = dueAt({ start: row.openedAt, limit, pauses: [] }, working);
      known.set(row, due);
    }
    return due;
  };
}

/** Reads the whole file and says what an import would do; changes nothing. `aside` hears each row that would be set aside. */
export async function tryImport(
  ctx: Context,
  path: string,
  mapping: Mapping,
  progress: Progress = () => {},
  aside: (line: number, fields: Fields, why: SetAside) => void = () => {},
): Promise<Report> {
  const { city, now } = ctx;
  const settings = await settingsOf(city);
  const facts = await factsOf(ctx, settings);
  const table = await openTable(path, mapping);
  const sha256 = await digest(path);
  const lacking = new Lacking(table.header, mapping, facts);
  const promise = await promiser(ctx, settings, mapping);
  const tally = new Tally();
  for await (const stretch of stretches(table, mapping, facts, lacking))
    for (let from = 0; from < stretch.length; from += BATCH) {
      const batch = stretch.slice(from, from + BATCH);
      const ids = batch.flatMap(({ row }) => ('reason' in row ? [] : [row.externalId]));
      const known = await store.knownIds(city.db, mapping.source, ids);
      for (const { row, line, fields } of batch) {
        tally.rows += 1;
        if ('reason' in row) {
          tally.aside(row.reason);
          aside(line, fields, row);
        } else if (known.has(row.externalId)) tally.known += 1;
        else tally.took(row.closedAt === null, row, promise(row), now);
      }
      progress(table.read(), table.bytes);
    }
  const left = await store.leftRuns(city.db, mapping, sha256);
  return reportOf(path, table, tally, { missing: lacking.all(), run: null, left });
}

/** The run to go on with, or a new one: a run that was cut off under another mapping is left as it is. */
async function beginRun(ctx: Context, path: string, mapping: Mapping, sha256: string): Promise<store.RunRow> {
  const { city, now } = ctx;
  const { kind, id: who } = actorLabel(ctx.actor);
  const unfinished = await store.unfinishedRun(city.db, mapping, sha256);
  if (unfinished) return unfinished;
  return change(ctx, async (tx) => {
    for (const { run, imported } of await store.leaveRuns(tx, mapping, sha256, now))
      tx.audit({ action: 'complaints.import.left', subject: run, after: { imported } });
    const made = await store.insertRun(tx, {
      source: mapping.source,
      file: basename(path),
      sha256,
      mapping,
      at: now,
      by: who ? `${kind}:${who}` : kind,
    });
    tx.audit({
      action: 'complaints.import.started',
      subject: made.id,
      after: { file: made.file, source: made.source },
    });
    return made;
  });
}

/**
 * Imports the file; a run of the same file, source and mapping that was cut off goes on where it stood. Every row
 * becomes a case, is known already, or is set aside with its reason: the three add up to the rows of the file.
 */
export async function importFile(
  ctx: Context,
  path: string,
  mapping: Mapping,
  progress: Progress = () => {},
): Promise<Report> {
  const { city } = ctx;
  const table = await openTable(path, mapping);
  const sha256 = await digest(path);
  const run = await beginRun(ctx, path, mapping, sha256);
  // What lay in the future when the run began does so to its end, however often it is resumed.
  const now = run.started_at;
  let settings = await settingsOf(city);
  const facts = await factsOf({ ...ctx, now }, settings);
  const lacking = new Lacking(table.header, mapping, facts);
  const tally = new Tally();
  for await (const stretch of stretches(table, mapping, facts, lacking)) {
    if (mapping.create) {
      await supply(ctx, mapping, lacking.fresh());
      settings = await settingsOf(city);
    }
    const promise = await promiser(ctx, settings, mapping);
    const settled = async ({ rows, fates }: Writing) => {
      (await fates).forEach((fate, at) => {
        tally.rows += 1;
        const row = rows[at]?.row;
        const good = row && !('reason' in row) ? row : undefined;
        if (fate.is === 'aside') tally.aside(fate.reason);
        else if (fate.is === 'known') tally.known += 1;
        else tally.took(fate.open, good, good ? promise(good) : null, now);
      });
      progress(table.read(), table.bytes);
    };
    const writing: Writing[] = [];
    try {
      for (let from = 0; from < stretch.length; from += BATCH) {
        const rows = stretch.slice(from, from + BATCH);
        const fates = settle(ctx, run, { rows, settings, promise, before: writing.at(-1)?.fates });
        // Its failure is met where it is awaited; until then nobody may call it unhandled.
        fates.catch(() => {});
        writing.push({ rows, fates });
        if (writing.length >= AT_ONCE) await settled(writing.shift() as Writing);
      }
      for (let next = writing.shift(); next; next = writing.shift()) await settled(next);
    } finally {
      await Promise.allSettled(writing.map(({ fates }) => fates));
    }
  }
  const left = await store.leftRuns(city.db, mapping, sha256);
  const report = reportOf(path, table, tally, { missing: lacking.all(), run: run.id, left });
  await change(ctx, async (tx) => {
    const { imported, known, setAside, judged } = report;
    await store.endRun(tx, run.id, {
      state: 'done',
      rows: tally.rows,
      counts: { imported, known, setAside, judged },
      at: city.now(),
    });
    tx.audit({
      action: 'complaints.import.finished',
      subject: run.id,
      after: { imported, known, rows: tally.rows },
    });
    tx.emit({ type: 'complaints.import.finished', subject: run.id, payload: { imported } });
  });
  // This process must not wait for the news to come round.
  city.cache.passed('complaints.import.finished');
  return report;
}

type Writing = { rows: readonly Read[]; fates: Promise<Fate[]> };
