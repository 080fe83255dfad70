/** A market's whole day: bills at midnight, a clumsy bank, two collectors who meet no network, the treasurer's evening; no rupiah differs. */
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import type { EntriesView } from '../../src/blocks/collectors/contract.ts';
import { disagreements } from '../../src/blocks/payments/agreement.ts';
import { connectSimulator, startBankSimulator } from '../../src/blocks/payments/api.ts';
import type { DayReport, ImportView, SlipsView } from '../../src/blocks/payments/rules/treasury-contract.ts';
import { ACCOUNT } from '../../src/blocks/payments/simulator/statement.ts';
import { CLUMSY, chance } from '../../src/blocks/payments/simulator/terms.ts';
import { balancesOf } from '../../src/blocks/payments/store-ledger.ts';
import type { StallAccount } from '../../src/services/levies/contract.ts';
import { issueDue } from '../../src/services/levies/issuing.ts';
import { newPhone } from '../kit/collector-phone.ts';
import { type Call, testHouse } from '../kit/house.ts';
import { marketOf } from '../kit/market.ts';

const AGENCY = 'disperindag';
const STALLS = 60;
const DAY = '2026-11-23';
/** Another one each time; MARKET_SEED=… looks again at a day that failed. */
const SEED = Number(process.env.MARKET_SEED ?? randomInt(1_000_000));

async function scene(t: TestContext) {
  t.diagnostic(`seed ${SEED}`);
  let at = new Date('2026-11-22T17:10:00Z');
  const now = () => at;
  const house = await testHouse(t, { now, clockwork: false });
  const bank = await startBankSimulator({ seed: SEED, pace: { firstMs: 5, mostMs: 50 }, now });
  t.after(() => bank.stop());
  await connectSimulator(house.city, { url: bank.url, origin: `http://${house.host}` });
  const codes = await marketOf(house, { stalls: STALLS, since: '2026-11-01' });
  const turn = (iso: string) => {
    at = new Date(iso);
  };
  const account = async (stall: string) =>
    (await house.call<StallAccount>('GET', `/api/levies/stalls/${stall}`)).body;
  return { ...house, bank, codes, now, turn, account, random: chance(SEED) };
}

const shuffled = <T>(all: readonly T[], random: () => number): T[] =>
  all
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);

/** A phone that was approved, out of the network's reach until `home`. */
async function collectorOut(s: Awaited<ReturnType<typeof scene>>, office: Call) {
  const collector = await s.officer('collector', AGENCY);
  const phone = await newPhone(collector, s.now);
  const approved = await office('POST', `/api/desk/collectors/devices/${phone.device}/approve`);
  assert.equal(approved.status, 200, approved.text);
  let taken = 0;
  return {
    async take(code: string, amount: number) {
      await phone.write({ kind: 'receipt', code, amount });
      taken += amount;
    },
    /** Sends what it has in pieces, out of order and more than once; then hands everything in. */
    async home(): Promise<{ hash: string; amount: number }> {
      for (let left = 3; left > 0; left--) {
        const some = shuffled(phone.entries, s.random).slice(0, Math.ceil(phone.entries.length / 2));
        await phone.tell(some);
      }
      const { hash } = await phone.write({ kind: 'deposit', amount: taken, to: 'office', reference: '' });
      const all: EntriesView = await phone.tell(shuffled(phone.entries, s.random));
      assert.deepEqual([all.missing, all.cash], [[], taken]);
      return { hash, amount: taken };
    },
  };
}

