/** Imports a table: judged row by row, written in batches that can be cut off anywhere, resumed, and undone as a whole. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cellOf, nextNumber } from '../../../blocks/cases/api.ts';
import { agencies, areas, calendar } from '../../../blocks/directory/api.ts';
import { actorLabel, change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { seal } from '../../../platform/crypt.ts';
import { asOne, type Insert } from '../../../platform/db/insert.ts';
import { Problem } from '../../../shared/errors.ts';
import { dueAt } from '../../../shared/working-time.ts';
import { countedTiles } from '../map.ts';
import { visibilityOf } from '../rules/visibility.ts';
import { type Settings, settingsOf } from '../settings.ts';
import { addToTiles, type TileDelta } from '../store-map.ts';
import { faceOfWords } from '../trust/screen.ts';
import { type CityFacts, converter, type Fields, type PastCase, type SetAside } from './convert.ts';
import { type Judged, judge, newJudged } from './judge.ts';
import type { Mapping } from './mapping.ts';
import * as store from './store.ts';
import { Lacking, type Missing, supply } from './supply.ts';
import { openTable, type Table } from './table.ts';

/** Rows that are put in the order of time together; memory holds no more than these. */
const STRETCH = 100_000;
const BATCH = 1000;
const UNIQUE_VIOLATION = '23505';
/** While the database writes one batch the next is made ready and sent; they are committed in their order. */
const AT_ONCE = 2;
/** Ids of one block; a file with more rows than this cannot be imported at once. */
const BLOCK = 10_000_000;

export type Report = {
  file: string;
  encoding: string;
  delimiter: string;
  rows: number;
  /** Became cases, or would in a trial. */
  imported: number;
  open: number;
  closed: number;
  /** In this city already, from this source. */
  known: number;
  setAside: { reason: string; count: number }[];
  repaired: { how: string; count: number }[];
  /** What the city lacks; made by `create`, otherwise the reason why rows were set aside. */
  missing: Missing;
  judged: Judged;
  run: string | null;
};

export type Progress = (bytesRead: number, bytes: number) => void;

type Read = { line: number; fields: Fields; row: PastCase | SetAside };

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

/** All rows of the file in stretches, each in the order of time, those that are set aside first. */
async function* stretches(
  table: Table,
  convert: (fields: Fields) => PastCase | SetAside,
  lacking: Lacking,
): AsyncGenerator<Read[]> {
  let stretch: Read[] = [];
  const ordered = () =>
    stretch
      .map((read, at) => ({
        read,
        at,
        time: 'reason' in read.row ? Number.NEGATIVE_INFINITY : read.row.openedAt.getTime(),
      }))
      .sort((a, b) => a.time - b.time || a.at - b.at)
      .map(({ read }) => read);
  for await (const { line, values } of table.rows) {
    lacking.see(values);
    const fields: Fields = {};
    table.header.forEach((name, at) => {
      fields[name] = values[at];
    });
    const tooMany =
      values.length > table.header.length && values.slice(table.header.length).some((value) => value !== '');
    const row = tooMany
      ? ({ reason: 'too-many-columns', detail: `${values.length} > ${table.header.length}` } as const)
      : convert(fields);
    stretch.push({ line, fields, row });
    if (stretch.length < STRETCH) continue;
    yield ordered();
    stretch = [];
  }
  if (stretch.length > 0) yield ordered();
}

class Tally {
  rows = 0;
  imported = 0;
  open = 0;
  known = 0;
  readonly setAside = new Map<string, number>();
  readonly repaired = new Map<string, number>();
  readonly judged = newJudged();

  aside(reason: string): void {
    this.setAside.set(reason, (this.setAside.get(reason) ?? 0) + 1);
  }

  took(row: PastCase, due: Date | null, now: Date): void {
    this.imported += 1;
    if (!row.closedAt) this.open += 1;
    if (row.repaired) this.repaired.set(row.repaired, (this.repaired.get(row.repaired) ?? 0) + 1);
    judge(this.judged, row, due, now);
  }
}

const sorted = (counts: Map<string, number>) => [...counts].sort((a, b) => b[1] - a[1]);

function reportOf(path: string, table: Table, tally: Tally, missing: Missing, run: string | null): Report {
  return {
    file: basename(path),
    encoding: table.encoding,
    delimiter: table.delimiter,
    rows: tally.rows,
    imported: tally.imported,
    open: tally.open,
    closed: tally.imported - tally.open,
    known: tally.known,
    setAside: sorted(tally.setAside).map(([reason, count]) => ({ reason, count })),
    repaired: sorted(tally.repaired).map(([how, count]) => ({ how, count })),
    missing,
    judged: tally.judged,
    run,
  };
}

