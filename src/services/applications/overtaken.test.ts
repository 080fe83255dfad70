/** Two officers at one application at once: one acts, the other is told who it was. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desk, post, sent, TRADE, toDecision, world } from '../../../test/kit/applying.ts';

test('two heads who decide at once: one decides, the other is told by name who it was', async (t) => {
  const w = await world(t);
  const code = await sent(w);
  await toDecision(w, code);
  const other = await w.house.officer('agency-head', TRADE);
  const { seen } = await desk(w.head, code);
  const both = await Promise.all([
    post(w.head, code, 'act', { seen, act: 'grant' }),
    post(other, code, 'act', { seen, act: 'refuse', reason: 'Tempatnya sudah penuh.' }),
  ]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  const slower = both.find(({ status }) => status === 409);
  assert.equal(slower?.body.code, 'applications.decided-already', 'and is told so plainly');
  const { timeline } = await desk(w.head, code);
  const name = timeline.findLast(({ kind }) => kind === 'approved' || kind === 'refused')?.by.name;
  assert.ok(name);
  assert.ok(slower?.text.includes(name), `${name} is named in: ${slower?.text}`);
});

test('when the applicant withdrew meanwhile no colleague is blamed', async (t) => {
  const w = await world(t);
  const code = await sent(w);
  await toDecision(w, code);
  const { seen } = await desk(w.head, code);
  const gone = await w.sri('POST', `/api/applications/${code}/withdraw`, {});
  assert.equal(gone.status, 200, gone.text);
  const late = await post(w.head, code, 'act', { seen, act: 'grant' });
  assert.equal(late.body.code, 'applications.ended-already');
});
