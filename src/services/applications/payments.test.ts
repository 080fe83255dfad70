/** What whoever takes the money is told of a fee, and what happens when it comes in. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { MONDAY, publish } from '../../../test/kit/applying.ts';
import { testHouse } from '../../../test/kit/house.ts';
import { citizen } from '../../../test/scopes/things.ts';
import type { Answers, FormView } from '../../blocks/definitions/contract.ts';
import { visible } from '../../blocks/definitions/rules/answers.ts';
import type { Definition } from '../../blocks/definitions/rules/shape/definition.ts';
import { trialAnswers, trialService } from '../../blocks/definitions/trial.ts';
import { systemContext } from '../../platform/context.ts';
import { COUNTER, type FeeBill, feePaid, registerPayments } from './api.ts';
import type { MyApplication, Sent, ServiceForm } from './contract.ts';
import { BILLED } from './fees/bills.ts';
import { feeAhead } from './rules/fee-ahead.ts';

/** Paid for before anybody looks. */
function paidFirst(): Definition {
  const { workflow, ...rest } = trialService();
  if (!workflow) throw new Error('The trial has a workflow.');
  return { ...rest, workflow: { ...workflow, start: 'payment' } };
}

async function world(t: TestContext) {
  const house = await testHouse(t, { now: () => new Date(MONDAY) });
  const definition = paidFirst();
  await publish(house, definition);
  const told: { asked: FeeBill[]; dropped: string[] } = { asked: [], dropped: [] };
  registerPayments({
    ...COUNTER,
    async ask(_tx, _ctx, bill) {
      told.asked.push(bill);
    },
    async drop(_tx, _ctx, code) {
      told.dropped.push(code);
    },
  });
  t.after(() => registerPayments(BILLED));
  const sri = await citizen(house, 'sri@example.id');
  const answers = trialAnswers({ roofed: false, photo: [] });
  const body = { service: definition.id, version: 1, answers };
  const sent = await sri<Sent>('POST', '/api/applications', body);
  assert.equal(sent.status, 201, sent.text);
  const { code } = sent.body;
  const state = async () => (await sri<MyApplication>('GET', `/api/applications/${code}`)).body.state.id;
  return { sri, told, code, state, answers, ctx: systemContext(house.city, 'test.till') };
}

test('a fee that falls due is asked for once, with its lines and the day on which the application would lapse', async (t) => {
  const { sri, told, code, state, answers } = await world(t);
  assert.equal(await state(), 'payment');
  const [bill, more] = told.asked;
  assert.equal(more, undefined);
  assert.equal(bill?.code, code);
  assert.equal(bill?.total, 30_000);
  const form = (await sri<ServiceForm>('GET', `/api/applications/forms/${bill?.service}`)).body;
  const { data } = visible(form.form as FormView, answers as Answers, form.facts);
  const ahead = feeAhead(form, data);
  assert.equal(ahead?.total, bill?.total, 'a device without a network reckons the same');
  assert.deepEqual(
    ahead?.lines.map(({ id, amount }) => ({ id, amount })),
    bill?.lines,
  );
  assert.equal(
    bill?.lines.reduce((sum, { amount }) => sum + amount, 0),
    bill?.total,
  );
  assert.ok(bill?.until);
});

test('money that came in moves the application once, however often it is told', async (t) => {
  const { told, code, state, ctx } = await world(t);
  const amount = told.asked[0]?.total ?? 0;
  const paying = { amount, receipt: 'QRIS-1' };
  const same = await Promise.all([1, 2, 3].map(() => feePaid(ctx, code, paying)));
  assert.deepEqual(
    same.map((one) => one.state.id),
    ['decision', 'decision', 'decision'],
  );
  assert.equal(await state(), 'decision');
  await assert.rejects(feePaid(ctx, code, { amount, receipt: 'QRIS-2' }), { code: 'applications.not-now' });
  assert.deepEqual(told.dropped, []);
});

test('another amount than the fee is refused, and the application stays where it is', async (t) => {
  const { told, code, state, ctx } = await world(t);
  const amount = (told.asked[0]?.total ?? 0) - 1;
  await assert.rejects(feePaid(ctx, code, { amount, receipt: 'VA-1' }), {
    code: 'applications.amount-differs',
  });
  assert.equal(await state(), 'payment');
});

test('who withdraws before paying is asked for the money no more, and money that comes later is refused', async (t) => {
  const { sri, told, code, ctx } = await world(t);
  assert.equal((await sri('POST', `/api/applications/${code}/withdraw`, {})).status, 200);
  assert.deepEqual(told.dropped, [code]);
  const { fee, payment } = (await sri<MyApplication>('GET', `/api/applications/${code}`)).body;
  assert.deepEqual([fee.state, payment], ['dropped', null], 'nothing on the page asks for it either');
  await assert.rejects(feePaid(ctx, code, { amount: told.asked[0]?.total ?? 0, receipt: 'VA-2' }), {
    code: 'applications.not-now',
  });
});
