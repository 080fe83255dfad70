/** The live connection: how the stream is read, and how it comes back after every kind of cut. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ConnectionPorts, type ConnectionState, createConnection, StreamRefused } from './connection.ts';
import { createStreamParser, type StreamMessage } from './parse-stream.ts';

const stream =
  'retry: 2000\nid: 4\nevent: ready\ndata: {}\n\n: still here\r\n\r\nid: 5\nevent: message\ndata: {"a":\ndata: "é"}\r\rdata:x\n\n';

test('a stream reads the same however it is cut into pieces', () => {
  const whole = createStreamParser().push(stream);
  assert.deepEqual(
    whole.map(({ event, data, id }) => [event, data, id]),
    [
      ['ready', '{}', '4'],
      ['message', '{"a":\n"é"}', '5'],
      ['message', 'x', '5'],
    ],
  );
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length), { maxLength: 12 }), (cuts) => {
      const parser = createStreamParser();
      const places = [0, ...cuts.sort((a, b) => a - b), stream.length];
      const pieces = places.slice(1).map((end, n) => stream.slice(places[n], end));
      assert.deepEqual(
        pieces.flatMap((piece) => parser.push(piece)),
        whole,
      );
    }),
  );
});

type Opening = {
  url: string;
  lastEventId: string | undefined;
  send: (text: string) => void;
  cut: () => void;
};

function createLine(answer: (n: number) => 'open' | 'fail' | 'refuse' = () => 'open') {
  const openings: Opening[] = [];
  const messages: StreamMessage[] = [];
  const states: ConnectionState[] = [];
  let tries = 0;
  const ports: ConnectionPorts = {
    async open({ url, lastEventId, signal }) {
      tries += 1;
      const how = answer(tries);
      if (how === 'fail') throw new Error('cut');
      if (how === 'refuse') throw new StreamRefused('403');
      const waiting: (string | undefined)[] = [];
      let wake = () => {};
      const give = (text: string | undefined) => {
        waiting.push(text);
        wake();
      };
      signal.addEventListener('abort', () => give(undefined));
      openings.push({ url, lastEventId, send: give, cut: () => give(undefined) });
      return (async function* () {
        for (;;) {
          while (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve));
          const text = waiting.shift();
          if (text === undefined) return;
          yield text;
        }
      })();
    },
    onMessage: (message) => messages.push(message),
    onState: (state) => states.push(state),
    random: () => 0,
    silence: 1000,
  };
  return { ports, openings, messages, states, tries: () => tries };
}

const settle = async () => {
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
};

test('after a cut it asks from the last event it has seen', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const line = createLine();
  const connection = createConnection(line.ports);
  connection.follow('/api/live?topics=a');
  await settle();
  line.openings[0]?.send('id: 4\nevent: ready\ndata: {}\n\nid: 5\ndata: {}\n\n');
  await settle();
  line.openings[0]?.cut();
  await settle();
  assert.equal(line.states.at(-1), 'reconnecting');
  context.mock.timers.tick(1000);
  await settle();
  assert.equal(line.openings[1]?.lastEventId, '5');
  connection.stop();
});

test('the greeting of a new connection does not skip what was missed and has not arrived yet', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const line = createLine();
  const connection = createConnection(line.ports);
  connection.follow('/api/live?topics=a');
  await settle();
  line.openings[0]?.send('id: 5\ndata: {}\n\n');
  await settle();
  line.openings[0]?.cut();
  await settle();
  context.mock.timers.tick(1000);
  await settle();
  line.openings[1]?.send('id: 9\nevent: ready\ndata: {}\n\n');
  await settle();
  line.openings[1]?.cut();
  await settle();
  context.mock.timers.tick(5000);
  await settle();
  assert.equal(line.openings[2]?.lastEventId, '5');
  connection.stop();
});

test('a silent line counts as dead', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const line = createLine();
  const connection = createConnection(line.ports);
  connection.follow('/api/live?topics=a');
  await settle();
  context.mock.timers.tick(1001);
  await settle();
  context.mock.timers.tick(1000);
  await settle();
  assert.equal(line.openings.length, 2);
  connection.stop();
});

test('new topics keep the place in the stream and close the old connection', async () => {
  const line = createLine();
  const connection = createConnection(line.ports);
  connection.follow('/api/live?topics=a');
  await settle();
  line.openings[0]?.send('id: 7\ndata: {}\n\n');
  await settle();
  connection.follow('/api/live?topics=a,b');
  await settle();
  assert.deepEqual([line.openings[1]?.url, line.openings[1]?.lastEventId], ['/api/live?topics=a,b', '7']);
  line.openings[0]?.send('id: 8\ndata: {}\n\n');
  await settle();
  assert.equal(line.messages.length, 1, 'the old connection is not heard any more');
  connection.stop();
});

test('a refusal is not asked again every second', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const line = createLine(() => 'refuse');
  const connection = createConnection(line.ports);
  connection.follow('/api/live?topics=a');
  await settle();
  context.mock.timers.tick(30_000);
  await settle();
  assert.equal(line.tries(), 1);
  assert.equal(line.states.at(-1), 'offline');
  connection.stop();
});

test('when the network returns it does not wait for the next try', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const line = createLine((n) => (n < 6 ? 'fail' : 'open'));
  const connection = createConnection(line.ports);
  connection.follow('/api/live?topics=a');
  await settle();
  for (let n = 0; n < 4; n += 1) {
    context.mock.timers.tick(30_000);
    await settle();
  }
  assert.equal(line.states.at(-1), 'offline');
  connection.hurry();
  await settle();
  assert.equal(line.states.at(-1), 'connected');
  connection.stop();
});
