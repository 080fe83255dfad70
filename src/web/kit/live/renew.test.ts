/** What happens to questions whose first answer is on its way when an event comes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { renew } from './renew.ts';

/** A question whose answers are given by hand, one per call. */
function asked() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const waiting: ((answer: string) => void)[] = [];
  const observer = new QueryObserver(client, {
    queryKey: ['desk', 'list'],
    queryFn: () => new Promise<string>((resolve) => waiting.push(resolve)),
  });
  const stop = observer.subscribe(() => {});
  return { client, waiting, observer, stop };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('an event during the first answer brings a second question after it', async () => {
  const { client, waiting, observer, stop } = asked();
  renew(client, ['desk']);
  assert.equal(waiting.length, 1, 'the first is not broken off');
  waiting[0]?.('before the event');
  while (waiting.length < 2) await turn();
  waiting[1]?.('after the event');
  while (observer.getCurrentResult().data !== 'after the event') await turn();
  stop();
});

test('an event after the answer asks once', async () => {
  const { client, waiting, observer, stop } = asked();
  waiting[0]?.('first');
  while (observer.getCurrentResult().data !== 'first') await turn();
  renew(client, ['desk']);
  await turn();
  assert.equal(waiting.length, 2);
  waiting[1]?.('second');
  while (observer.getCurrentResult().data !== 'second') await turn();
  await turn();
  assert.equal(waiting.length, 2);
  stop();
});
