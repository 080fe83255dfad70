/** The made-up bank and a city: what it took is what the city booked, however badly it tells; its statements add up. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { testHouse } from '../../../../test/kit/house.ts';
import { change } from '../../../platform/change.ts';
import type { City } from '../../../platform/city.ts';
import { systemContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/db/sql.ts';
import { localDate } from '../../../shared/time.ts';
import { disagreements } from '../agreement.ts';
import { issueBills, keepBasis } from '../bills.ts';
import { nameDebtors } from '../debtor-names.ts';
import { debtorsOf, newPayCode } from '../debtors.ts';
import { readQris, writeQris } from '../rules/qris/qris.ts';
import { checksum } from '../rules/qris/tlv.ts';
import { readCamt053 } from '../rules/statements/camt053.ts';
import { readCsv } from '../rules/statements/csv.ts';
import { readMt940 } from '../rules/statements/mt940.ts';
import { waysToPay } from '../ways.ts';
import { connectSimulator } from './connect.ts';
import { type SimulatorOptions, startBankSimulator } from './simulator.ts';
import { ACCOUNT, CSV_PROFILE } from './statement.ts';

const PACE = { firstMs: 5, mostMs: 100 };
const all = (text: string) => ({ id: text, en: text, jv: text, zh: text });

/** A market of three traders who owe 9,000 each, and a bank that knows the city. */
async function market(t: TestContext, options: SimulatorOptions = {}) {
  const house = await testHouse(t);
  nameDebtors('levies', { shown: async () => 'S*** A***' });
  const { city, host } = house;
  const ctx = systemContext(city, 'test');
  const day = localDate(ctx.now, city.zone);
  const codes = await change(ctx, async (tx) => {
    const debtors = await debtorsOf(tx, 'levies', ['siti', 'budi', 'agus']);
    const b = await keepBasis(tx, {
      ...{ what: all('Retribusi'), article: all('Pasal 1'), from: '2026-01-01', until: null },
      rate: { kind: 'each', amount: 500, unit: all('m²'), per: 'day' },
    });
    await issueBills(ctx, tx, {
      ...{ id: randomUUID(), subject: day, effectiveAt: ctx.now },
      bills: debtors.map((debtor) => ({
        ...{ debtor, kind: 'levies.daily', subject: `kios-${debtor}`, place: null },
        ...{ fromDay: day, toDay: day, due: day, lines: [{ b, q: 18, a: 9000 }] },
      })),
    });
    const since = new Date('2026-01-01T00:00:00Z');
    const made: string[] = [];
    for (const debtor of debtors) made.push(await newPayCode(tx, debtor, since));
    return made;
  });
  const bank = await startBankSimulator({ pace: PACE, ...options });
  t.after(() => bank.stop());
  await connectSimulator(city, { url: bank.url, origin: `http://${host}` });
  const booked = async () =>
    city.db.rows<{ reference: string; channel: string; amount: number }>(
      sql`select reference, channel, amount from payments.payment order by reference`,
    );
  return { ...house, codes, bank, booked, day };
}

/** What the bank took, as the city should have booked it. */
const asBooked = (bank: { payments(): readonly { reference: string; via: string; amount: number }[] }) =>
  bank
    .payments()
    .map(({ reference, via, amount }) => ({ reference, channel: `${via}/bank-rekaan`, amount }))
    .sort((a, b) => (a.reference < b.reference ? -1 : 1));

/** What stands on the stall, and what it would say with an amount in it. */
async function qrOf(city: City, code: string, amount?: number): Promise<string> {
  const text = (await waysToPay(city, code))[0]?.qris ?? '';
  if (amount === undefined) return text;
  const read = readQris(text);
  assert.ok(read.ok);
  return writeQris({ ...read.value, dynamic: true, amount });
}

