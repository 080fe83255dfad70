/** Kill the app, kill the database: what was promised to a citizen is there afterwards, once. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Answer, Call } from '../kit/house.ts';
import { type LiveReader, readLive } from '../kit/live-reader.ts';
import { brokenLight } from '../kit/people.ts';
import * as processes from '../kit/processes.ts';
import { until } from '../kit/until.ts';

const PEOPLE = 8;
const PHONE = '081298765432';
const NAME = 'Rahmawati Contoh Pelapor';
const DATABASE = 'pendopo_magelang';

const pendopo = processes.pendopoOfFile({ PENDOPO_LOG_LEVEL: 'trace' });
const { dataDir } = pendopo;

type Acknowledged = { code: string; description: string };

/** Eight people who report one thing after another, each with a key of its own, and try again until they have a code. */
function crowd(occasion: string) {
  const acknowledged: Acknowledged[] = [];
  const refusals: string[] = [];
  let failures = 0;
  let home = false;
  const call: Call = pendopo.running().call();

  async function send(description: string, key: string): Promise<Answer<{ code: string }> | undefined> {
    const report = brokenLight({ description, reporter: { name: NAME, phone: PHONE } });
    const sent = call<{ code: string }>('POST', '/api/complaints', report, { 'idempotency-key': key });
    const answer = await sent.catch(() => undefined);
    if (answer && answer.status < 500) return answer;
    failures += 1;
    return undefined;
  }

  async function person(number: number): Promise<void> {
    for (let turn = 1; !home; turn++) {
      const description = `Lampu jalan padam (${occasion}, orang ${number}, laporan ${turn}).`;
      const key = randomUUID();
      const answer = await until(`${description} has a code`, () => send(description, key), { seconds: 90 });
      if (answer.status === 201) acknowledged.push({ code: answer.body.code, description });
      else refusals.push(answer.text);
    }
  }

  const all = Promise.all(Array.from({ length: PEOPLE }, (_, index) => person(index + 1)));
  return {
    acknowledged,
    failures: () => failures,
    async goHome(): Promise<void> {
      home = true;
      await all;
      assert.deepEqual(refusals, [], 'no report was refused');
    },
    /** Waits until this many more reports were acknowledged. */
    async reports(more: number): Promise<void> {
      const goal = acknowledged.length + more;
      await until(`${goal} reports are acknowledged`, () => acknowledged.length >= goal, { seconds: 90 });
    },
  };
}

type Found = {
  code: string;
  description: string;
  received: number;
  events: number;
  audits: number;
};

/** What stands in the database of this occasion's reports, when the outbox is empty. */
async function found(occasion: string): Promise<Found[]> {
  await until('every event is in the feed', async () => {
    const [row] = await processes.askDatabase<{ left: string }>(
      dataDir,
      DATABASE,
      'select count(*) as left from platform.outbox',
    );
    return row?.left === '0';
  });
  return processes.askDatabase<Found>(
    dataDir,
    DATABASE,
    `select c.code, k.description,
      (select count(*)::int from cases.entry e where e.case_id = c.id and e.kind = 'received') as received,
      (select count(*)::int from platform.event e where e.subject = c.code
        and e.type = 'complaints.complaint.received') as events,
      (select count(*)::int from platform.audit a where a.subject = c.code
        and a.action = 'complaints.complaint.received') as audits
    from cases."case" c join complaints.complaint k on k.case_id = c.id
    where k.description like '%(${occasion},%'`,
  );
}

async function expectOnce(occasion: string, acknowledged: readonly Acknowledged[]): Promise<void> {
  const order = (a: Acknowledged, b: Acknowledged) => a.description.localeCompare(b.description);
  const rows = await found(occasion);
  assert.deepEqual(
    rows.map(({ code, description }) => ({ code, description })).sort(order),
    [...acknowledged].sort(order),
    'the database holds exactly the acknowledged reports, under the codes that were given out',
  );
  for (const row of rows)
    assert.deepEqual(
      [row.received, row.events, row.audits],
      [1, 1, 1],
      `${row.code}: one entry, event, audit line`,
    );
}

/** Every reporter left a telephone number: the job of each report must in the end have written one message. */
async function expectTold(acknowledged: readonly Acknowledged[]): Promise<void> {
  type Told = { subject: string; told: number };
  const codes = acknowledged.map((one) => `'${one.code}'`).join(',');
  const ask = () =>
    processes.askDatabase<Told>(
      dataDir,
      DATABASE,
      `select subject, count(*)::int as told from notices.notice where subject in (${codes}) group by subject`,
    );
  await until('every reporter has been told', async () => (await ask()).length === acknowledged.length, {
    seconds: 60,
    everyMs: 250,
  });
  assert.ok(
    (await ask()).every((row) => row.told === 1),
    'and told once',
  );
}

async function follow(lastId?: string): Promise<LiveReader> {
  const { port } = pendopo.running();
  const where = { port, host: `magelang.localhost:${port}` };
  return readLive(where, 'complaints.public', lastId ? { 'last-event-id': lastId } : {});
}

