import { nextNumber } from '../../src/blocks/cases/api.ts';
import { definitions } from '../../src/blocks/definitions/api.ts';
import type { City } from '../../src/platform/city.ts';
import type { Context } from '../../src/platform/context.ts';
import type { NewApplication } from '../../src/services/applications/contract.ts';
import { send } from '../../src/services/applications/intake.ts';
import { localDate } from '../../src/shared/time.ts';
import { inChild } from '../kit/child.ts';
import { openBeside } from '../kit/city.ts';
import { FRESH } from '../kit/fresh.ts';
import { onFreshServer } from '../kit/fresh-server.ts';
import type { HttpResult, HttpTask, Request } from '../kit/http-load.ts';
import { median, round } from '../kit/numbers.ts';
import { atLeast, type Figure, type Part, plain } from '../kit/part.ts';
import { type Applicant, applicant } from '../kit/people.ts';
import { processorSeconds } from '../kit/processes.ts';
import { recorded } from '../kit/recording.ts';
import { sceneOf } from '../kit/reports.ts';
import type { ServerInfo } from '../kit/server.ts';
import { settled } from '../kit/settled.ts';
import { formsOf } from '../kit/shelf.ts';
import type { SqlResult, SqlTask, Transaction } from '../kit/sql-load.ts';

const CONNECTIONS = 16;
const SECONDS = 6;
const ROUNDS = 5;
const APPLICANTS = 40;
/** Different answers to each service. */
const EACH = 12;
/** No other number of a row is as large and small as the number of a recorded case. */
const UNMISTAKABLE = 777;

type Sending = { applicant: Applicant; body: NewApplication };

/** Everything that the shelf offers online, filled in and signed by different people; each names its draft, as phones do. */
async function sendings(city: City, people: readonly Applicant[]): Promise<Sending[]> {
  const today = localDate(city.now(), city.zone);
  const [shelf, scene] = await Promise.all([definitions(city), sceneOf(city)]);
  const online = shelf.all(today).filter(({ definition }) => definition.channel === 'online');
  const forms = online.map((service) => formsOf(service, scene, today));
  return Array.from({ length: online.length * EACH }, (_, at): Sending => {
    const { service, version } = online[at % online.length] as (typeof online)[number];
    const who = people[at % people.length] as Applicant;
    const answers = forms[at % forms.length]?.answers(who.files) as NewApplication['answers'];
    return { applicant: who, body: { service, version, answers, draft: FRESH } };
  });
}

/** Sends one and writes down the statement that carries its rows. What is read before it is not in the floor. */
async function record(city: City, { applicant: { id }, body }: Sending): Promise<Transaction> {
  const ctx: Context = {
    city,
    actor: { kind: 'citizen', id, name: '', sessionId: '' },
    language: 'id',
    now: city.now(),
    traceId: '00000000-0000-4000-8000-000000000000',
    ip: '127.0.0.1',
    idempotency: { key: `citizen:${id}:${FRESH}`, fingerprint: FRESH, status: 201, done: false },
  };
  const { value, statements } = await recorded(() => send(ctx, body));
  const row = await city.db.pool.query(
    `update applications.application a set draft = null from cases."case" c
      where c.id = a.case_id and c.code = $1 returning c.id`,
    [value.code],
  );
  await city.db.pool.query('delete from platform.idempotency where fingerprint = $1', [FRESH]);
  const writes = statements.filter(({ text }) => text.includes('insert into'));
  if (writes.length !== 1)
    throw new Error(`${body.service} is written by ${writes.length} statements, the floor knows one`);
  return { statements: writes, id: Number(row.rows[0]?.id), code: value.code };
}

async function recordAll(city: City, all: readonly Sending[]): Promise<Transaction[]> {
  for (let left = UNMISTAKABLE; left > 0; left--) await nextNumber(city);
  const transactions: Transaction[] = [];
  for (const one of all) transactions.push(await record(city, one));
  return transactions;
}

const requestOf = ({ applicant: { token }, body }: Sending): Request => ({
  method: 'POST',
  path: '/api/applications',
  headers: { authorization: `Bearer ${token}`, 'idempotency-key': FRESH },
  body: JSON.stringify(body),
});

async function measure(dataDir: string, info: ServerInfo, say: (line: string) => void): Promise<Figure[]> {
  const served = { ...info.floorRecord, database: info.floorRecord.database.replace(/_floor$/, '') };
  const beside = await openBeside(dataDir, info.adminUrl, served);
  const people: Applicant[] = [];
  while (people.length < APPLICANTS) people.push(await applicant(beside.city, people.length));
  const all = await sendings(beside.city, people);
  const transactions = await recordAll(beside.city, all);
  await beside.close();
  say(`${all.length / EACH} services, ${EACH} sets of answers to each`);

  // Rates of a busy machine say who was given the processors; this says what was done with them.
  const spent = { floor: [] as number[], http: [] as number[] };
  let from = 1_000_000;
  const floor = async (seconds: number) => {
    const task: SqlTask = { url: info.floorUrl, connections: CONNECTIONS, seconds, transactions, from };
    from += 1_000_000;
    const began = processorSeconds(process.pid);
    const { perSecond, done } = await inChild<SqlTask, SqlResult>('sql-load.ts', task);
    spent.floor.push(((processorSeconds(process.pid) - began) * 1000) / done);
    return perSecond;
  };
  const latencies: number[] = [];
  const http = async (seconds: number) => {
    const { port, host } = info;
    const task = { port, host, connections: CONNECTIONS, seconds, requests: all.map(requestOf) };
    const began = processorSeconds(process.pid);
    const result = await inChild<HttpTask, HttpResult>('http-load.ts', task);
    spent.http.push(((processorSeconds(process.pid) - began) * 1000) / result.latency.count);
    if (Object.keys(result.statuses).some((status) => status !== '201'))
      throw new Error(`sending answered ${JSON.stringify(result.statuses)}: ${result.firstFailure}`);
    latencies.push(result.latency.p95);
    return result.perSecond;
  };
  const rest = () => settled(info.adminUrl, served.database);

  say('warming up');
  await floor(2);
  // A city's server runs for weeks; the engine goes on making thirty forms quicker for some twenty seconds.
  await http(20);
  for (const one of [latencies, spent.floor, spent.http]) one.length = 0;
  const rates = { floor: [] as number[], http: [] as number[] };
  for (let at = 1; at <= ROUNDS; at++) {
    await rest();
    rates.floor.push(await floor(SECONDS));
    await rest();
    rates.http.push(await http(SECONDS));
    say(`round ${at} of ${ROUNDS}: the same rows ${rates.floor.at(-1)}/s, HTTP ${rates.http.at(-1)}/s`);
  }
  const [bare, sent] = [median(rates.floor), median(rates.http)];
  return [
    plain(
      'the same rows by bare connections',
      bare,
      '/s',
      `one prepared statement each, nothing read; ${rates.floor.join(' ')}`,
    ),
    plain('POST /api/applications', sent, '/s', `p95 ${median(latencies)} ms; ${rates.http.join(' ')}`),
    atLeast('HTTP ÷ the same rows', round(sent / bare), 0.4, '×'),
    plain('processor time of the same rows, load generator included', round(median(spent.floor)), 'ms'),
    plain(
      'processor time of one over HTTP, load generator and notices included',
      round(median(spent.http)),
      'ms',
    ),
  ];
}

export const applying: Part = {
  title: 'Applications sent, of every service of the base pack: 16 connections, durable commits',
  run: (say) => onFreshServer({ floor: true }, (info, dataDir) => measure(dataDir, info, say)),
};
