/** SQL of what is taxed, what it is like, and for whom. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { ObjectForm } from './rules/forms.ts';

export type ObjectRow = {
  id: number;
  number: string;
  tax: string;
  sealed: Buffer;
  area: string | null;
  pay_code: string;
  opened_on: string;
  closed_on: string | null;
};
const columns = sql`o.id, o.number, o.tax, o.sealed, o.area, o.pay_code, o.opened_on::text, o.closed_on::text`;

export async function nextObjectNumber(tx: Runner): Promise<number> {
  return (await tx.one<{ no: number }>(sql`select nextval('taxes.object_number') as no`)).no;
}

/** Undefined when there is one of this number. */
export async function insertObject(
  tx: Runner,
  o: Omit<ObjectRow, 'id' | 'closed_on'>,
): Promise<number | undefined> {
  const row = await tx.maybe<{
    id: number;
  }>(sql`insert into taxes.object (number, tax, sealed, area, pay_code, opened_on)
    values (${o.number}, ${o.tax}, ${o.sealed}, ${o.area}, ${o.pay_code}, ${o.opened_on})
    on conflict on constraint object_number_key do nothing returning id`);
  return row?.id;
}

export async function lockObject(tx: Runner, id: number): Promise<ObjectRow | undefined> {
  return tx.maybe(sql`select ${columns} from taxes.object o where o.id = ${id} for no key update`);
}

export async function findObject(runner: Runner, id: number): Promise<ObjectRow | undefined> {
  return runner.maybe(sql`select ${columns} from taxes.object o where o.id = ${id}`);
}

export async function findObjectByNumber(runner: Runner, number: string): Promise<ObjectRow | undefined> {
  return runner.maybe(sql`select ${columns} from taxes.object o where o.number = ${number}`);
}

export async function closeObject(tx: Runner, id: number, day: string): Promise<void> {
  await tx.run(sql`update taxes.object set closed_on = ${day} where id = ${id}`);
}

export async function insertForm(
  tx: Runner,
  f: { object: number; since: string; form: ObjectForm; why: string },
): Promise<void> {
  await tx.run(sql`insert into taxes.object_form (object, since, form, why)
    values (${f.object}, ${f.since}, ${JSON.stringify(f.form)}::jsonb, ${f.why})`);
}

export type FormRow = { since: string; form: ObjectForm; why: string };

/** The last first. */
export async function formsOf(runner: Runner, object: number): Promise<FormRow[]> {
  return runner.rows(sql`select since::text, form, why from taxes.object_form
    where object = ${object} order by since desc`);
}

export type HoldingRow = {
  object: number;
  since: string;
  until: string | null;
  payer: string;
  arrears: string | null;
};

export async function holdingsOf(runner: Runner, object: number): Promise<HoldingRow[]> {
  return runner.rows(sql`select object, since::text, until::text, payer, arrears from taxes.holding
    where object = ${object} order by since desc`);
}

/** Who is taxed for the object on a day. */
export async function holderOn(runner: Runner, object: number, day: string): Promise<HoldingRow | undefined> {
  return runner.maybe(sql`select object, since::text, until::text, payer, arrears from taxes.holding
    where object = ${object} and since <= ${day}::date and (until is null or until >= ${day}::date)`);
}

export async function insertHolding(tx: Runner, h: Omit<HoldingRow, 'until'>): Promise<void> {
  await tx.run(sql`insert into taxes.holding (object, since, payer, arrears)
    values (${h.object}, ${h.since}, ${h.payer}, ${h.arrears})`);
}

export async function endHolding(tx: Runner, object: number, until: string): Promise<void> {
  await tx.run(sql`update taxes.holding set until = ${until} where object = ${object} and until is null`);
}

/** Everything a taxpayer holds or held, open ones first. */
export async function objectsOf(
  runner: Runner,
  payer: string,
): Promise<(ObjectRow & { until: string | null })[]> {
  return runner.rows(sql`select ${columns}, h.until::text from taxes.object o
    join (select object, case when bool_or(until is null) then null else max(until) end as until
          from taxes.holding where payer = ${payer} group by object) h on h.object = o.id
    order by h.until desc nulls first, o.id`);
}

export type ObjectLine = ObjectRow & {
  payer: string | null;
  npwpd: string | null;
  payer_sealed: Buffer | null;
};

/** Objects of a tax, or all, by their number in the books, after one of them. */
export async function listObjects(
  runner: Runner,
  given: { tax: string | null; number: string | null; payer: string | null; after: number; most: number },
): Promise<ObjectLine[]> {
  return runner.rows(sql`select ${columns}, h.payer, p.npwpd, p.sealed as payer_sealed from taxes.object o
    left join taxes.holding h on h.object = o.id and h.until is null
    left join taxes.payer p on p.id = h.payer
    where o.id > ${given.after} and (${given.tax}::text is null or o.tax = ${given.tax})
      and (${given.number}::text is null or o.number = ${given.number})
      and (${given.payer}::uuid is null or h.payer = ${given.payer})
    order by o.id limit ${given.most}`);
}

export async function insertDescent(tx: Runner, parent: number, child: number, day: string): Promise<void> {
  await tx.run(sql`insert into taxes.descent (parent, child, day) values (${parent}, ${child}, ${day})`);
}

/** Numbers of the objects out of which one came, and that came out of it. */
export async function kinOf(
  runner: Runner,
  id: number,
): Promise<{ kin: 'parent' | 'child'; id: number; number: string; day: string }[]> {
  return runner.rows(sql`select 'parent' as kin, o.id, o.number, d.day::text from taxes.descent d join taxes.object o on o.id = d.parent where d.child = ${id}
    union all select 'child', o.id, o.number, d.day::text from taxes.descent d join taxes.object o on o.id = d.child where d.parent = ${id}
    order by 1, 2`);
}

export async function objectNumbers(
  runner: Runner,
  numbers: readonly string[],
): Promise<{ number: string }[]> {
  return runner.rows(sql`select number from taxes.object where number = any(${numbers}::text[])`);
}
