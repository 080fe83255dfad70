/** Whatever phones do: shuffled, cut, repeated, copied, voided, with the server killed in between, every rupiah is booked once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newPhone, type Phone, type Written } from '../../../test/kit/collector-phone.ts';
import { testHouse } from '../../../test/kit/house.ts';
import { stallWithBills } from '../../../test/kit/market.ts';
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { disagreements } from '../payments/agreement.ts';
import { balancesOf } from '../payments/store-ledger.ts';
import { takeEntries } from './entries.ts';
import { settleAll } from './settle.ts';
import { findDevice } from './store-devices.ts';

class Killed extends Error {}

/** A server that dies after so many statements: what was under way never comes back to whoever asked. */
function dying(city: City, statements: number): City {
  let left = statements;
  const alive = () => {
    left -= 1;
    if (left < 0) throw new Killed();
  };
  const watched = <T extends object>(inner: T): T =>
    new Proxy(inner, {
      get(target, name) {
        const value = Reflect.get(target, name) as unknown;
        if (name === 'crowd') return watched(value as object);
        if (name === 'transaction')
          return (work: (tx: object) => Promise<unknown>) =>
            (value as Database['transaction']).call(target, async (tx) => work(watched(tx)));
        if (typeof value !== 'function') return value;
        return async (...given: unknown[]) => {
          alive();
          const answer = await (value as (...args: unknown[]) => unknown).apply(target, given);
          // It may also die after the database has it, before anybody hears.
          alive();
          return answer;
        };
      },
    });
  return Object.assign(Object.create(city) as City, { db: watched(city.db) });
}

type Step = { what: 'receipt' | 'void' | 'copy'; amount: number; phone: number };
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(
    'receipt' as const,
    'receipt' as const,
    'receipt' as const,
    'void' as const,
    'copy' as const,
  ),
  amount: fc.integer({ min: 100, max: 20_000 }),
  phone: fc.nat({ max: 2 }),
});

test('random receipts of several phones, in any order, repeated and cut, give the same balances', async (t) => {
  const at = new Date('2026-11-24T03:00:00Z');
  const house = await testHouse(t, { clockwork: false, now: () => at });
  const { city } = house;
  const code = await stallWithBills(house);
  const office = await house.officer('market-office', 'disperindag');
  const collector = await house.officer('collector', 'disperindag');
  const cash = async () =>
    (await balancesOf(city.db, [`cash/${collector.id}`])).get(`cash/${collector.id}`) ?? 0;
  const approved = async (): Promise<Phone> => {
    const phone = await newPhone(collector, city.now);
    await office('POST', `/api/desk/collectors/devices/${phone.device}/approve`);
    return phone;
  };
  const told = async (where: City, entries: readonly Written[], phones: readonly Phone[]) => {
    for (const device of new Set(phones.map((phone) => phone.device))) {
      const row = await findDevice(where.db, device);
      const own = entries.filter(({ text }) => text.split('.')[1] === device.toString(36));
      if (row)
        await takeEntries(
          systemContext(where, 'test'),
          row,
          own.map(({ text }) => text),
        );
    }
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 8 }),
      fc.array(fc.record({ seed: fc.nat(), size: fc.nat({ max: 6 }), dies: fc.nat({ max: 40 }) }), {
        maxLength: 4,
      }),
      async (steps, visits) => {
        const before = await cash();
        const phones = [await approved(), await approved(), await approved()];
        const written = new Map<string, Written>();
        const voided = new Set<string>();
        for (const { what, amount, phone: at } of steps) {
          const phone = phones[at] as Phone;
          const last = phone.entries.findLast(({ act, hash }) => act.kind === 'receipt' && !voided.has(hash));
          if (what === 'copy') phones[at] = phone.copy();
          else if (what === 'void' && last) {
            const one = await phone.write({ kind: 'void', of: last.hash, reason: 'Uji' });
            voided.add(last.hash);
            written.set(one.hash, one);
          } else {
            const one = await phone.write({ kind: 'receipt', code, amount });
            written.set(one.hash, one);
            if (what === 'receipt' && amount % 2 === 0) {
              // The copy writes another one under the same number.
              const twin = phone.copy();
              twin.entries.pop();
              const other = await twin.write({ kind: 'receipt', code, amount: amount + 1 });
              written.set(other.hash, other);
            }
          }
        }
        const all = [...written.values()];
        for (const { seed, size, dies } of visits) {
          const shuffled = all
            .map((one, at) => ({ one, key: (seed * 7919 + at * 104_729) % 1009 }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one)
            .slice(0, size);
          try {
            await told(dying(city, dies), shuffled, phones);
          } catch (error) {
            if (!(error instanceof Killed)) throw error;
          }
        }
        await Promise.all([told(city, all, phones), told(city, [...all].reverse(), phones)]);
        await settleAll(city);
        const expected = all.reduce(
          (sum, { act, hash }) => sum + (act.kind === 'receipt' && !voided.has(hash) ? act.amount : 0),
          0,
        );
        assert.equal((await cash()) - before, expected);
        assert.deepEqual(await disagreements(city), []);
      },
    ),
    { numRuns: 12 },
  );
});
