/** Income by market: added up from the feed of payments, each once, and set against the target of the day. */
import { laidOf } from '../../blocks/payments/api.ts';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import type { Runner } from '../../platform/db/database.ts';
import type { FeedEvent } from '../../platform/events/hub.ts';
import type { Subscriber } from '../../platform/events/subscriber.ts';
import { Problem } from '../../shared/errors.ts';
import { localDate } from '../../shared/time.ts';
import { addIncome, type IncomeRow, insertTarget, marketsOfTraders } from './store-income.ts';
import { findMarket } from './store-register.ts';

type Told = { id: string; service?: string; debtor: number | null };
const RECEIVED = 'payments.payment.received';
const REVERSED = 'payments.payment.reversed';
const UUID = /^[0-9a-f-]{36}$/;

/** `qris/bank-a` came by `qris`. */
const wayOf = (channel: string): string => channel.split('/')[0] as string;

async function add(events: readonly FeedEvent[], tx: Runner, city: City): Promise<void> {
  // A payment is taken back under another booking: what it had brought goes the same way back.
  const [sign, ids]: [Map<string, number>, string[]] = [new Map(), []];
  for (const { type, payload } of events) {
    const { id, debtor } = payload as Told & { payment?: string };
    if (debtor === null) continue;
    sign.set(id, (sign.get(id) ?? 0) + (type === RECEIVED ? 1 : -1));
    ids.push(id);
  }
  const laid = await laidOf(tx, 'levies', [...new Set(ids)]);
  const homeless = laid.filter(({ place, ref }) => place === null && UUID.test(ref)).map(({ ref }) => ref);
  const homes = homeless.length > 0 ? await marketsOfTraders(tx, homeless) : new Map<string, string>();
  const rows = new Map<string, IncomeRow>();
  const counted = new Set<string>();
  for (const { payment, channel, paid_at, ref, place, amount } of laid) {
    const market = place ?? homes.get(ref) ?? (ref.startsWith('market/') ? ref.slice('market/'.length) : '');
    const times = sign.get(payment) ?? 0;
    if (!market || times === 0) continue;
    const [day, way] = [localDate(paid_at, city.zone), wayOf(channel)];
    const row = rows.get(`${market} ${day} ${way}`) ?? { market, day, way, amount: 0, payments: 0 };
    row.amount += amount * times;
    if (!counted.has(payment)) row.payments += times;
    counted.add(payment);
    rows.set(`${market} ${day} ${way}`, row);
  }
  if (rows.size > 0) await addIncome(tx, [...rows.values()]);
}

export const incomeReader: Subscriber = {
  name: 'levies.income',
  types: [RECEIVED, REVERSED],
  on: add,
};

/** What a market is to bring in a year, from a day on. 404 `levies.no-market`, 409 `levies.target-there`. */
export async function setTarget(
  ctx: Context,
  given: { market: string; since: string; amount: number },
): Promise<void> {
  await change(ctx, async (tx) => {
    if (!(await findMarket(tx, given.market))) throw new Problem(404, 'levies.no-market');
    if (!(await insertTarget(tx, given))) throw new Problem(409, 'levies.target-there');
    const { since, amount } = given;
    tx.audit({ action: 'levies.market.target-set', subject: given.market, after: { since, amount } });
  });
}
