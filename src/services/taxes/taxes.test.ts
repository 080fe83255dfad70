/** Local taxes from the register to the deposit slip: what is filed or assessed is billed once, explained, paid, and disputed. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { qrPayment, testBank } from '../../../test/kit/bank.ts';
import { type Call, testHouse } from '../../../test/kit/house.ts';
import { landForm, taxed, taxpayer } from '../../../test/kit/taxes.ts';
import { citizen } from '../../../test/scopes/things.ts';
import { disagreements } from '../../blocks/payments/agreement.ts';
import { spendCredits } from '../../blocks/payments/api.ts';
import { systemContext } from '../../platform/context.ts';
import type {
  AgesView,
  FiledView,
  MyTaxes,
  ObjectAccount,
  ObjectDetail,
  PayerAccount,
  ReceiptView,
  RequestsView,
} from './contract.ts';
import { runLand, startLandRun } from './land-run.ts';
import { billLateness } from './lateness.ts';
import { grantOverdue } from './requests.ts';

const NOP = '337103000500100120';

/** A tax office with officers, and a clock that the test turns. */
async function office(t: TestContext) {
  let at = new Date('2026-11-05T01:00:00Z');
  const house = await testHouse(t, { now: () => at });
  const desk = await house.officer('tax-officer');
  const head = await house.officer('tax-head');
  const ok = async <T>(call: Call, method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await call<T>(method, path, body);
    assert.ok(answer.status < 300, answer.text);
    return answer.body;
  };
  const turn = (iso: string) => {
    at = new Date(iso);
  };
  const payer = await taxpayer(house);
  const account = () =>
    ok<PayerAccount>(house.call, 'GET', `/api/taxes/payers/${payer.npwpd}?code=${payer.code}`);
  return { ...house, desk, head, ok, turn, payer, account };
}

test('a month is filed by a citizen’s account, paid by the number of its bill, and the deposit slip shows it', async (t) => {
  const house = await office(t);
  const { call, city, ok, payer, account } = house;
  const { id } = await taxed(house, payer.id, 'restaurant', { kind: 'plain' }, { since: '2026-09-01' });
  const sri = await citizen(house, 'sri@example.id');
  const filing = { object: id, month: '2026-10', turnover: 42_000_000 };
  assert.equal((await sri('POST', '/api/my/taxes/returns', filing)).status, 404);
  assert.equal(
    (await sri('POST', '/api/my/taxes/payers', { npwpd: payer.npwpd, code: '00000000' })).status,
    404,
  );
  await ok(sri, 'POST', '/api/my/taxes/payers', { npwpd: payer.npwpd, code: payer.code });
  const before = await ok<MyTaxes>(sri, 'GET', '/api/my/taxes');
  assert.deepEqual(before.payers[0]?.objects[0]?.missing, ['2026-09', '2026-10']);
  assert.equal((await sri('POST', '/api/my/taxes/returns', { ...filing, month: '2026-11' })).status, 409);
  const filed = await ok<FiledView>(sri, 'POST', '/api/my/taxes/returns', filing);
  assert.deepEqual([filed.tax, filed.due, filed.revision], [4_200_000, '2026-11-10', 0]);
  const [bill] = (await account()).objects[0]?.open ?? [];
  assert.deepEqual([bill?.code, bill?.paper, bill?.open], [filed.bill, 'sptpd', 4_200_000]);
  assert.deepEqual([bill?.lines[0]?.of, bill?.lines[0]?.amount], [42_000_000, 4_200_000]);
  assert.deepEqual(bill?.lines[0]?.rate, { kind: 'share', basisPoints: 1000, off: false });
  const bank = await testBank(city, call);
  const paid = await bank.tell('qr/qr-mpm-notify', qrPayment(filed.bill as string, 4_200_000));
  assert.equal(paid.status, 200, paid.text);
  const after = await account();
  assert.equal(after.owed, 0);
  const slip = await ok<ReceiptView>(
    call,
    'GET',
    `/api/taxes/receipts/${after.objects[0]?.payments[0]?.code}`,
  );
  assert.deepEqual([slip.amount, slip.holder, slip.bills[0]?.paid], [4_200_000, 'Wati L•••', 4_200_000]);
  assert.equal((await call('GET', '/api/taxes/receipts/0000-0000-0000')).status, 404);
  await ok(sri, 'DELETE', `/api/my/taxes/payers/${payer.id}`);
  assert.deepEqual((await ok<MyTaxes>(sri, 'GET', '/api/my/taxes')).payers, []);
  assert.deepEqual(await disagreements(city), []);
});

