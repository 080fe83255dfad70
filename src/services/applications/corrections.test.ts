/** What comes back from a correction: something was mended, or it is said in words why not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { act, answers, desk, own, sent, world } from '../../../test/kit/applying.ts';

test('a correction in which nothing was mended is refused, unless it is said in words why', async (t) => {
  const w = await world(t);
  for (const [what, more, said] of [
    ['mended', { width: 3 }, undefined],
    ['explained', {}, 'Lebarnya sudah benar: dua setengah meter.'],
  ] as const) {
    const code = await sent(w);
    await act(w.clerk, code, 'mend', { fields: [{ path: 'width', note: 'Ukur lagi.' }] });
    const correct = (given: object, text?: string) =>
      w.sri<{ fields?: { path: string }[] }>('POST', `/api/applications/${code}/correction`, {
        answers: answers({ ...given }),
        ...(text === undefined ? {} : { text }),
      });
    for (const empty of [undefined, '   ']) {
      const refused = await correct({}, empty);
      assert.equal(refused.status, 422, what);
      assert.deepEqual(
        refused.body.fields?.map(({ path }) => path),
        ['text'],
      );
    }
    assert.equal((await own(w.sri, code)).state.id, 'correction', 'still open to be mended');
    const taken = await correct(more, said);
    assert.equal(taken.status, 200, taken.text);
    assert.equal((await desk(w.clerk, code)).state.id, 'check');
  }
});