/** Our promise of completion for a case of the past, by the rules of today; worked out once for each. */
async function promiser(ctx: Context): Promise<(row: PastCase) => Date | null> {
  const [{ limits }, working] = await Promise.all([settingsOf(ctx.city), calendar(ctx.city)]);
  const known = new WeakMap<PastCase, Date | null>();
  return (row) => {
    let due = known.get(row);
    if (due === undefined) {
      due = dueAt({ start: row.openedAt, limit: limits.completion(row.category), pauses: [] }, working);
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
  const settings = await settingsOf(ctx.city);
  const facts = await factsOf(ctx, settings);
  const table = await openTable(path, mapping);
  const lacking = new Lacking(table.header, mapping, facts);
  const promise = await promiser(ctx);
  const tally = new Tally();
  for await (const stretch of stretches(table, converter(mapping, facts), lacking))
    for (let from = 0; from < stretch.length; from += BATCH) {
      const batch = stretch.slice(from, from + BATCH);
      const ids = batch.flatMap(({ row }) => ('reason' in row ? [] : [row.externalId]));
      const known = await store.knownIds(ctx.city.db, mapping.source, ids);
      for (const { row, line, fields } of batch) {
        tally.rows += 1;
        if ('reason' in row) {
          tally.aside(row.reason);
          aside(line, fields, row);
        } else if (known.has(row.externalId)) tally.known += 1;
        else tally.took(row, promise(row), ctx.now);
      }
      progress(table.read(), table.bytes);
    }
  return reportOf(path, table, tally, lacking.all(), null);
}

/**
 * Imports the file; a run of the same file and source that was cut off goes on where it stood. Every row becomes a
 * case, is known already, or is set aside with its reason: the three add up to the rows of the file.
 */
export async function importFile(
  ctx: Context,
  path: string,
  mapping: Mapping,
  progress: Progress = () => {},
): Promise<Report> {
  const { city, now } = ctx;
  let settings = await settingsOf(city);
  const facts = await factsOf(ctx, settings);
  const table = await openTable(path, mapping);
  const sha256 = await digest(path);
  const { kind, id: who } = actorLabel(ctx.actor);
  const run =
    (await store.unfinishedRun(city.db, mapping.source, sha256)) ??
    (await change(ctx, async (tx) => {
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
    }));
  const lacking = new Lacking(table.header, mapping, facts);
  const promise = await promiser(ctx);
  const tally = new Tally();
  let position = 0;
  for await (const stretch of stretches(table, converter(mapping, facts), lacking)) {
    if (mapping.create) {
      await supply(ctx, mapping, lacking.fresh());
      settings = await settingsOf(city);
    }
    const settled = async ({ batch, taken }: Settled) => {
      const ids = await taken;
      for (const { row } of batch) {
        if ('reason' in row) tally.aside(row.reason);
        else if (ids.has(row.externalId)) tally.took(row, promise(row), now);
        else tally.known += 1;
      }
      progress(table.read(), table.bytes);
    };
    const writing: Settled[] = [];
    try {
      for (let from = 0; from < stretch.length; from += BATCH) {
        const batch = stretch.slice(from, from + BATCH);
        const start = position;
        position += batch.length;
        tally.rows += batch.length;
        const taken = settle(ctx, run, { batch, start, settings, promise, before: writing.at(-1)?.taken });
        // Its failure is met where it is awaited; until then nobody may call it unhandled.
        taken.catch(() => {});
        writing.push({ batch, taken });
        if (writing.length >= AT_ONCE) await settled(writing.shift() as Settled);
      }
      for (let next = writing.shift(); next; next = writing.shift()) await settled(next);
    } finally {
      await Promise.allSettled(writing.map(({ taken }) => taken));
    }
  }
  const report = reportOf(path, table, tally, lacking.all(), run.id);
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
  return report;
}

type Settled = { batch: Read[]; taken: Promise<Set<string>> };
type Batch = {
  batch: Read[];
  start: number;
  settings: Settings;
  promise: (row: PastCase) => Date | null;
  /** The batch that is to be committed first. */
  before: Promise<unknown> | undefined;
};

/** Writes one batch unless an earlier attempt did; says which of its rows are cases of this run. */
async function settle(ctx: Context, run: store.RunRow, what: Batch): Promise<Set<string>> {
  try {
    return await write(ctx, run, what);
  } catch (error) {
    // Another process goes on with the same run and was faster: then its rows are found there.
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    return write(ctx, run, what);
  }
}

async function write(
  ctx: Context,
  run: store.RunRow,
  { batch, start, settings, promise, before }: Batch,
): Promise<Set<string>> {
  const { city } = ctx;
  const good = batch.flatMap(({ row, line }) => ('reason' in row ? [] : [{ row, line }]));
  const codes = start >= run.done ? await Promise.all(good.map(() => nextNumber(city))) : [];
  return change(ctx, async (tx) => {
    const found = await store.runById(tx, run.id);
    if (found?.state !== 'running') throw new Problem(409, 'complaints.import-not-running');
    if (start < found.done)
      return store.ofRun(
        tx,
        run.id,
        good.map(({ row }) => row.externalId),
      );
    const known = await store.knownIds(
      tx,
      run.source,
      good.map(({ row }) => row.externalId),
    );
    const inserts: Insert[] = [];
    const deltas: TileDelta[] = [];
    const taken = new Set<string>();
    good.forEach(({ row }, at) => {
      if (known.has(row.externalId)) return;
      taken.add(row.externalId);
      const id = run.block * BLOCK + start + at;
      const category = settings.category(row.category);
      const visibility = category ? visibilityOf(category) : 'hidden';
      const agency =
        row.agency ??
        (settings.agencyFor(row.category, row.area, row.openedAt.toISOString().slice(0, 10)) || null);
      const due = promise(row);
      const cell = row.point ? cellOf(row.point) : null;
      inserts.push(
        ...rowsOf(ctx, run, {
          row,
          id,
          code: codes[at]?.code ?? '',
          visibility,
          agency,
          due,
          cell,
          priority: category?.priority ?? 3,
        }),
      );
      deltas.push(
        ...countedTiles(visibility === 'hidden' ? null : cell, row.category, row.closedAt === null, 1),
      );
    });
    for (const { row, line, fields } of batch)
      if ('reason' in row)
        inserts.push({
          into: store.REFUSED,
          row: [
            run.id,
            line,
            fields[run.mapping.columns.id] ?? null,
            row.reason,
            row.detail.slice(0, 300),
            seal(city, JSON.stringify(fields)),
          ],
        });
    if (inserts.length > 0) await tx.run(asOne(inserts));
    // Where the batch before this one failed, this one must not stand either.
    await before;
    const now = await store.lockRun(tx, run.id);
    if (now?.state !== 'running' || now.done !== start)
      throw new Problem(409, 'complaints.import-not-running');
    await addToTiles(tx, deltas);
    await store.moveRun(tx, run.id, start + batch.length);
    return taken;
  });
}

type Past = {
  row: PastCase;
  id: number;
  code: string;
  visibility: string;
  agency: string | null;
  due: Date | null;
  cell: number | null;
  priority: number;
};

function rowsOf(ctx: Context, run: store.RunRow, past: Past): Insert[] {
  const { row, id, code, visibility, agency, due, cell, priority } = past;
  const { city } = ctx;
  const closed = row.closedAt;
  const face = faceOfWords(row.description);
  const point = row.point ? `(${row.point.lng},${row.point.lat})` : null;
  const what = [
    id,
    code,
    'complaints',
    row.category,
    closed ? 'closed' : 'assigned',
    closed === null,
    visibility,
    face.title,
  ];
  const where = [row.area, point, row.place, cell];
  const when = [row.openedAt, closed, closed ? null : due, due, row.openedAt, closed];
  const out: Insert[] = [
    { into: store.CASE, row: [...what, agency, ...where, priority, ...when] },
    { into: store.ENTRY, row: [id, row.openedAt, 'received', 'public', 'reporter', agency, null, '{}'] },
    {
      into: store.COMPLAINT,
      row: [
        id,
        row.description,
        'import',
        'id',
        false,
        row.contact ? seal(city, JSON.stringify(row.contact)) : null,
        closed ? 'unknown' : null,
        face.public_text,
        face.full_title,
      ],
    },
    { into: store.IMPORTED, row: [run.source, row.externalId, run.id, id] },
  ];
  if (closed)
    out.push({
      into: store.ENTRY,
      row: [
        id,
        closed,
        'closed',
        'public',
        'system',
        agency,
        row.closure,
        JSON.stringify({ imported: true }),
      ],
    });
  return out;
}

/** Takes back what a run brought in. Cases that somebody has worked on since stay, and are counted. */
export async function undoImport(
  ctx: Context,
  runId: string,
  progress: Progress = () => {},
): Promise<{ undone: number; kept: number }> {
  const { city } = ctx;
  const all = await store.importedCount(city.db, runId);
  let undone = 0;
  for (;;) {
    const some = await change(ctx, async (tx) => {
      const run = await store.lockRun(tx, runId);
      if (!run || run.state === 'undone') throw new Problem(404, 'complaints.import-not-found');
      const gone = await store.undoSome(tx, runId, 2000);
      await addToTiles(
        tx,
        gone.flatMap((one) =>
          countedTiles(one.visibility === 'hidden' ? null : one.cell, one.kind, one.open, -one.at_all),
        ),
      );
      return gone.reduce((sum, one) => sum + one.at_all, 0);
    });
    if (some === 0) break;
    undone += some;
    progress(undone, all);
  }
  const kept = await store.importedCount(city.db, runId);
  await change(ctx, async (tx) => {
    const run = await store.lockRun(tx, runId);
    if (!run) throw new Problem(404, 'complaints.import-not-found');
    await store.endRun(tx, runId, {
      state: 'undone',
      rows: run.rows,
      counts: { ...run.counts, undone, kept },
      at: city.now(),
    });
    tx.audit({ action: 'complaints.import.undone', subject: runId, after: { undone, kept } });
    tx.emit({ type: 'complaints.import.undone', subject: runId, payload: { undone } });
  });
  return { undone, kept };
}
