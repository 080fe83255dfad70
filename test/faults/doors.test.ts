/** Kill the app between a message and its work: what was answered 200 becomes one report, however often Meta repeats itself. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  graphApi,
  type Message,
  message,
  payload,
  signature,
  whatsAppEnv,
} from '../../src/services/channels/test-kit/meta.ts';
import * as processes from '../kit/processes.ts';
import { until } from '../kit/until.ts';

const PEOPLE = 12;
const DATABASE = 'pendopo_magelang';

type Counted = { cases: number; descriptions: number; waiting: number; acts: number };

async function open(t: TestContext) {
  const dataDir = processes.dataFolder();
  const port = await processes.freePort();
  const graph = await graphApi(t);
  let running = processes.startPendopo(dataDir, port);
  t.after(async () => {
    await processes.end(running);
    processes.removeFolder(dataDir);
  });
  // The demo makes the city; then the same city is served with a number of its own.
  await running.ready();
  await processes.end(running);
  const start = async () => {
    running = processes.startPendopo(dataDir, port, {
      ...whatsAppEnv(graph.url),
      PENDOPO_INBOUND_CITY: 'magelang',
    });
    await running.ready();
  };
  await start();
  return {
    graph,
    /** Repeats the call until it is answered 200, as Meta does. */
    async deliver(one: Message): Promise<void> {
      const raw = payload([one]);
      const headers = { 'x-hub-signature-256': signature(raw) };
      await until(
        'the webhook is answered',
        async () => (await running.call()('POST', '/api/inbound/whatsapp', raw, headers)).status === 200,
        { seconds: 60 },
      );
    },
    async killAndOpen(): Promise<void> {
      running.signal('SIGKILL');
      await running.exited;
      await start();
    },
    async counted(): Promise<Counted> {
      const [row] = await processes.askDatabase<Counted>(
        dataDir,
        DATABASE,
        `select (select count(*)::int from complaints.complaint where channel = 'whatsapp') as cases,
          (select count(distinct description)::int from complaints.complaint where channel = 'whatsapp') as descriptions,
          (select count(*)::int from channels.message where state <> 'done') as waiting,
          (select count(*)::int from channels.sender where talk is not null) as acts`,
      );
      return row as Counted;
    },
  };
}

test('twelve conversations through two kills and replayed calls end as twelve reports, each told', async (t) => {
  const { graph, deliver, killAndOpen, counted } = await open(t);
  const phone = (person: number) => `62812000000${String(person).padStart(2, '0')}`;
  const people = Array.from({ length: PEOPLE }, (_, person) =>
    [
      `Lampu jalan padam di rumah nomor ${person}, gelap.`,
      'Panjang, depan masjid',
      'lewati',
      'lewati',
      'ya',
    ].map((words) => message(words, phone(person))),
  );
  const step = (at: number) => Promise.all(people.flatMap((own) => (own[at] ? [deliver(own[at])] : [])));
  await step(0);
  await step(1);
  await killAndOpen();
  // Meta did not hear some of the answers: it sends what it sent before, and then the rest.
  await step(0);
  await step(2);
  await step(1);
  await step(3);
  await step(4);
  await killAndOpen();
  for (let at = 0; at < 5; at++) await step(at);
  const whole = await until(
    'every message is worked on',
    async () => {
      const now = await counted();
      return now.waiting === 0 && now.acts === 0 ? now : undefined;
    },
    { seconds: 90, everyMs: 200 },
  );
  assert.deepEqual([whole.cases, whole.descriptions], [PEOPLE, PEOPLE]);
  const told = (person: number) =>
    new Set(
      graph.sent
        .filter(({ to }) => to === phone(person))
        .flatMap(({ text }) => /laporan\/(MGL-[\d-]+)#/.exec(text)?.[1] ?? []),
    );
  for (let person = 0; person < PEOPLE; person++)
    await until(`person ${person} knows one code`, () => told(person).size === 1, { seconds: 60 });
});
