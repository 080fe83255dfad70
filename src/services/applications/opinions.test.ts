/** Opinions of the desks that are asked at the same time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { does, post, sent, world } from '../../../test/kit/applying.ts';

test('whoever agrees in a review need not say why, whoever does not must', async (t) => {
  const w = await world(t);
  const code = await sent(w);
  await does(w.clerk, code, 'act', { act: 'complete' });
  for (const opinion of [undefined, ' ']) {
    const mute = await post(w.reviewer, code, 'review', { review: 'trade', agrees: false, opinion });
    assert.equal(mute.status, 422, mute.text);
    assert.ok(mute.text.includes('say-why-not'), mute.text);
  }
  const given = await post(w.reviewer, code, 'review', { review: 'trade', agrees: true });
  assert.equal(given.status, 200, given.text);
});