async function expectSeenOnce(
  acknowledged: readonly Acknowledged[],
  subjects: () => string[],
): Promise<void> {
  const codes = acknowledged.map((one) => one.code).sort();
  await until('the screen has seen every report', () => {
    const seen = new Set(subjects());
    return codes.every((code) => seen.has(code));
  });
  assert.deepEqual(subjects().sort(), codes, 'each once, and nothing else');
}

test('when PostgreSQL is killed the app recovers by itself, and no acknowledged report is lost or doubled', async () => {
  const screen = await follow();
  const people = crowd('basis data');
  await people.reports(60);
  const postmaster = processes.postmasterOf(dataDir);
  process.kill(postmaster, 'SIGKILL');
  await until('somebody could not report', () => people.failures() > 0);
  await people.reports(60);
  await people.goHome();
  assert.equal(processes.lives(pendopo.running().pid), true, 'the app is the same process');
  assert.notEqual(processes.postmasterOf(dataDir), postmaster, 'the database is a new one');
  const ready = await pendopo.running().call()('GET', '/readyz');
  assert.equal(ready.status, 200);
  await expectOnce('basis data', people.acknowledged);
  await expectSeenOnce(people.acknowledged, screen.subjects);
  screen.close();
  await expectTold(people.acknowledged);
});

test('when the app is killed, every report that was answered 201 is there after the restart, and every retried key once', async () => {
  const screen = await follow();
  const people = crowd('aplikasi');
  await people.reports(60);
  const children = processes.descendants(pendopo.running().pid);
  pendopo.running().signal('SIGKILL');
  assert.equal((await pendopo.running().exited).signal, 'SIGKILL');
  await until('the screen has lost its stream', () => screen.ended());
  await pendopo.reopen();
  assert.ok(!children.some((pid) => processes.descendants(pendopo.running().pid).includes(pid)));
  const again = await follow(screen.lastId());
  await people.reports(60);
  await people.goHome();
  assert.ok(people.failures() > 0, 'the kill was felt');
  await expectOnce('aplikasi', people.acknowledged);
  await expectSeenOnce(people.acknowledged, () => [...screen.subjects(), ...again.subjects()]);
  again.close();
  await expectTold(people.acknowledged);
});

test('the database server of a killed app does not outlive the next start', async () => {
  const postmaster = processes.postmasterOf(dataDir);
  await pendopo.killed();
  await pendopo.reopen();
  assert.notEqual(processes.postmasterOf(dataDir), postmaster);
  await until('the old server is gone', () => !processes.lives(postmaster));
});

test('after all this the logs at their most talkative hold no name, telephone number, password or token', async () => {
  const call = pendopo.running().call();
  const { username, password } = processes.demoAccount(dataDir, 'petugas.disperkim');
  const signIn = (secret: string) =>
    call<{ token: string }>('POST', '/api/session/officer', { username, password: secret, as: 'token' });
  const signedIn = await signIn(password);
  assert.equal(signedIn.status, 200);
  const { token } = signedIn.body;
  const mistyped = `${password}-salah`;
  assert.equal((await signIn(mistyped)).status, 422);
  const bearer = { authorization: `Bearer ${token}` };
  assert.equal((await call('GET', '/api/desk/complaints', undefined, bearer)).status, 200);
  assert.equal((await call('POST', '/api/session/citizen/code', { contact: PHONE })).status, 202);
  const wall = readFileSync(join(dataDir, 'demo-walls.json'), 'utf8');
  const kiosk = (JSON.parse(wall) as { city: string; token: string }[]).find(
    (one) => one.city === 'magelang',
  );
  assert.ok(kiosk);
  const overview = await call('GET', '/api/wall/overview', undefined, { 'x-kiosk-token': kiosk.token });
  assert.equal(overview.status, 200);
  const email = 'rahmawati.contoh@example.id';
  const broken = `{"description": "Lampu", "reporter": {"name": "${NAME}", "phone": "${PHONE}"`;
  assert.equal((await call('POST', '/api/complaints', broken)).status, 400);
  const wrong = brokenLight({ category: 'tidak-ada', reporter: { name: NAME, phone: PHONE, email } });
  assert.equal((await call('POST', '/api/complaints', wrong)).status, 422);
  const looked = await call('GET', `/api/live?topics=complaints.wall&kiosk=${kiosk.token}x`);
  assert.equal(looked.status, 401);

  pendopo.running().signal('SIGINT');
  assert.equal((await pendopo.running().exited).code, 0);
  const folder = join(dataDir, 'logs');
  const logs = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  // The card on the terminal names the wall's link on purpose; nothing else that is printed may hold a secret.
  const printed = pendopo.running().said().replaceAll(kiosk.token, '');
  const text = [...logs, printed].join('\n');
  assert.ok(readFileSync(join(folder, 'pendopo.log'), 'utf8').length > 0, 'something was logged at all');
  const spoken = { name: NAME, phone: '81298765432', email, mistyped, token, kiosk: kiosk.token };
  for (const [what, secret] of Object.entries(spoken))
    assert.ok(!text.includes(secret), `no ${what} in the logs`);
  for (const account of processes.demoAccounts(dataDir))
    assert.ok(!text.includes(account.password), `no password of ${account.username}`);
});
