/** A correction that came back: the desk is told what changed, looks again at what was wanting, and is the same officer's. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { act, answers, desk, does, photoOf, post, sent, TRADE, world } from '../../../test/kit/applying.ts';

test('a correction comes back to whoever had taken it, and says what changed and what was left', async (t) => {
  const w = await world(t);
  const photo = await photoOf(w.sri);
  const code = await sent(w, { roofed: true, photo: [photo] });
  await does(w.clerk, code, 'take');
  await post(w.clerk, code, 'checks', { requirement: 'photo', verdict: 'wrong', note: 'Buram.' });
  const fields = [
    { path: 'photo', note: 'Foto lagi.' },
    { path: 'width', note: 'Ukur lagi.' },
  ];
  assert.equal(await act(w.clerk, code, 'mend', { fields }), 'correction');
  assert.equal((await desk(w.clerk, code)).corrected, null);
  const mended = {
    answers: answers({ roofed: true, photo: [photo], width: 2 }),
    text: 'Fotonya sudah jelas.',
  };
  const answer = await w.sri('POST', `/api/applications/${code}/correction`, mended);
  assert.equal(answer.status, 200, answer.text);

  const back = await desk(w.clerk, code);
  assert.equal(back.assignee?.id, w.clerk.id);
  assert.deepEqual(back.corrected?.changed, ['Lebar']);
  assert.deepEqual(back.corrected?.unchanged, ['Foto']);
  assert.equal(back.corrected?.text, 'Fotonya sudah jelas.');
  const check = back.requirements.find(({ id }) => id === 'photo');
  assert.equal(check?.verdict, 'open', 'what was wrong is to be looked at again, though it did not change');
  assert.equal(check?.note, 'Buram.');
  const other = await w.house.officer('service-clerk', TRADE);
  const taken = await post(other, code, 'act', { seen: back.seen, act: 'mend', fields });
  assert.equal(taken.body.code, 'applications.taken');

  await post(w.clerk, code, 'checks', { requirement: 'photo', verdict: 'ok' });
  assert.equal(await act(w.clerk, code, 'complete'), 'opinions');
  const gone = await desk(w.clerk, code);
  assert.equal(gone.corrected, null, 'once it has gone on there is nothing new');
  assert.equal(gone.assignee, null);
});

test('a correction of what nobody had taken is for everybody at the desk', async (t) => {
  const w = await world(t);
  const code = await sent(w);
  const fields = [{ path: 'width', note: 'Ukur lagi.' }];
  const correct = async (width: number) => {
    const body = { answers: answers({ width }) };
    assert.equal((await w.sri('POST', `/api/applications/${code}/correction`, body)).status, 200);
  };
  await act(w.clerk, code, 'mend', { fields });
  await correct(2);
  assert.equal((await desk(w.clerk, code)).assignee, null);
});
