/** SQL of cash in the hands of collectors, and of deposits. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { EntryRow } from './store-entries.ts';

/** Receipts that count, less what was handed in: what should be in each collector's hands, and the receipts it consists of. */
export type CashRow = {
  collector: string;
  agency: string;
  taken: number;
  handed: number;
  /** Since when the oldest of it has been there. */
  since: Date | null;
};

const counted = sql`e.kind = 'receipt' and e.standing = 'booked'
  and not exists (select from collectors.voided v where v.entry = e.hash and v.refused is null)`;

/** Everybody who ever took cash for an agency, or one of them. Deposits hand in the oldest first. */
export async function cashInHand(runner: Runner, collector: string | null = null): Promise<CashRow[]> {
  return runner.rows(sql`
    with taken as (
      select e.collector, e.agency, e.amount, e.effective_at,
        sum(e.amount) over (partition by e.collector, e.agency order by e.effective_at, e.hash) as upto
      from collectors.entry e where ${counted} and (${collector}::uuid is null or e.collector = ${collector}::uuid)),
    handed as (
      select collector, agency, sum(declared)::bigint as amount from collectors.handover
      where ${collector}::uuid is null or collector = ${collector}::uuid group by collector, agency),
    everyone as (select collector, agency from taken union select collector, agency from handed)
    select o.collector, o.agency, coalesce((select sum(t.amount) from taken t
        where t.collector = o.collector and t.agency = o.agency), 0)::bigint as taken,
      coalesce(h.amount, 0) as handed,
      (select min(t.effective_at) from taken t where t.collector = o.collector and t.agency = o.agency
        and t.upto > coalesce(h.amount, 0)) as since
    from everyone o left join handed h on h.collector = o.collector and h.agency = o.agency
    order by o.agency, o.collector`);
}

export async function insertHandover(
  tx: Runner,
  h: {
    deposit: string;
    booking: string;
    collector: string;
    agency: string;
    declared: number;
    counted: number;
    at: Date;
    by: string;
    note: string;
  },
): Promise<void> {
  await tx.run(sql`insert into collectors.handover (deposit, booking, collector, agency, declared, counted, accepted_at, accepted_by, note)
    values (${h.deposit}, ${h.booking}, ${h.collector}, ${h.agency}, ${h.declared}, ${h.counted}, ${h.at}, ${h.by}, ${h.note})`);
}

export type DepositRow = Pick<
  EntryRow,
  'hash' | 'device' | 'collector' | 'agency' | 'amount' | 'line' | 'number' | 'effective_at'
> & {
  accepted_at: Date | null;
  accepted_by: string | null;
  counted: number | null;
  note: string | null;
  booking: string | null;
  withdrawn: boolean;
};

const deposits = sql`select e.hash, e.device, e.collector, e.agency, e.amount, e.line, e.number, e.effective_at,
    h.accepted_at, h.accepted_by, h.counted, h.note, h.booking,
    exists (select from collectors.voided v where v.entry = e.hash and v.refused is null) as withdrawn
  from collectors.entry e left join collectors.handover h on h.deposit = e.hash where e.kind = 'deposit' and e.standing = 'noted'`;

export async function findDeposit(runner: Runner, hash: string): Promise<DepositRow | undefined> {
  return runner.maybe(sql`${deposits} and e.hash = ${hash}`);
}

/** Deposits that wait, and those accepted after a moment; the newest first. */
export async function depositsSince(
  runner: Runner,
  since: Date,
  collector: string | null = null,
): Promise<DepositRow[]> {
  return runner.rows(sql`${deposits} and (h.accepted_at is null or h.accepted_at > ${since})
    and (${collector}::uuid is null or e.collector = ${collector}::uuid) order by e.effective_at desc, e.hash`);
}

/** One at a time decides about a deposit: its acceptance, or its being withdrawn. */
export async function lockDeposit(tx: Runner, hash: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${hash}, 5))`);
}
