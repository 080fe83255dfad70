/** A whole register at once: stalls, what they are and who holds them, in a few statements whatever their number. */
import { randomUUID } from 'node:crypto';
import { debtorsOf, newPayCodes, payCodesFor } from '../../blocks/payments/api.ts';
import type { Change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { foldForSearch } from '../../shared/text.ts';
import { dayNumber, localDay } from '../../shared/zone.ts';
import type { RegisterRow } from './rules/register-file.ts';
import { insertForms, insertHoldings, insertStalls, insertTraders } from './store-many.ts';
import { traderRow } from './traders.ts';

/** Whoever has the same name and number in one file is one person. */
const personOf = ({ trader, line }: RegisterRow): string =>
  trader?.phone ? `${trader.phone} ${foldForSearch(trader.name)}` : `line ${line}`;

/** Stalls that are in the books already must have been left out. The numbers of the new stalls, in their order. */
export async function addMany(
  ctx: Context,
  tx: Change,
  market: string,
  rows: readonly RegisterRow[],
): Promise<{ stalls: { id: number; payCode: string; trader: string | null }[]; traders: number }> {
  if (rows.length === 0) return { stalls: [], traders: 0 };
  const codes = await newPayCodes(tx, rows.length);
  const ids = await insertStalls(
    tx,
    market,
    rows.map((row, at) => ({ ...row, payCode: codes[at] as string })),
  );
  await insertForms(
    tx,
    rows.map((row, at) => ({ ...row, stall: ids.get(codes[at] as string) as number })),
  );
  const people = new Map<string, string>();
  const traders = rows.flatMap((row) => {
    if (!row.trader || people.has(personOf(row))) return [];
    const id = randomUUID();
    people.set(personOf(row), id);
    return [traderRow(ctx, { id, language: 'id', ...row.trader })];
  });
  await insertTraders(tx, traders);
  const stalls = rows.map((row, at) => {
    const payCode = codes[at] as string;
    const trader = row.trader ? (people.get(personOf(row)) as string) : null;
    return { id: ids.get(payCode) as number, payCode, trader, since: row.since };
  });
  const held = stalls.filter((one) => one.trader !== null);
  await insertHoldings(tx, held as (Omit<(typeof held)[number], 'trader'> & { trader: string })[]);
  const refs = [`market/${market}`, ...traders.map(({ id }) => id)];
  const debtors = await debtorsOf(tx, 'levies', refs);
  const debtor = new Map(refs.map((ref, at) => [ref, debtors[at] as number]));
  const begins = (day: string) => localDay(dayNumber(day), ctx.city.zone)[0];
  await payCodesFor(
    tx,
    stalls.flatMap(({ payCode: code, trader, since }) => [
      { code, debtor: debtor.get(`market/${market}`) as number, since: new Date(begins(since)) },
      ...(trader ? [{ code, debtor: debtor.get(trader) as number, since: new Date(begins(since) + 1) }] : []),
    ]),
  );
  return {
    stalls: stalls.map(({ id, payCode, trader }) => ({ id, payCode, trader })),
    traders: traders.length,
  };
}
