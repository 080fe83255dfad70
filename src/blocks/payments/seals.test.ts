/** The ledger of a day is sealed; whoever changes, leaves out or adds anything afterwards is found out from a file alone. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { testCity } from '../../../test/kit/city.ts';
import { change } from '../../platform/change.ts';
import { systemContext } from '../../platform/context.ts';
import { exportLedger } from './export.ts';
import { book, reverse } from './ledger.ts';
import { sealDays } from './seals.ts';
import { seals } from './store-ledger.ts';
import { type LedgerLine, verifyLedger } from './verify.ts';

const DAY = 86_400_000;

/** Three days of bookings, two of them sealed. */
async function ledger(t: TestContext) {
  let now = new Date('2026-11-20T02:00:00Z');
  const city = await testCity(t, { now: () => now });
  const ids: string[] = [];
  const pay = async (amount: number) => {
    const ctx = systemContext(city, 'payments.test');
    const id = randomUUID();
    ids.push(id);
    await change(ctx, (tx) =>
      book(ctx, tx, {
        ...{ id, kind: 'payment.received', subject: 'P-1', effectiveAt: now },
        postings: [
          { account: { code: 'cash/budi', kind: 'asset' }, amount },
          { account: { code: 'owed/levies', kind: 'claim' }, amount: -amount },
        ],
      }),
    );
  };
  for (const day of [0, 1, 2]) {
    await pay(1500 + day);
    await pay(2500 + day);
    now = new Date(now.getTime() + DAY);
    if (day < 2) {
      await sealDays(city, now.toISOString().slice(0, 10));
      await sealDays(city, now.toISOString().slice(0, 10));
    }
  }
  const ctx = systemContext(city, 'payments.test');
  await change(ctx, (tx) =>
    reverse(ctx, tx, { id: randomUUID(), booking: ids[0] as string, reason: 'Salah kios.' }),
  );
  const lines: LedgerLine[] = [];
  for await (const line of exportLedger(city)) lines.push(line);
  return { city, lines, seals: await seals(city.db) };
}

async function* texts(lines: readonly LedgerLine[]) {
  for (const line of lines) yield JSON.stringify(line);
}
const verdict = (lines: readonly LedgerLine[], known?: Map<string, string>) =>
  verifyLedger(() => texts(lines), known);
const rulesOf = async (lines: readonly LedgerLine[], known?: Map<string, string>) => [
  ...new Set((await verdict(lines, known)).faults.map(({ rule }) => rule)),
];

test('an export is in order, says what is sealed, and its balances are those of the city', async (t) => {
  const { lines, seals: sealed } = await ledger(t);
  assert.deepEqual(
    sealed.map(({ day, bookings }) => [day, bookings]),
    [
      ['2026-11-20', 2],
      ['2026-11-21', 2],
    ],
  );
  const read = await verdict(lines, new Map([['2026-11-21', sealed[1]?.hash ?? '']]));
  assert.deepEqual(read.faults, []);
  assert.deepEqual([read.city, read.bookings, read.seals, read.unsealed], ['magelang', 7, 2, 3]);
  assert.deepEqual(
    read.balances.map(({ account, amount }) => [account, amount]),
    [
      ['cash/budi', 10_506],
      ['owed/levies', -10_506],
    ],
  );
});

test('a changed amount, a missing booking, an added one and a forged seal are each found', async (t) => {
  const { lines } = await ledger(t);
  const at = lines.findIndex((line) => 'booking' in line);
  const changed = structuredClone(lines);
  const first = changed[at];
  assert.ok(first && 'booking' in first);
  for (const posting of first.booking.postings) posting.amount *= 2;
  assert.deepEqual(await rulesOf(changed), ['seal-broken', 'reversal', 'end-balance']);
  assert.deepEqual(await rulesOf(lines.toSpliced(at, 1)), [
    'seal-broken',
    'seal-count',
    'reversal',
    'end-count',
    'end-balance',
  ]);
  assert.ok((await rulesOf([...lines.slice(0, at + 1), ...lines.slice(at)])).includes('order'));
  assert.deepEqual(await rulesOf(lines.slice(0, -1)), ['end-missing']);
  assert.deepEqual(await rulesOf(lines, new Map([['2026-11-20', 'a'.repeat(64)]])), ['seal-differs']);
});

test('lines that are no ledger are said to be none', async () => {
  assert.deepEqual(await rulesOf([]), ['end-missing']);
  assert.deepEqual(await rulesOf([{ account: { code: 'cash', kind: 'asset' } }]), ['no-head', 'end-missing']);
});
