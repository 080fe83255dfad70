/** Writes rows of a table, a batch at a time: each becomes a case of the past, is known already, or is set aside. */
import { cellOf, nextNumber } from '../../../blocks/cases/api.ts';
import { change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { seal } from '../../../platform/crypt.ts';
import { asOne, type Insert } from '../../../platform/db/insert.ts';
import { Problem } from '../../../shared/errors.ts';
import { localDate } from '../../../shared/time.ts';
import { countedTiles } from '../map.ts';
import { visibilityOf } from '../rules/visibility.ts';
import type { Settings } from '../settings.ts';
import { addToTiles, type TileDelta } from '../store-map.ts';
import { faceOfWords } from '../trust/screen.ts';
import { externalIdOf, type Fields, type PastCase, type SetAside } from './convert.ts';
import * as store from './store.ts';

/** Ids of one run; a table with more rows than this cannot be imported at once. */
export const BLOCK = 10_000_000;

const UNIQUE_VIOLATION = '23505';

/** A row of the table; `at` is its place in the order of the run, which depends on the file and its mapping alone. */
export type Read = { line: number; at: number; fields: Fields; row: PastCase | SetAside };
export type Promised = (row: PastCase) => Date | null;

/** What became of one row, now or in an earlier attempt. */
export type Fate = { is: 'case'; open: boolean } | { is: 'known' } | { is: 'aside'; reason: string };

export type Batch = {
  rows: readonly Read[];
  settings: Settings;
  promise: Promised;
  /** The batch that is to be committed first. */
  before: Promise<unknown> | undefined;
};

/** Settles one batch: what an earlier attempt wrote stays, all else is written. Says what became of each row, in their order. */
export async function settle(ctx: Context, run: store.RunRow, batch: Batch): Promise<Fate[]> {
  try {
    return await write(ctx, run, batch);
  } catch (error) {
    // Another process goes on with the same run and was faster: then its rows are found there.
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    return write(ctx, run, batch);
  }
}

const isGood = (read: Read): read is Read & { row: PastCase } => !('reason' in read.row);

async function write(
  ctx: Context,
  run: store.RunRow,
  { rows, settings, promise, before }: Batch,
): Promise<Fate[]> {
  const { city } = ctx;
  const start = rows[0]?.at ?? 0;
  const idOf = ({ fields }: Read) => externalIdOf(run.mapping, fields);
  const inTime = start >= run.done;
  const ahead = inTime ? await codesFor(ctx, rows.filter(isGood).length) : [];
  return change(ctx, async (tx) => {
    const found = await store.runById(tx, run.id);
    if (found?.state !== 'running') throw new Problem(409, 'complaints.import-not-running');
    const behind = start < found.done;
    // The place alone proves nothing: what counts as settled was written, as a case or as a row set aside.
    const { cases, aside } = behind
      ? await store.settledRows(
          tx,
          run.id,
          rows.map(idOf),
          rows.map(({ line }) => line),
        )
      : { cases: new Map<string, boolean>(), aside: new Map<number, string>() };
    const isNew = (read: Read) => !aside.has(read.line) && !cases.has(idOf(read));
    const fresh = behind ? rows.filter(isNew) : rows;
    const known = await store.knownIds(
      tx,
      run.source,
      fresh.filter(isGood).map(({ row }) => row.externalId),
    );
    const taken = fresh.filter(isGood).filter(({ row }) => !known.has(row.externalId));
    const codes = ahead.length >= taken.length ? ahead : await codesFor(ctx, taken.length);
    const inserts: Insert[] = [];
    const deltas: TileDelta[] = [];
    taken.forEach(({ row, at }, next) => {
      const category = settings.category(row.category);
      const visibility = category ? visibilityOf(category) : 'hidden';
      const day = localDate(row.openedAt, city.zone);
      const cell = row.point ? cellOf(row.point) : null;
      inserts.push(
        ...rowsOf(ctx, run, {
          row,
          id: run.block * BLOCK + at,
          code: codes[next] ?? '',
          visibility,
          agency: row.agency ?? (settings.agencyFor(row.category, row.area, day) || null),
          due: promise(row),
          cell,
          priority: category?.priority ?? 3,
        }),
      );
      const shown = visibility === 'hidden' ? null : cell;
      deltas.push(...countedTiles(shown, row.category, row.closedAt === null, 1));
    });
    for (const { row, line, fields } of fresh)
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
    if (!behind || inserts.length > 0) {
      const now = await store.lockRun(tx, run.id);
      if (now?.state !== 'running' || (!behind && now.done !== start))
        throw new Problem(409, 'complaints.import-not-running');
      await addToTiles(tx, deltas);
      if (!behind) await store.moveRun(tx, run.id, start + rows.length);
    }
    return rows.map((read): Fate => {
      const reason = aside.get(read.line);
      if (reason !== undefined) return { is: 'aside', reason };
      const open = cases.get(idOf(read));
      if (open !== undefined) return { is: 'case', open };
      if (!isGood(read)) return { is: 'aside', reason: (read.row as SetAside).reason };
      if (known.has(read.row.externalId)) return { is: 'known' };
      return { is: 'case', open: read.row.closedAt === null };
    });
  });
}

async function codesFor(ctx: Context, count: number): Promise<string[]> {
  const numbers = await Promise.all(Array.from({ length: count }, () => nextNumber(ctx.city)));
  return numbers.map(({ code }) => code);
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
