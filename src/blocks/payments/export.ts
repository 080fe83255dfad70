/** The whole ledger as lines of JSON, for an auditor who checks it elsewhere. */
import type { City } from '../../platform/city.ts';
import { settledUpTo } from './rolling.ts';
import { netted } from './rules/ledger.ts';
import { accounts, bookingsAfter, seals } from './store-ledger.ts';
import { LEDGER_FORMAT, type LedgerLine, type SealRecord } from './verify.ts';

const AT_ONCE = 2_000;

/** Everything that is booked now, in its order, seals at their places. Names no person: accounts and subjects are numbers of the house. */
export async function* exportLedger(city: City): AsyncGenerator<LedgerLine> {
  const upto = await settledUpTo(city);
  if (!upto) throw new Error('A change to the ledger has been running for long; try again in a minute.');
  const { slug, zone } = city;
  yield { ledger: { format: LEDGER_FORMAT, city: slug, zone, exportedAt: city.now().toISOString() } };
  for (const account of await accounts(city.db)) yield { account };
  const waiting: SealRecord[] = (await seals(city.db)).map(({ sealed_at: _, ...seal }) => seal);
  const sums = new Map<string, number>();
  let [seq, count] = [0, 0];
  for (;;) {
    const some = await bookingsAfter(city.db, seq, upto.booking, AT_ONCE);
    for (const booking of some) {
      while (waiting[0] && waiting[0].last < booking.seq) yield { seal: waiting.shift() as SealRecord };
      yield { booking };
      for (const { account, amount } of booking.postings)
        sums.set(account, (sums.get(account) ?? 0) + amount);
      seq = booking.seq;
      count += 1;
    }
    if (some.length < AT_ONCE) break;
  }
  for (const seal of waiting) if (seal.last <= seq) yield { seal };
  const balances = netted([...sums].map(([account, amount]) => ({ account, amount })));
  yield { end: { bookings: count, last: seq, balances } };
}
