import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSaves } from './saves.ts';

/** A server that answers when told to. */
function slowServer() {
  const under: { value: string; answer: (error?: Error) => void }[] = [];
  let kept = '';
  const put = (value: () => string) => () => {
    const sent = value();
    return new Promise<void>((resolve, reject) =>
      under.push({
        value: sent,
        answer(error) {
          if (error) return reject(error);
          kept = sent;
          resolve();
        },
      }),
    );
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { under, put, turn, kept: () => kept };
}

/** Something was changed, and its first save is under way. */
async function firstSave() {
  const server = slowServer();
  const saves = createSaves();
  saves.touch();
  const first = saves.save(server.put(() => 'one'));
  await server.turn();
  return { server, saves, first };
}

test('a save waits for the one before it, so that an older one never lands on a newer one', async () => {
  const { server, saves, first } = await firstSave();
  saves.touch();
  const second = saves.save(server.put(() => 'two'));
  await server.turn();
  assert.deepEqual(
    server.under.map(({ value }) => value),
    ['one'],
  );
  server.under[0]?.answer();
  await first;
  assert.equal(saves.unsaved(), true);
  await server.turn();
  server.under[1]?.answer();
  await second;
  assert.deepEqual([server.kept(), saves.unsaved()], ['two', false]);
});

test('before something is done with it, the save under way is awaited', async () => {
  const server = slowServer();
  const saves = createSaves();
  saves.touch();
  void saves.save(server.put(() => 'one'));
  let settled = false;
  const wait = saves.settle(server.put(() => 'again')).then(() => {
    settled = true;
  });
  await server.turn();
  assert.equal(settled, false);
  server.under[0]?.answer();
  await wait;
  assert.equal(server.under.length, 1, 'nothing is sent twice');
});

test('what a failed save carried is saved again before something is done with it, and a refusal is thrown', async () => {
  const { server, saves, first } = await firstSave();
  server.under[0]?.answer(new Error('no network'));
  await assert.rejects(first, /no network/);
  assert.equal(saves.unsaved(), true);
  const wait = saves.settle(server.put(() => 'one'));
  await server.turn();
  server.under[1]?.answer(new Error('still none'));
  await assert.rejects(wait, /still none/);
  assert.equal(saves.unsaved(), true);
  const better = saves.settle(server.put(() => 'one'));
  await server.turn();
  server.under[2]?.answer();
  await better;
  assert.deepEqual([server.kept(), saves.unsaved()], ['one', false]);
});

test('what is changed while a save is under way is not taken for kept', async () => {
  const { server, saves, first } = await firstSave();
  saves.touch();
  server.under[0]?.answer();
  await first;
  assert.equal(saves.unsaved(), true);
});
