/** Market levies from the register to the stall's page: bills once each, changes from their day on, and money to whom it is due. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { qrPayment, testBank } from '../../../test/kit/bank.ts';
import { type Call, testHouse } from '../../../test/kit/house.ts';
import { disagreements } from '../../blocks/payments/agreement.ts';
import type { StallAccount } from './contract.ts';
import { issueDue, issueSpan, runsOfSpan, voidClosed } from './issuing.ts';

const words = (text: string) => ({ id: text, en: text, jv: text, zh: text });
const TARIFF = {
  ...{ kind: 'los', class: 'A', period: 'daily', unit: 'm2', amount: 500, since: '2026-01-01' },
  ...{ what: words('Retribusi pelayanan pasar'), article: words('Pasal 12 perda rekaan') },
};
const AGENCY = 'disperindag';

/** A market with two stalls, a tariff, and a clock that the test turns. */
async function market(t: TestContext) {
  let at = new Date('2026-11-23T01:00:00Z');
  const house = await testHouse(t, { now: () => at });
  const { city, officer } = house;
  const head = await officer('levies-treasurer');
  const office = await officer('market-office', AGENCY);
  const made = async (call: Call, path: string, body: unknown, status = 201) => {
    const answer = await call('POST', `/api/desk/levies/${path}`, body);
    assert.equal(answer.status, status, answer.text);
    return answer.body as { id: number; payCode: string; trader: string };
  };
  const pasar = {
    id: 'rejowinangun',
    title: 'Pasar Uji',
    agency: AGENCY,
    area: null,
    openedOn: '2020-01-01',
  };
  await made(office, 'markets', pasar);
  await made(head, 'tariffs', TARIFF);
  const stall = (number: string, name: string) =>
    made(office, 'markets/rejowinangun/stalls', {
      ...{ block: 'A', number, kind: 'los', class: 'A', areaM2: 6, since: '2026-11-01' },
      trader: { name, phone: '0812-0000-1234' },
    });
  const [first, second] = [await stall('1', 'Siti Aminah'), await stall('2', 'Budi Santoso')];
  const read = async (code: string) =>
    (await house.call<StallAccount>('GET', `/api/levies/stalls/${code}`)).body;
  const turn = (iso: string) => {
    at = new Date(iso);
  };
  return { ...house, city, head, office, made, first, second, read, turn };
}

test('a day’s bills come once, the page at the stall says why, and a payment by its QR pays them', async (t) => {
  const { city, call, first, read, turn } = await market(t);
  await issueDue(city);
  await issueDue(city);
  turn('2026-11-24T01:00:00Z');
  await issueDue(city);
  const before = await read(first.payCode);
  assert.deepEqual([before.owed, before.bills, before.late], [6000, 2, 3000]);
  assert.deepEqual([before.holder, before.market, before.stall], ['Siti A•••', 'Pasar Uji', 'A 1']);
  const [line] = before.open[0]?.lines ?? [];
  assert.deepEqual([line?.quantity, line?.amount, line?.article], [6, 3000, 'Pasal 12 perda rekaan']);
  assert.deepEqual(line?.rate, { kind: 'each', amount: 500, unit: 'm²', per: 'day' });
  const bank = await testBank(city, call);
  const offered = await read(first.payCode);
  assert.match(offered.ways[0]?.qris ?? '', new RegExp(`01..?${first.payCode}`));
  const paid = await bank.tell('qr/qr-mpm-notify', qrPayment(first.payCode, 10_000));
  assert.equal(paid.status, 200);
  const after = await read(first.payCode);
  assert.deepEqual([after.owed, after.credit, after.payments.length], [0, 4000, 1]);
  turn('2026-11-25T01:00:00Z');
  await issueDue(city);
  assert.deepEqual([(await read(first.payCode)).owed, (await read(first.payCode)).credit], [0, 1000]);
  assert.deepEqual(await disagreements(city), []);
});

test('a stall that is given on takes nobody’s debts along, and a later tariff holds from its day', async (t) => {
  const { city, head, office, made, first, read, turn } = await market(t);
  await issueDue(city);
  const early = { since: '2026-11-22', trader: { name: 'Wati' } };
  assert.equal((await office('POST', `/api/desk/levies/stalls/${first.id}/holder`, early)).status, 409);
  const next = { since: '2026-11-24', trader: { name: 'Wati Lestari' } };
  await made(office, `stalls/${first.id}/holder`, next, 200);
  assert.equal((await read(first.payCode)).holder, 'Siti A•••');
  const past = { ...TARIFF, amount: 700, since: '2026-11-23' };
  assert.equal((await head('POST', '/api/desk/levies/tariffs', past)).status, 409);
  await made(head, 'tariffs', { ...past, since: '2026-11-24' });
  turn('2026-11-24T01:00:00Z');
  await issueDue(city);
  const after = await read(first.payCode);
  assert.deepEqual([after.holder, after.owed, after.bills], ['Wati L•••', 4200, 1]);
  assert.deepEqual(await disagreements(city), []);
});