test('a city and the bank exchange keys over HTTP, and a virtual account and a QRIS that are paid there are booked here', async (t) => {
  const { bank, codes, booked, city } = await market(t);
  const drive = async (payment: unknown) => {
    const answer = await fetch(`${bank.url}/simulator/pay`, {
      method: 'POST',
      body: JSON.stringify(payment),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const account = await drive({ via: 'va', code: codes[0] });
  assert.equal(account.status, 201, JSON.stringify(account.body));
  assert.equal((account.body.taken as { amount: number }).amount, 9000, 'what the city said is owed');
  assert.equal((await drive({ qris: await qrOf(city, codes[1] ?? ''), amount: 5000 })).status, 201);
  await bank.told();
  assert.deepEqual(await booked(), asBooked(bank));
  assert.deepEqual(await disagreements(city), []);
  const listed = await fetch(`${bank.url}/simulator/payments`);
  const { payments } = (await listed.json()) as { payments: { heard: boolean }[] };
  assert.deepEqual(
    payments.map(({ heard }) => heard),
    [true, true],
  );
});

test('a code with a wrong checksum, another merchant, a number for nobody, sen: refused, and nothing is taken', async (t) => {
  const { bank, codes, booked, city } = await market(t);
  const right = await qrOf(city, codes[0] ?? '');
  const reason = async (payment: Parameters<typeof bank.pay>[0]) => {
    const outcome = await bank.pay(payment);
    return 'refused' in outcome ? outcome.refused : outcome;
  };
  const spoilt = `${right.slice(0, -4)}${right.endsWith('0000') ? '1111' : '0000'}`;
  assert.deepEqual(await reason({ qris: spoilt, amount: 1 }), { reason: 'qris', fault: 'checksum' });
  const foreign = right.replaceAll('ID1099000000001', 'ID1099000000002').slice(0, -4);
  assert.deepEqual(await reason({ qris: `${foreign}${checksum(foreign)}`, amount: 1 }), {
    reason: 'another-merchant',
  });
  for (const amount of [0, -5, 10.5, 10_000_000_000_000])
    assert.deepEqual(await reason({ qris: right, amount }), { reason: 'amount' });
  assert.deepEqual(await reason({ qris: await qrOf(city, codes[0] ?? '', 700), amount: 600 }), {
    reason: 'amount',
  });
  assert.deepEqual(await reason({ code: '1000000099999' }), { reason: 'city-refuses', answer: '4042412' });
  assert.deepEqual(await reason({}), { reason: 'nothing-to-pay' });
  assert.deepEqual(bank.payments(), []);
  assert.deepEqual(await booked(), []);
});

for (const signing of ['hmac', 'rsa'] as const)
  test(`told a hundred times, late, lost, cut, forged, stale and under used numbers (${signing}), each payment is booked once`, async (t) => {
    const { bank, codes, booked, city } = await market(t, { signing, seed: 7 });
    bank.misbehave({
      ...{ copies: 100, lateMs: 400, lost: 0.1, cut: 0.1 },
      ...{ forged: 0.2, stale: 0.2, reused: 0.2, undecided: 0.2 },
    });
    for (let at = 0; at < 18; at++)
      await bank.pay({ via: 'qris', code: codes[at % 4] ?? 'nobody', amount: 500 + at });
    await bank.told();
    assert.equal(bank.payments().length, 18);
    assert.deepEqual(await booked(), asBooked(bank));
    assert.deepEqual(await disagreements(city), []);
    const told = bank.payments().reduce((sum, { attempts }) => sum + attempts, 0);
    assert.ok(told > 400, `told ${told} times`);
  });

test('its statement of a day holds every payment and the fees, and adds up in all three forms', async (t) => {
  const { bank, codes, day } = await market(t, {
    fees: { va: { each: 1000, share: 0 }, qris: { each: 0, share: 70 } },
  });
  await bank.pay({ via: 'va', code: codes[0] ?? '', amount: 6000 });
  await bank.pay({ via: 'qris', code: codes[1] ?? '', amount: 10_000 });
  await bank.told();
  const [first, second] = bank.payments().map(({ reference }) => reference);
  const date = day.replaceAll('-', '');
  const lines = [
    [first, 6000],
    [second, 10_000],
    [`FEEVA${date}`, -1000],
    [`FEEQRIS${date}`, -70],
  ];
  const read = {
    csv: (text: string) => readCsv(text, CSV_PROFILE, ACCOUNT),
    mt940: readMt940,
    camt053: readCamt053,
  };
  for (const format of ['csv', 'mt940', 'camt053'] as const) {
    const page = await fetch(`${bank.url}/simulator/statement?day=${day}&format=${format}`);
    const { statements, faults } = read[format](await page.text());
    assert.deepEqual(faults, [], format);
    assert.equal(statements.length, 1);
    const [one] = statements;
    assert.deepEqual([one?.account, one?.day, one?.opening, one?.closing], [ACCOUNT, day, 0, 14_930], format);
    const found = one?.lines.map(({ reference, amount }) => [reference, amount]);
    assert.deepEqual(found, lines, format);
    // A table without rows tells no day, so that only the others can say that nothing happened.
    if (format === 'csv') continue;
    const later = read[format](bank.statement('2099-01-01', format));
    assert.equal(later.statements[0]?.opening, 14_930, `${format}: a later day opens with what was there`);
  }
  assert.equal((await fetch(`${bank.url}/simulator/statement?format=pdf`)).status, 400);
});

test('a bank that keeps its books in a file goes on after a restart, and tells what the city never heard', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'pendopo-bank-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'bank.jsonl');
  const { bank, codes, booked, city, host, day } = await market(t, { file });
  await bank.pay({ via: 'qris', code: codes[0] ?? '', amount: 4000 });
  await bank.told();
  bank.misbehave({ silent: true });
  await bank.pay({ via: 'qris', code: codes[1] ?? '', amount: 5000 });
  bank.move({ amount: -3000, about: 'KE RKUD' });
  assert.equal((await booked()).length, 1);
  const said = bank.statement(day, 'mt940');
  await bank.stop();
  appendFileSync(file, '{"taken": {"amo');
  const again = await startBankSimulator({ pace: PACE, file });
  t.after(() => again.stop());
  await connectSimulator(city, { url: again.url, origin: `http://${host}` });
  await again.told();
  assert.deepEqual(await booked(), asBooked(again));
  assert.equal(again.statement(day, 'mt940'), said);
  await again.pay({ via: 'qris', code: codes[2] ?? '', amount: 6000 });
  await again.told();
  assert.equal((await booked()).length, 3);
  assert.deepEqual(await disagreements(city), []);
});
