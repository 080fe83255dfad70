/** Whoever decides on what he worked on before is told so. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desk, sent, TRADE, toDecision, world } from '../../../test/kit/applying.ts';
import type { Approvals } from './rules/desk-contract.ts';

test('an officer who gave an opinion is told so before he decides, and somebody else is not', async (t) => {
  const w = await world(t);
  const both = await w.house.officer('agency-head', TRADE);
  const code = await sent(w);
  assert.deepEqual((await desk(both, code)).alsoDid, []);
  await toDecision({ ...w, reviewer: both }, code);
  assert.deepEqual((await desk(both, code)).alsoDid, ['reviewer']);
  assert.deepEqual((await desk(w.head, code)).alsoDid, []);
  assert.deepEqual((await desk(w.clerk, code)).alsoDid, [], 'who cannot decide is not warned of deciding');
  const { body } = await both<Approvals>('GET', '/api/desk/approvals');
  assert.deepEqual(
    body.items.map((item) => item.alsoDid),
    [['reviewer']],
  );
});
