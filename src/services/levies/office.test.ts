/** The market office: stalls found by what people know, swaps that leave debts where they are, registers taken over whole. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Call, testHouse } from '../../../test/kit/house.ts';
import { disagreements } from '../../blocks/payments/agreement.ts';
import type { StallAccount, StallsView } from './contract.ts';
import { issueDue } from './issuing.ts';
import type { CalendarView, RegisterCheck, StallView, TraderView } from './rules/office-contract.ts';

const words = (text: string) => ({ id: text, en: text, jv: text, zh: text });
const AGENCY = 'disperindag';
const TABLE = [
  'blok;nomor;jenis;kelas;luas;nama;telepon;sejak',
  'A;1;los;A;6;Siti Aminah;0812-0000-1234;2026-11-01',
  'A;2;los;A;4;Budi Santoso;0812-0000-5678;2026-11-01',
  'B;1;los;A;5;Siti Aminah;0812-0000-1234;2026-11-01',
  'B;2;los;A;5;;;',
].join('\n');

async function market(t: TestContext) {
  let at = new Date('2026-11-23T01:00:00Z');
  const house = await testHouse(t, { now: () => at });
  const head = await house.officer('levies-treasurer');
  const office = await house.officer('market-office', AGENCY);
  const made = async <R>(call: Call, path: string, body?: unknown, status = 201) => {
    const answer = await call(body === undefined ? 'GET' : 'POST', `/api/desk/levies/${path}`, body);
    assert.equal(answer.status, status, answer.text);
    return answer.body as R;
  };
  await made(office, 'markets', {
    ...{ id: 'uji', title: 'Pasar Uji', agency: AGENCY, area: null, openedOn: '2020-01-01' },
  });
  await made(head, 'tariffs', {
    ...{ kind: 'los', class: 'A', period: 'daily', unit: 'm2', amount: 500, since: '2026-01-01' },
    ...{ what: words('Retribusi'), article: words('Pasal 12 perda rekaan') },
  });
  await made(office, 'markets/uji/register', { text: TABLE });
  const find = async (q: string) =>
    (await made<StallsView>(office, `markets/uji/stalls?q=${encodeURIComponent(q)}`, undefined, 200)).stalls;
  const stallAt = async (place: string) => {
    const [stall] = await find(place);
    assert.ok(stall, place);
    return stall;
  };
  const turn = (iso: string) => {
    at = new Date(iso);
  };
  const owed = async (code: string) =>
    (await house.call<StallAccount>('GET', `/api/levies/stalls/${code}`)).body.owed;
  return { ...house, head, office, made, find, stallAt, turn, owed };
}

test('a register is looked through, taken over once, and one person with two stalls is one trader', async (t) => {
  const { office, made, find, city } = await market(t);
  const seen = await made<RegisterCheck>(office, 'markets/uji/register/check', { text: TABLE }, 200);
  assert.deepEqual([seen.rows, seen.fresh, seen.known, seen.faults.length], [4, 0, 4, 0]);
  const more = `${TABLE}\nC;1;los;A;0;;;`;
  assert.deepEqual(
    (await made<RegisterCheck>(office, 'markets/uji/register/check', { text: more }, 200)).faults,
    [{ line: 6, rule: 'area' }],
  );
  assert.equal((await office('POST', '/api/desk/levies/markets/uji/register', { text: more })).status, 422);
  assert.deepEqual(await made(office, 'markets/uji/register', { text: TABLE }), { stalls: 0, traders: 0 });
  const siti = await find('siti');
  assert.deepEqual(
    siti.map(({ block, number }) => block + number),
    ['A1', 'B1'],
  );
  assert.equal(siti[0]?.holder?.id, siti[1]?.holder?.id);
  await issueDue(city);
  assert.deepEqual(await disagreements(city), []);
});

test('a stall is found by place, code, name in any order, telephone and its last four digits', async (t) => {
  const { find, stallAt } = await market(t);
  const names = async (q: string) => (await find(q)).map(({ block, number }) => `${block}${number}`);
  assert.deepEqual(await names('a 2'), ['A2']);
  assert.deepEqual(await names('A2'), ['A2']);
  assert.deepEqual(await names('b'), ['B1', 'B2']);
  assert.deepEqual(await names('Aminah Siti'), ['A1', 'B1']);
  assert.deepEqual(await names('0812 0000 5678'), ['A2']);
  assert.deepEqual(await names('1234'), ['A1', 'B1']);
  assert.deepEqual(await names((await stallAt('B 2')).payCode), ['B2']);
  assert.deepEqual(await names('%'), []);
});

test('two stalls are swapped: each debt stays with who made it, and the QR pays for the new holder', async (t) => {
  const { office, made, stallAt, turn, city, owed, officer } = await market(t);
  await issueDue(city);
  const [a, b] = [await stallAt('A 1'), await stallAt('A 2')];
  const other = await stallAt('B 2');
  const swap = (stall: number, other: number, since: string, status: number) =>
    made(office, `stalls/${stall}/swap`, { stall: other, since }, status);
  await swap(a.id, b.id, '2026-11-22', 409);
  await swap(a.id, other.id, '2026-11-24', 409);
  await swap(a.id, a.id, '2026-11-24', 404);
  await swap(a.id, b.id, '2026-11-24', 200);
  turn('2026-11-24T01:00:00Z');
  await issueDue(city);
  // A night ends sessions.
  const early = await officer('market-office', AGENCY);
  const view = await made<StallView>(early, `stalls/${a.id}`, undefined, 200);
  assert.deepEqual(
    view.holders.map(({ name, since, until, owed }) => [name, since, until, owed]),
    [
      ['Budi Santoso', '2026-11-24', null, 3000],
      ['Siti Aminah', '2026-11-01', '2026-11-23', 3000],
    ],
  );
  // Budi: 2,000 of yesterday at A 2 and 3,000 of today at A 1.
  assert.equal(await owed(a.payCode), 5000);
  const budi = view.holders[0]?.trader ?? '';
  const trader = await made<TraderView>(early, `markets/uji/traders/${budi}`, undefined, 200);
  assert.deepEqual(
    trader.stalls.map(({ name, owed: open }) => [name, open]),
    [
      ['A 1', 3000],
      ['A 2', 2000],
    ],
  );
  assert.deepEqual([trader.phone, trader.owed, trader.late], ['+6281200005678', 5000, 2000]);
  assert.deepEqual(await disagreements(city), []);
});

test('relief says its file and who entered it, and a trader is shown in no market but his own', async (t) => {
  const { head, office, made, stallAt } = await market(t);
  await made(head, 'markets/uji/relief', {
    ...{ block: 'A', stall: null, from: '2026-11-23', to: '2026-11-30', basisPoints: 2500 },
    ...{
      what: words('Keringanan'),
      article: words('Keputusan rekaan 1'),
      reason: 'Kebakaran',
      reference: '900/12',
    },
  });
  const { reliefs } = await made<CalendarView>(office, 'markets/uji/calendar', undefined, 200);
  assert.deepEqual(
    reliefs.map(({ block, reason, reference, basisPoints }) => [block, reason, reference, basisPoints]),
    [['A', 'Kebakaran', '900/12', 2500]],
  );
  assert.notEqual(reliefs[0]?.by, '');
  await made(office, 'markets', {
    ...{ id: 'lain', title: 'Pasar Lain', agency: AGENCY, area: null, openedOn: '2020-01-01' },
  });
  const { holder } = await stallAt('A 1');
  assert.equal((await office('GET', `/api/desk/levies/markets/lain/traders/${holder?.id}`)).status, 404);
});
