/** How `npm start` begins, refuses and ends: the real program on a temporary data folder. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import * as processes from '../kit/processes.ts';
import { until } from '../kit/until.ts';

type Account = { city: string; role: string; agency: string | null; username: string; password: string };

const STOP_MS = 5000;

const demoFolder = processes.dataFolder();
const otherFolder = processes.dataFolder();
let demo: processes.Running;
let demoPort = 0;
after(async () => {
  await processes.end(demo);
  processes.removeFolder(demoFolder);
  processes.removeFolder(otherFolder);
});

const accountsFile = join(demoFolder, 'demo-accounts.json');
const readAccounts = () => JSON.parse(readFileSync(accountsFile, 'utf8')) as Account[];

/** Starts, and expects that it ends by itself with one sentence and without a stack. */
async function refused(dataDir: string, port: number, env: Record<string, string> = {}): Promise<string> {
  const running = processes.startPendopo(dataDir, port, env);
  const { code } = await running.exited;
  assert.ok(code !== null && code > 0, `it ends with an exit code, not ${code}`);
  assert.doesNotMatch(running.said(), /\n\s+at .*:\d+:\d+/, 'no stack');
  return running.said();
}

test('when /healthz first answers 200 both demo cities are served and their sign-ins stand in a file that only its owner reads', async () => {
  demoPort = await processes.freePort();
  demo = processes.startPendopo(demoFolder, demoPort);
  await demo.ready();
  assert.equal(statSync(accountsFile).mode & 0o777, 0o600);
  const accounts = readAccounts();
  assert.deepEqual([...new Set(accounts.map((one) => one.city))].sort(), ['banjar', 'magelang']);
  for (const account of accounts) {
    assert.deepEqual(Object.keys(account).sort(), ['agency', 'city', 'password', 'role', 'username']);
    assert.ok(account.password.length >= 12, `${account.username} has a long password`);
  }
  const passwords = new Set(accounts.map((one) => one.password));
  assert.equal(passwords.size, accounts.length, 'no password is given twice');
  for (const city of ['magelang', 'banjar'])
    assert.equal((await demo.call(city)('GET', '/api/session')).status, 200, city);
});

test('the sign-ins of the file work in their own city and nowhere else', async () => {
  const [officer] = readAccounts().filter((one) => one.city === 'magelang' && one.role === 'agency-officer');
  assert.ok(officer);
  const wish = { username: officer.username, password: officer.password, as: 'token' };
  assert.equal((await demo.call('magelang')('POST', '/api/session/officer', wish)).status, 200);
  assert.equal((await demo.call('banjar')('POST', '/api/session/officer', wish)).status, 422);
});

test('a second start on the same data is refused with a sentence that names the first, which goes on', async () => {
  const said = await refused(demoFolder, await processes.freePort());
  assert.match(said, new RegExp(`in use by .*process ${demo.pid}`));
  assert.match(said, /PENDOPO_DATA/);
  assert.equal((await demo.call()('GET', '/healthz')).status, 200);
});

test('a port that is taken is named, with another to try', async () => {
  const said = await refused(otherFolder, demoPort, { PENDOPO_MODE: 'production' });
  assert.match(said, new RegExp(`Port ${demoPort} .*is taken`));
  assert.match(said, /PENDOPO_PORT=/);
});

test('wrong values in the environment stop the start, each with its remedy, and no secret is repeated', async () => {
  const said = await refused(otherFolder, 1, {
    PENDOPO_PORT: 'eighty',
    PENDOPO_MODE: 'demonstration',
    PENDOPO_COLOUR: 'brown',
    DATABASE_URL: 'mysql://root:rahasia-sekali@db/x',
  });
  assert.match(said, /PENDOPO_PORT: "eighty" is not a whole number from 0 to 65535; set it to e\.g\. 8080/);
  assert.match(said, /PENDOPO_MODE: .*use one of: demo, production/);
  assert.match(said, /PENDOPO_COLOUR: is not a variable of Pendopo/);
  assert.match(said, /DATABASE_URL: .*postgres/);
  assert.doesNotMatch(said, /rahasia-sekali/);
});

test('Ctrl-C stops the app, its database and every other child within five seconds', async () => {
  const before = readAccounts();
  const postmaster = processes.postmasterOf(demoFolder);
  const family = [...processes.descendants(demo.pid), postmaster];
  assert.ok(family.some((pid) => processes.lives(pid)));
  const begun = Date.now();
  demo.signal('SIGINT');
  const exit = await demo.exited;
  const took = Date.now() - begun;
  assert.deepEqual(exit, { code: 0, signal: null });
  assert.ok(took < STOP_MS, `it took ${took} ms`);
  const left = family.filter((pid) => processes.lives(pid));
  assert.deepEqual(left, [], 'no process is left');
  assert.equal(existsSync(join(demoFolder, 'in-use-by')), false, 'the data folder is free');
  assert.deepEqual(readAccounts(), before);
});

test('the next start on the same data opens again with the same sign-ins', async () => {
  const before = readFileSync(accountsFile, 'utf8');
  demo = await processes.openPendopo(demoFolder, demoPort);
  assert.equal(readFileSync(accountsFile, 'utf8'), before);
  demo.signal('SIGTERM');
  assert.equal((await demo.exited).code, 0);
});

test('Ctrl-C while it is still starting ends it as well, and leaves data that the next start can use', async () => {
  const running = processes.startPendopo(otherFolder, await processes.freePort());
  await until('the database is up', () => processes.postmasterOf(otherFolder) > 0);
  const begun = Date.now();
  running.signal('SIGINT');
  await running.exited;
  assert.ok(Date.now() - begun < STOP_MS + 1000);
  const left = processes.descendants(running.pid);
  assert.deepEqual(left, []);
});

test('in production nobody has an account, no city is made up, and the first administrator is made by a command', async () => {
  const running = await processes.openPendopo(otherFolder, await processes.freePort(), {
    PENDOPO_MODE: 'production',
  });
  assert.equal(existsSync(join(otherFolder, 'demo-accounts.json')), false);
  assert.equal(existsSync(join(otherFolder, 'demo-walls.json')), false);
  assert.match(running.said(), /city create/);
  assert.equal((await running.call()('GET', '/api/session')).status, 404, 'there is no city to sign in to');
  running.signal('SIGINT');
  assert.equal((await running.exited).code, 0);
});