test('a day that was closed is not levied; told afterwards, its bills are taken back and what was paid is credit', async (t) => {
  const { city, call, office, made, first, second, read, turn } = await market(t);
  await issueDue(city);
  const bank = await testBank(city, call);
  await bank.tell('qr/qr-mpm-notify', qrPayment(first.payCode, 3000));
  const closed = { block: null, from: '2026-11-23', to: '2026-11-24', reason: 'Kebakaran (rekaan)' };
  await made(office, 'markets/rejowinangun/closed-days', closed);
  const job = { market: 'rejowinangun', ...closed };
  await voidClosed(city, job);
  await voidClosed(city, job);
  turn('2026-11-24T01:00:00Z');
  await issueDue(city);
  assert.deepEqual([(await read(first.payCode)).owed, (await read(first.payCode)).credit], [0, 3000]);
  assert.equal((await read(second.payCode)).owed, 0);
  turn('2026-11-25T01:00:00Z');
  await issueDue(city);
  assert.deepEqual([(await read(first.payCode)).owed, (await read(second.payCode)).owed], [0, 3000]);
  assert.deepEqual(await disagreements(city), []);
});

test('relief is a line of the bill; a size changes from its day; who leaves is billed no more', async (t) => {
  const { city, head, office, made, first, second, read, turn } = await market(t);
  await made(head, 'markets/rejowinangun/relief', {
    ...{ block: null, stall: first.id, from: '2026-11-23', to: '2026-11-23', basisPoints: 5000 },
    ...{ what: words('Keringanan'), article: words('Keputusan rekaan 1') },
  });
  const bigger = { kind: 'los', class: 'A', areaM2: 8, since: '2026-11-24' };
  await made(office, `stalls/${first.id}/form`, bigger, 200);
  await made(office, `stalls/${second.id}/leave`, { until: '2026-11-23' }, 200);
  await issueDue(city);
  const page = await read(first.payCode);
  assert.equal(page.owed, 1500);
  assert.deepEqual(
    page.open[0]?.lines.map(({ what, amount }) => [what, amount]),
    [
      ['Retribusi pelayanan pasar', 3000],
      ['Keringanan', -1500],
    ],
  );
  turn('2026-11-24T01:00:00Z');
  await issueDue(city);
  assert.equal((await read(first.payCode)).owed, 5500);
  assert.equal((await read(second.payCode)).owed, 3000);
});

test('a server that stood still issues the days it missed, and a wrong number is told apart', async (t) => {
  const { city, call, first, read, turn } = await market(t);
  await issueDue(city);
  turn('2026-11-27T01:00:00Z');
  await issueDue(city);
  assert.deepEqual([(await read(first.payCode)).bills, (await read(first.payCode)).owed], [5, 15_000]);
  for (const code of ['1000000000000', '1999999999999', '0000000000000'])
    assert.equal((await call('GET', `/api/levies/stalls/${code}`)).status, 404);
  assert.equal((await call('GET', '/api/levies/stalls/abc')).status, 422);
});

test('bills of past days are issued in one go, begun again without any twice, and only while the market is open', async (t) => {
  const { city, first, read } = await market(t);
  const span = { from: '2026-10-31', to: '2026-11-22' };
  const runs = await runsOfSpan(city, span);
  assert.deepEqual(
    runs.filter(({ period }) => period === 'monthly').map(({ day }) => day),
    ['2026-11-01'],
  );
  assert.equal(runs.length, 24);
  assert.deepEqual(await runsOfSpan(city, { ...span, market: 'lain' }), []);
  assert.deepEqual(await runsOfSpan(city, { from: '2019-12-30', to: '2019-12-31' }), []);
  let issued = 0;
  const count = ({ bills }: { bills: number }) => {
    issued += bills;
  };
  await issueSpan(city, runs.slice(0, 10), count);
  await issueSpan(city, runs, count);
  // Two stalls that opened on the first of November.
  assert.equal(issued, 44);
  assert.equal((await read(first.payCode)).bills, 22);
  assert.deepEqual(await disagreements(city), []);
});
