/** Fees in the books: asked for as a bill with its ground, paid by bank or at the counter, taken back when nobody goes on. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { MONDAY, publish } from '../../../../test/kit/applying.ts';
import { qrPayment, testBank } from '../../../../test/kit/bank.ts';
import { testHouse } from '../../../../test/kit/house.ts';
import { until } from '../../../../test/kit/until.ts';
import { citizen } from '../../../../test/scopes/things.ts';
import { trialAnswers, trialService } from '../../../blocks/definitions/trial.ts';
import { disagreements } from '../../../blocks/payments/agreement.ts';
import type { Paid } from '../../../blocks/payments/api.ts';
import { billsFor, debtorsOf } from '../../../blocks/payments/api.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { MyApplication, Sent } from '../contract.ts';
import { feeArrived } from './arrived.ts';

async function waiting(t: TestContext, options: { background?: boolean } = {}) {
  const house = await testHouse(t, { now: () => new Date(MONDAY), clockwork: false, ...options });
  const { city, call } = house;
  const { workflow, ...rest } = trialService();
  if (!workflow) throw new Error('The trial has a workflow.');
  await publish(house, { ...rest, workflow: { ...workflow, start: 'payment' } });
  const bank = await testBank(city, call);
  const sri = await citizen(house, 'sri@example.id');
  const answers = trialAnswers({ roofed: false, photo: [] });
  const sent = await sri<Sent>('POST', '/api/applications', { service: rest.id, version: 1, answers });
  assert.equal(sent.status, 201, sent.text);
  const { code } = sent.body;
  const mine = async () => (await sri<MyApplication>('GET', `/api/applications/${code}`)).body;
  /** What the jobs of the payments so far do, each twice; the jobs themselves may be on their way to the queue. */
  const go = async () => {
    const all = await city.db.rows<Paid>(sql`select p.debtor, p.code as receipt, p.amount,
        (select coalesce(json_agg(a.bill), '[]') from payments.allocation a where a.booking = p.id and not a.credit) as bills
      from payments.payment p order by p.told_at, p.code`);
    for (const one of [...all, ...all]) await feeArrived(city, one);
    return all.length;
  };
  const bills = () => billsFor(city.db, 'applications', code);
  return { ...house, bank, sri, code, mine, go, bills };
}

test('a fee is a bill with its own number; paid by QR, the application goes on, once', async (t) => {
  const { city, bank, mine, go, bills } = await waiting(t);
  const asked = (await mine()).payment;
  assert.equal(asked?.pay?.left, asked?.total);
  assert.match(asked?.pay?.ways[0]?.qris ?? '', new RegExp(asked?.pay?.code ?? '-'));
  const code = asked?.pay?.code ?? '';
  const told = qrPayment(code, asked?.total ?? 0);
  assert.equal((await bank.tell('qr/qr-mpm-notify', told)).status, 200);
  assert.equal((await bank.tell('qr/qr-mpm-notify', told)).status, 200);
  assert.equal(await go(), 1);
  const after = await mine();
  assert.deepEqual([after.state.id, after.fee.state, after.payment], ['decision', 'paid', null]);
  assert.match(after.fee.receipt ?? '', /^[0-9A-Z]{4}-/);
  assert.deepEqual(
    (await bills()).map(({ open }) => open),
    [0],
  );
  assert.deepEqual(await disagreements(city), []);
});

test('the job that lets an application go on comes with its payment', async (t) => {
  const { city, bank, mine } = await waiting(t, { background: true });
  const { pay, total } = (await mine()).payment ?? {};
  await bank.tell('qr/qr-mpm-notify', qrPayment(pay?.code ?? '', total ?? 0));
  await until('the application goes on', async () => (await mine()).state.id === 'decision');
  assert.deepEqual(await disagreements(city), []);
});

test('a part of the fee leaves the application waiting, for the rest only', async (t) => {
  const { city, bank, mine, go } = await waiting(t);
  const { pay, total } = (await mine()).payment ?? {};
  await bank.tell('qr/qr-mpm-notify', qrPayment(pay?.code ?? '', 10_000));
  await go();
  const between = (await mine()).payment;
  assert.equal(between?.pay?.left, (total ?? 0) - 10_000);
  await bank.tell('qr/qr-mpm-notify', qrPayment(pay?.code ?? '', (total ?? 0) - 10_000));
  await go();
  assert.equal((await mine()).state.id, 'decision');
  assert.deepEqual(await disagreements(city), []);
});

test('at the counter the money is in the agency’s hands until it is paid in', async (t) => {
  const { city, officer, mine, code } = await waiting(t);
  const clerk = await officer('agency-officer', 'disperindag');
  const { seen } = (await clerk<{ seen: number }>('GET', `/api/desk/applications/${code}`)).body;
  const total = (await mine()).payment?.total ?? 0;
  const paid = await clerk('POST', `/api/desk/applications/${code}/paid`, { seen, receipt: 'KW-17' });
  assert.equal(paid.status, 200, paid.text);
  assert.equal((await mine()).state.id, 'decision');
  const held = await city.db.one<{ amount: number }>(sql`select coalesce(sum(p.amount), 0)::int as amount
    from payments.posting p join payments.account a on a.id = p.account where a.code = 'cash/counter-disperindag'`);
  assert.equal(held.amount, total);
  assert.deepEqual(await disagreements(city), []);
});

test('who withdraws owes nothing; what comes in afterwards is kept as credit and moves nothing', async (t) => {
  const { city, sri, bank, mine, code, go, bills } = await waiting(t);
  const { pay } = (await mine()).payment ?? {};
  assert.equal((await sri('POST', `/api/applications/${code}/withdraw`, {})).status, 200);
  assert.deepEqual(
    (await bills()).map(({ open, void: gone }) => [open, gone]),
    [[0, true]],
  );
  await bank.tell('qr/qr-mpm-notify', qrPayment(pay?.code ?? '', 30_000));
  await go();
  assert.equal((await mine()).state.id, 'withdrawn');
  const [debtor = 0] = await debtorsOf(city.db, 'applications', [code]);
  const { credit } = await city.db.one<{ credit: number }>(
    sql`select credit from payments.debtor where id = ${debtor}`,
  );
  assert.equal(credit, 30_000);
  assert.deepEqual(await disagreements(city), []);
});