test('the market’s day closes with no difference: bank, phones, till, treasury and ledger say the same', async (t) => {
  const s = await scene(t);
  const { city, bank, codes, turn, account, random } = s;
  await issueDue(city);
  bank.misbehave({ ...CLUMSY, lateMs: 40 });

  turn('2026-11-23T02:00:00Z');
  const office = await s.officer('market-office', AGENCY);
  const [first, second] = [await collectorOut(s, office), await collectorOut(s, office)];
  const paid = new Map<string, number>();
  for (const [no, code] of codes.entries()) {
    turn(new Date(Date.parse('2026-11-23T02:00:00Z') + no * 10_000).toISOString());
    const { owed, ways } = await account(code);
    // Some pay ahead, some a part, some nothing.
    const amount = [owed, owed, owed + 2000, Math.ceil(owed / 2)][Math.floor(random() * 4)] ?? owed;
    const way = Math.floor(random() * 5);
    if (way === 4) continue;
    if (way === 0) await bank.pay({ qris: ways[0]?.qris ?? '', amount });
    if (way === 1) await bank.pay({ via: 'va', code, amount });
    if (way === 2) await first.take(code, amount);
    if (way === 3) await second.take(code, amount);
    paid.set(code, amount);
  }

  turn('2026-11-23T02:20:00Z');
  const handedIn = [await first.home(), await second.home()];
  const counter = await s.officer('market-treasurer', AGENCY);
  for (const { hash, amount } of handedIn) {
    const accepted = await counter('POST', `/api/desk/collectors/deposits/${hash}/accept`, {
      counted: amount,
      note: '',
    });
    assert.equal(accepted.status, 200, accepted.text);
  }
  const treasurer = await s.officer('regional-treasurer');
  const inTill = handedIn.reduce((sum, { amount }) => sum + amount, 0);
  const slip = await treasurer<{ number: string }>('POST', '/api/desk/payments/slips', {
    ...{ source: `cash/till-${AGENCY}`, bankAccount: ACCOUNT, amount: inTill },
  });
  assert.equal(slip.status, 201, slip.text);
  bank.move({ amount: inTill, about: `SETOR TUNAI ${slip.body.number}` });
  await bank.told();
  const came = bank.payments().reduce((sum, { amount, fee }) => sum + amount - fee, 0) + inTill;
  bank.move({ amount: -came, about: 'PEMINDAHBUKUAN KE RKUD' });

  turn('2026-11-23T18:00:00Z');
  const evening = await s.officer('regional-treasurer');
  for (const format of ['csv', 'mt940', 'camt053'] as const) {
    const file = bank.statement(DAY, format);
    const read = await evening<ImportView>('POST', '/api/desk/payments/statements', {
      account: ACCOUNT,
      file,
    });
    assert.equal(read.status, 200, read.text);
    assert.equal(read.body.matched.open, 0, JSON.stringify(read.body));
  }
  const closed = await evening<DayReport>('POST', `/api/desk/payments/days/${DAY}/close`, {});
  assert.equal(closed.status, 200, closed.text);
  const { report } = closed.body;
  assert.deepEqual([report.zero, report.differences, report.wrong, report.pending], [true, [], [], []]);

  const total = [...paid.values()].reduce((sum, amount) => sum + amount, 0);
  const fees = bank.payments().reduce((sum, { fee }) => sum + fee, 0);
  const money = await balancesOf(city.db, [
    'rkud',
    'bank/bank-rekaan',
    `cash/till-${AGENCY}`,
    'cost/fees/bank/bank-rekaan',
  ]);
  assert.deepEqual(Object.fromEntries(money), {
    ...{ rkud: total - fees, 'bank/bank-rekaan': 0 },
    ...{ [`cash/till-${AGENCY}`]: 0, 'cost/fees/bank/bank-rekaan': fees },
  });
  assert.equal(
    report.received.reduce((sum, { amount }) => sum + amount, 0),
    total,
    'every rupiah that anybody paid is in the report',
  );
  const { transfers } = (await evening<SlipsView>('GET', '/api/desk/payments/slips')).body;
  assert.equal(transfers[0]?.amount, came);
  for (const code of codes) {
    const { owed, credit } = await account(code);
    assert.equal(credit - owed, (paid.get(code) ?? 0) - 3000, code);
  }
  assert.deepEqual(await disagreements(city), []);
});
