/** SQL that writes many stalls, traders and holdings at once. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { TraderRow } from './store-register.ts';

/** Numbers of the new stalls by their pay codes. */
export async function insertStalls(
  tx: Runner,
  market: string,
  rows: readonly { block: string; number: string; payCode: string; since: string }[],
): Promise<Map<string, number>> {
  const made = await tx.rows<{
    id: number;
    pay_code: string;
  }>(sql`insert into levies.stall (market, block, number, pay_code, opened_on)
    select ${market}, * from unnest(${rows.map(({ block }) => block)}::text[], ${rows.map(({ number }) => number)}::text[],
      ${rows.map(({ payCode }) => payCode)}::text[], ${rows.map(({ since }) => since)}::date[])
    returning id, pay_code`);
  return new Map(made.map(({ id, pay_code }) => [pay_code, id]));
}

export async function insertForms(
  tx: Runner,
  rows: readonly { stall: number; since: string; kind: string; class: string; areaM2: number }[],
): Promise<void> {
  await tx.run(sql`insert into levies.stall_form (stall, since, kind, class, area_m2)
    select * from unnest(${rows.map(({ stall }) => stall)}::bigint[], ${rows.map(({ since }) => since)}::date[],
      ${rows.map(({ kind }) => kind)}::text[], ${rows.map((row) => row.class)}::text[],
      ${rows.map(({ areaM2 }) => String(areaM2))}::numeric[])`);
}

export async function insertTraders(tx: Runner, rows: readonly TraderRow[]): Promise<void> {
  const words = rows.flatMap(({ id, name_words }) => name_words.map((word) => ({ id, word })));
  await tx.run(sql`insert into levies.trader (id, sealed, phone_index, phone_end, name_words, language, registered_at)
    select t.id, t.sealed, t.phone_index, t.phone_end,
      coalesce((select array_agg(w.word) from unnest(${words.map(({ id }) => id)}::uuid[],
        ${words.map(({ word }) => word)}::bytea[]) w(id, word) where w.id = t.id), '{}'), t.language, t.registered_at
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ sealed }) => sealed)}::bytea[],
      ${rows.map((row) => row.phone_index)}::bytea[], ${rows.map((row) => row.phone_end)}::bytea[],
      ${rows.map(({ language }) => language)}::text[],
      ${rows.map((row) => row.registered_at.toISOString())}::timestamptz[])
      t(id, sealed, phone_index, phone_end, language, registered_at)`);
}

export async function insertHoldings(
  tx: Runner,
  rows: readonly { id: number; since: string; trader: string }[],
): Promise<void> {
  await tx.run(sql`insert into levies.holding (stall, since, trader)
    select * from unnest(${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ since }) => since)}::date[],
      ${rows.map(({ trader }) => trader)}::uuid[])`);
}

/** Which of these places are in the books of a market already, as 'block|number'. */
export async function placesThere(runner: Runner, market: string): Promise<Set<string>> {
  const rows = await runner.rows<{ place: string }>(
    sql`select lower(block || '|' || number) as place from levies.stall where market = ${market}`,
  );
  return new Set(rows.map(({ place }) => place));
}