test('a correction takes the place of what was filed and what was paid pays it; a late return is fined once', async (t) => {
  const { city, call, desk, ok, account, ...house } = await office(t);
  const { id } = await taxed({ city }, house.payer.id, 'hotel', { kind: 'plain' }, { since: '2026-08-01' });
  const file = (month: string, turnover: number) =>
    ok<FiledView>(desk, 'POST', `/api/desk/taxes/objects/${id}/returns`, { month, turnover });
  const first = await file('2026-10', 10_000_000);
  const bank = await testBank(city, call);
  await bank.tell('qr/qr-mpm-notify', qrPayment(first.bill as string, 1_000_000));
  const second = await file('2026-10', 12_000_000);
  await spendCredits(city, 'taxes');
  assert.deepEqual([second.revision, (await account()).owed], [1, 200_000]);
  await file('2026-10', 0);
  assert.deepEqual([(await account()).owed, (await account()).objects[0]?.credit], [0, 1_000_000]);
  await file('2026-08', 0);
  const late = (await account()).objects[0]?.open ?? [];
  assert.deepEqual([late.length, late[0]?.paper, late[0]?.amount], [1, 'stpd', 100_000]);
  await file('2026-08', 1000);
  assert.equal((await account()).objects[0]?.open.length, 2);
  assert.deepEqual(await disagreements(city), []);
});

test('land is billed once a year by its values of 1 January, and anybody reads by NOP why, but not whose', async (t) => {
  const { city, call, head, ok, payer } = await office(t);
  await taxed({ city }, payer.id, 'land', landForm(), { nop: NOP, since: '2025-06-01' });
  await taxed({ city }, payer.id, 'land', landForm({ landM2: 20, buildingM2: 0 }), {
    nop: '337103000500100130',
    since: '2025-06-01',
  });
  await ok(head, 'POST', '/api/desk/taxes/runs', { year: 2026 });
  await runLand(city, 2026);
  await ok(head, 'POST', '/api/desk/taxes/runs', { year: 2026 });
  await runLand(city, 2026);
  const runs = await ok<{ runs: { bills: number; amount: number; state: string; done: number }[] }>(
    head,
    'GET',
    '/api/desk/taxes/runs',
  );
  // (100 m² × 1,000,000 + 50 m² × 1,500,000 − 10,000,000) × 40 % × 0.1 %, and the least amount for the small one.
  assert.deepEqual(
    runs.runs.map(({ bills, amount, state, done }) => [bills, amount, state, done]),
    [[2, 76_000, 'done', 2]],
  );
  const page = await ok<ObjectAccount>(call, 'GET', '/api/taxes/land/33.71.030.005.001-0012.0');
  assert.deepEqual(
    [page.owed, page.holder, page.title, page.open[0]?.paper],
    [66_000, 'Wati L•••', '', 'sppt'],
  );
  assert.deepEqual([page.open[0]?.due, page.open[0]?.lines[0]?.of], ['2026-09-30', 66_000_000]);
  assert.match(page.open[0]?.lines[0]?.what ?? '', /40% dari NJOP sesudah dikurangi NJOPTKP Rp10\.000\.000/);
  const bank = await testBank(city, call);
  await bank.tell('qr/qr-mpm-notify', qrPayment(page.payCode, 66_000));
  assert.equal((await ok<ObjectAccount>(call, 'GET', `/api/taxes/land/${NOP}`)).owed, 0);
  for (const wrong of ['337103000500109990', '000000000000000000'])
    assert.equal((await call('GET', `/api/taxes/land/${wrong}`)).status, 404);
  assert.deepEqual(await disagreements(city), []);
});

