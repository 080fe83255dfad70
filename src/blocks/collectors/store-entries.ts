/** SQL of what phones wrote down, and of what became of it. */
import type { Runner } from '../../platform/db/database.ts';
import { type Insert, tableOf } from '../../platform/db/insert.ts';
import { sql } from '../../platform/db/sql.ts';

export type EntryKind = 'receipt' | 'void' | 'deposit' | 'note';
export type Standing = 'booked' | 'refused' | 'noted';
export type EntryRow = {
  hash: string;
  device: number;
  seq: number;
  prev: string;
  line: string;
  signature: string;
  kind: EntryKind;
  collector: string;
  agency: string;
  number: string;
  pay_code: string | null;
  amount: number | null;
  device_at: Date;
  effective_at: Date;
  told_at: Date;
  told_by: string;
  standing: Standing;
};

const ENTRY = tableOf('collectors.entry', {
  ...{ hash: 'text', device: 'bigint', seq: 'integer', prev: 'text', line: 'text', signature: 'text' },
  ...{ kind: 'text', collector: 'uuid', agency: 'text', number: 'text', pay_code: 'text', amount: 'bigint' },
  ...{ device_at: 'timestamptz', effective_at: 'timestamptz', told_at: 'timestamptz', told_by: 'text' },
  standing: 'text',
});

export function insertEntry(e: EntryRow): Insert {
  return {
    into: ENTRY,
    row: [
      ...[e.hash, e.device, e.seq, e.prev, e.line, e.signature, e.kind, e.collector, e.agency, e.number],
      ...[e.pay_code, e.amount, e.device_at, e.effective_at, e.told_at, e.told_by, e.standing],
    ],
  };
}

const columns = sql`hash, device, seq, prev, line, signature, kind, collector, agency, number, pay_code, amount,
  device_at, effective_at, told_at, told_by, standing`;

export async function findEntries(runner: Runner, hashes: readonly string[]): Promise<EntryRow[]> {
  return runner.rows(sql`select ${columns} from collectors.entry where hash = any(${hashes}::text[])`);
}

export async function entriesAt(runner: Runner, device: number, seq: number): Promise<EntryRow[]> {
  return runner.rows(
    sql`select ${columns} from collectors.entry where device = ${device} and seq = ${seq} order by told_at, hash`,
  );
}

/** Which of these numbers came twice with different contents, and which name another one before than came; also those that follow them. */
export async function brokenPlaces(
  runner: Runner,
  device: number,
  seqs: readonly number[],
): Promise<{ kind: 'fork' | 'chain'; seq: number }[]> {
  const touched = [...new Set(seqs.flatMap((seq) => [seq, seq + 1]))];
  return runner.rows(sql`select 'fork' as kind, seq from collectors.entry
      where device = ${device} and seq = any(${touched}::integer[]) group by seq having count(*) > 1
    union all
    select 'chain', e.seq from collectors.entry e
      where e.device = ${device} and e.seq = any(${touched}::integer[]) and e.seq > 1
      and exists (select from collectors.entry p where p.device = e.device and p.seq = e.seq - 1)
      and not exists (select from collectors.entry p where p.device = e.device and p.seq = e.seq - 1 and p.hash = e.prev)
    order by seq`);
}

export type Reach = { last: number; whole: number; missing: number[] };

/** How far a phone's numbers came: the highest, up to which all are there, and the first that are missing. */
export async function reachOf(runner: Runner, device: number, most = 50): Promise<Reach> {
  const { last, came } = await runner.one<{ last: number; came: number }>(sql`select
    coalesce(max(seq), 0) as last, count(distinct seq)::int as came from collectors.entry where device = ${device}`);
  if (came === last) return { last, whole: last, missing: [] };
  const rows = await runner.rows<{ n: number }>(sql`select n from generate_series(1, ${last}::integer) n
    where not exists (select from collectors.entry e where e.device = ${device} and e.seq = n) order by n limit ${most}`);
  const missing = rows.map(({ n }) => n);
  return { last, whole: (missing[0] ?? last + 1) - 1, missing };
}

/** Voids whose receipt or deposit is there and about which nothing was decided yet, in their order. */
export async function voidsToSettle(
  runner: Runner,
  most: number,
): Promise<{ void: EntryRow; of: EntryRow }[]> {
  const rows = await runner.rows<{ void: string; of: string }>(sql`select v.hash as void, e.hash as of
    from collectors.entry v join collectors.entry e on e.hash = split_part(v.line, '.', 10)
    where v.kind = 'void' and v.standing = 'noted' and not exists (select from collectors.voided d where d.void = v.hash)
    order by v.effective_at, v.seq limit ${most}`);
  const found = new Map(
    (
      await findEntries(
        runner,
        rows.flatMap((row) => [row.void, row.of]),
      )
    ).map((row) => [row.hash, row]),
  );
  return rows.map((row) => ({ void: found.get(row.void) as EntryRow, of: found.get(row.of) as EntryRow }));
}

/** What phones wrote since a moment, the newest first. */
export async function entriesSince(
  runner: Runner,
  given: { devices: readonly number[]; since: Date; most: number },
): Promise<EntryRow[]> {
  return runner.rows(sql`select ${columns} from collectors.entry
    where device = any(${given.devices}::bigint[]) and effective_at >= ${given.since} and kind <> 'void'
    order by effective_at desc, seq desc limit ${given.most}`);
}

/** Receipts that a phone wrote after it was reported gone. */
export async function refusedReceipts(runner: Runner, device: number): Promise<string[]> {
  const rows = await runner.rows<{ hash: string }>(sql`select hash from collectors.entry
    where device = ${device} and standing = 'refused' and kind = 'receipt' order by seq, hash`);
  return rows.map(({ hash }) => hash);
}

export async function insertVoided(
  tx: Runner,
  v: { entry: string; void: string; booking: string | null; refused: string | null; at: Date },
): Promise<void> {
  await tx.run(sql`insert into collectors.voided (entry, void, booking, refused, at)
    values (${v.entry}, ${v.void}, ${v.booking}, ${v.refused}, ${v.at})`);
}

export type VoidedRow = { entry: string; void: string; refused: string | null };

export async function voidedOf(runner: Runner, hashes: readonly string[]): Promise<VoidedRow[]> {
  return runner.rows(
    sql`select entry, void, refused from collectors.voided where entry = any(${hashes}::text[])`,
  );
}