test('land that changes hands takes nobody’s debts along; split and merged it stays as large, bills stay where they arose', async (t) => {
  const { city, call, officer, ok, payer, turn, ...house } = await office(t);
  const other = await taxpayer({ city }, 'Budi Santoso');
  const parent = await taxed({ city }, payer.id, 'land', landForm(), { nop: NOP, since: '2025-06-01' });
  await startLandRun(systemContext(city, 'test'), 2026);
  await runLand(city, 2026);
  const given = { payer: other.id, since: '2026-11-10', arrears: 'stay' };
  await ok(house.desk, 'POST', `/api/desk/taxes/objects/${parent.id}/holder`, given);
  turn('2026-11-10T01:00:00Z');
  // Sessions have ended meanwhile.
  const desk = await officer('tax-officer');
  const page = await ok<ObjectAccount>(call, 'GET', `/api/taxes/land/${NOP}`);
  assert.deepEqual([page.holder, page.owed], ['Budi S•••', 0]);
  const old = await ok<PayerAccount>(desk, 'GET', `/api/desk/taxes/payers/${payer.id}`);
  assert.deepEqual([old.owed, old.objects[0]?.holds], [66_000, false]);
  const child = (nop: string, landM2: number) => ({
    ...{ nop, payer: other.id, title: 'Kavling', address: 'Jalan Rekaan' },
    form: landForm({ landM2, buildingM2: 0 }),
  });
  const split = (a: number, b: number) =>
    desk('POST', '/api/desk/taxes/rearrangements', {
      ...{ parents: [parent.id], since: '2026-11-12' },
      children: [child('337103000500100140', a), child('337103000500100150', b)],
    });
  assert.equal((await split(60, 50)).status, 422);
  assert.equal((await split(60, 40)).status, 201);
  const detail = await ok<ObjectDetail>(desk, 'GET', `/api/desk/taxes/objects/${parent.id}`);
  assert.deepEqual([detail.closedOn, detail.kin.length, detail.holders.length], ['2026-11-11', 2, 2]);
});

test('a billboard and a well are assessed once for a time; an examination finds too little, more, or too much', async (t) => {
  const { city, desk, head, ok, payer, account } = await office(t);
  const billboard = { kind: 'billboard', width: 4, height: 6, faces: 2, road: 'main', lit: true } as const;
  const sign = await taxed({ city }, payer.id, 'billboard', billboard);
  const year = { from: '2026-01-01', to: '2026-01-30' };
  const made = await ok<{ amount: number }>(
    desk,
    'POST',
    `/api/desk/taxes/objects/${sign.id}/assessments`,
    year,
  );
  // 24 m² × 2 × 30 days × 5,000 × 125 % = 9,000,000; a quarter of it.
  assert.equal(made.amount, 2_250_000);
  assert.equal((await desk('POST', `/api/desk/taxes/objects/${sign.id}/assessments`, year)).status, 409);
  const well = await taxed({ city }, payer.id, 'groundwater', { kind: 'water', use: 'trade' });
  assert.equal((await desk('POST', `/api/desk/taxes/objects/${well.id}/assessments`, year)).status, 409);
  const water = await ok<{ amount: number }>(desk, 'POST', `/api/desk/taxes/objects/${well.id}/assessments`, {
    ...year,
    cubicMetres: 120.5,
  });
  assert.equal(water.amount, 72_300);
  const shop = await taxed({ city }, payer.id, 'restaurant');
  await ok(desk, 'POST', `/api/desk/taxes/objects/${shop.id}/returns`, {
    month: '2026-08',
    turnover: 10_000_000,
  });
  const examine = (turnover: number) =>
    ok<{ kind: string; amount: number }>(head, 'POST', `/api/desk/taxes/objects/${shop.id}/examinations`, {
      month: '2026-08',
      turnover,
      why: 'Uji',
    });
  // Due on 10 September, found on 5 November: two months begun of 1.8 %.
  assert.deepEqual(Object.values(await examine(20_000_000)).slice(1, 3), ['skpdkb', 1_036_000]);
  assert.deepEqual(Object.values(await examine(21_000_000)).slice(1, 3), ['skpdkbt', 200_000]);
  await ok(desk, 'POST', `/api/desk/taxes/objects/${shop.id}/returns`, {
    month: '2026-09',
    turnover: 5_000_000,
  });
  const less = await ok<{ kind: string; amount: number }>(
    head,
    'POST',
    `/api/desk/taxes/objects/${shop.id}/examinations`,
    {
      ...{ month: '2026-09', turnover: 4_000_000, why: 'Uji' },
    },
  );
  assert.deepEqual([less.kind, less.amount], ['skpdlb', 100_000]);
  const papers = (await account()).objects.flatMap(({ open }) => open.map(({ paper }) => paper)).sort();
  assert.deepEqual(papers, ['skpd', 'skpd', 'skpdkb', 'skpdkbt', 'sptpd', 'sptpd', 'stpd', 'stpd']);
  assert.deepEqual(await disagreements(city), []);
});

test('interest comes once for each month begun, on what was unpaid when it began', async (t) => {
  const { city, call, desk, officer, ok, payer, account, turn } = await office(t);
  const { id } = await taxed({ city }, payer.id, 'restaurant', { kind: 'plain' }, { since: '2026-10-01' });
  const filed = await ok<FiledView>(desk, 'POST', `/api/desk/taxes/objects/${id}/returns`, {
    month: '2026-10',
    turnover: 10_000_000,
  });
  turn('2026-11-11T20:00:00Z');
  await billLateness(city);
  const late = async () => (await account()).objects[0]?.open.filter(({ paper }) => paper === 'stpd') ?? [];
  assert.deepEqual(
    (await late()).map(({ amount }) => amount),
    [10_000],
  );
  await billLateness(city);
  assert.equal((await late()).length, 1);
  const bank = await testBank(city, call);
  const additionalInfo = { billNumber: filed.bill, paidTime: '2026-11-23T09:00:00+07:00' };
  await bank.tell('qr/qr-mpm-notify', qrPayment(filed.bill as string, 400_000, { additionalInfo }));
  turn('2026-12-20T20:00:00Z');
  await billLateness(city);
  assert.deepEqual(
    (await late()).map(({ amount, lines }) => [amount, lines[0]?.of, lines[0]?.months]),
    [
      [10_000, 1_000_000, 1],
      [6000, 600_000, 1],
    ],
  );
  const ages = await ok<AgesView>(await officer('tax-officer'), 'GET', '/api/desk/taxes/ages');
  assert.deepEqual(
    ages.kinds.map(({ kind, open }) => [kind, open]),
    [
      ['taxes.late', 16_000],
      ['taxes.restaurant', 600_000],
    ],
  );
});

test('an objection is decided once or granted in time; a refused one is fined; credit of one object pays for another', async (t) => {
  const house = await office(t);
  const { city, call, desk, head, ok, payer, account, turn } = house;
  const shop = await taxed({ city }, payer.id, 'restaurant', { kind: 'plain' }, { since: '2026-10-01' });
  const inn = await taxed({ city }, payer.id, 'hotel', { kind: 'plain' }, { since: '2026-10-01' });
  const file = (object: number, turnover: number) =>
    ok<FiledView>(desk, 'POST', `/api/desk/taxes/objects/${object}/returns`, { month: '2026-10', turnover });
  const bill = (await file(shop.id, 10_000_000)).bill as string;
  const sri = await citizen(house, 'sri@example.id');
  await ok(sri, 'POST', '/api/my/taxes/payers', { npwpd: payer.npwpd, code: payer.code });
  const asks = (kind: string, of: string, amount: number, more = {}) =>
    sri<{ id: string }>('POST', '/api/my/taxes/requests', {
      kind,
      payer: payer.id,
      bill: of,
      amount,
      reason: 'Omzet keliru',
      ...more,
    });
  const objection = await asks('objection', bill, 400_000);
  assert.equal(objection.status, 201, objection.text);
  assert.equal((await asks('objection', bill, 400_000)).status, 409);
  const decide = (id: string, granted: number) =>
    head('POST', `/api/desk/taxes/requests/${id}/decision`, { granted, reason: 'Diperiksa' });
  assert.equal((await decide(objection.body.id, 500_000)).status, 422);
  assert.equal((await decide(objection.body.id, 0)).status, 200);
  assert.equal((await decide(objection.body.id, 0)).status, 409);
  assert.equal((await account()).owed, 1_120_000);
  const reduction = await asks('reduction', bill, 300_000);
  await decide(reduction.body.id, 300_000);
  assert.equal((await account()).owed, 820_000);
  const other = (await file(inn.id, 2_000_000)).bill as string;
  const bank = await testBank(city, call);
  await bank.tell('qr/qr-mpm-notify', qrPayment(shop.payCode, 1_000_000));
  const moved = await asks('compensation', other, 150_000, { object: shop.id });
  assert.equal((await decide(moved.body.id, 150_000)).status, 200);
  assert.equal((await account()).owed, 50_000);
  const waiting = await asks('objection', other, 50_000);
  assert.equal(waiting.status, 201, waiting.text);
  turn('2027-11-20T01:00:00Z');
  await grantOverdue(city);
  await grantOverdue(city);
  assert.equal((await account()).owed, 0);
  const { requests } = await ok<RequestsView>(
    await house.officer('tax-head'),
    'GET',
    '/api/desk/taxes/requests?decided=true',
  );
  assert.deepEqual(
    requests.map(({ granted }) => granted),
    [50_000, 150_000, 300_000, 0],
  );
  assert.deepEqual(await disagreements(city), []);
});
