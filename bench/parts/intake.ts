import { onDatabase } from '../../src/app/register.ts';
import { VISITOR } from '../../src/platform/actor.ts';
import type { City } from '../../src/platform/city.ts';
import type { Context } from '../../src/platform/context.ts';
import { receive } from '../../src/services/complaints/intake.ts';
import type { NewComplaint } from '../../src/services/complaints/rules/intake-contract.ts';
import { inChild } from '../kit/child.ts';
import { openBeside } from '../kit/city.ts';
import { onFreshServer } from '../kit/fresh-server.ts';
import type { HttpResult, HttpTask } from '../kit/http-load.ts';
import { median, round } from '../kit/numbers.ts';
import { atLeast, type Figure, type Part, plain } from '../kit/part.ts';
import { recorded } from '../kit/recording.ts';
import { reportBodies } from '../kit/reports.ts';
import type { ServerInfo } from '../kit/server.ts';
import { settled } from '../kit/settled.ts';
import type { SqlResult, SqlTask, Statement, Transaction } from '../kit/sql-load.ts';

const CONNECTIONS = 16;
const SECONDS = 6;
const ROUNDS = 5;

/** Takes one report and writes down every statement that it sends, in order. */
async function record(city: City, body: NewComplaint): Promise<Transaction> {
  const contextOf = (): Context => ({
    city,
    actor: VISITOR,
    language: 'id',
    now: city.now(),
    traceId: '00000000-0000-4000-8000-000000000000',
    ip: '127.0.0.1',
  });
  await receive(contextOf(), body, { channel: 'portal' });
  const { value, statements } = await recorded(() => receive(contextOf(), body, { channel: 'portal' }));
  const row = await city.db.pool.query('select id from cases."case" where code = $1', [value.code]);
  return { statements, id: Number(row.rows[0]?.id), code: value.code };
}

const BARE = `create table if not exists public.bare (
  id bigint primary key, code text not null unique, agency text not null, due_at timestamptz not null);
  create index if not exists bare_desk on public.bare (agency, due_at);
  grant all on public.bare to public;`;
const BARE_INSERT: Statement = {
  name: 'bare',
  text: 'insert into public.bare (id, code, agency, due_at) values ($1, $2, $3, $4)',
};

async function measure(dataDir: string, info: ServerInfo, say: (line: string) => void): Promise<Figure[]> {
  const beside = await openBeside(dataDir, info.adminUrl, info.floorRecord);
  const bodies = await reportBodies(beside.city, 500);
  const recording = await record(beside.city, bodies[0] as NewComplaint);
  await beside.close();
  const adminFloor = new URL(info.adminUrl);
  adminFloor.pathname = `/${info.floorRecord.database}`;
  await onDatabase(adminFloor.toString(), (client) => client.query(BARE));

  let from = 1_000_000;
  const sql = async (statements: Statement[], seconds: number) => {
    const { id, code } = recording;
    const transactions = [{ statements, id, code }];
    const task: SqlTask = { url: info.floorUrl, connections: CONNECTIONS, seconds, transactions, from };
    const result = await inChild<SqlTask, SqlResult>('sql-load.ts', task);
    from += 1_000_000;
    return result.perSecond;
  };
  const bare = (seconds: number) =>
    sql([{ ...BARE_INSERT, values: [recording.id, recording.code, 'dpupr', new Date()] }], seconds);
  const same = (seconds: number) => sql(recording.statements, seconds);
  const requests = bodies.map((body) => ({
    method: 'POST',
    path: '/api/complaints',
    body: JSON.stringify(body),
  }));
  const latencies: number[] = [];
  const http = async (seconds: number) => {
    const { port, host } = info;
    const task: HttpTask = { port, host, connections: CONNECTIONS, seconds, requests };
    const result = await inChild<HttpTask, HttpResult>('http-load.ts', task);
    if (Object.keys(result.statuses).some((status) => status !== '201'))
      throw new Error(`intake answered ${JSON.stringify(result.statuses)}: ${result.firstFailure}`);
    latencies.push(result.latency.p95);
    return result.perSecond;
  };
  const served = info.floorRecord.database.replace(/_floor$/, '');
  const rest = () => settled(info.adminUrl, served);

  say('warming up');
  await bare(1);
  await same(2);
  await http(4);
  latencies.length = 0;
  const rates = { bare: [] as number[], same: [] as number[], http: [] as number[] };
  for (let at = 1; at <= ROUNDS; at++) {
    await rest();
    rates.bare.push(await bare(SECONDS));
    await rest();
    rates.same.push(await same(SECONDS));
    await rest();
    rates.http.push(await http(SECONDS));
    say(
      `round ${at} of ${ROUNDS}: bare ${rates.bare.at(-1)}/s, same SQL ${rates.same.at(-1)}/s, HTTP ${rates.http.at(-1)}/s`,
    );
  }
  const [a, b, c] = [median(rates.bare), median(rates.same), median(rates.http)];
  return [
    plain('bare insert, 3 indexes', a, '/s', rates.bare.join(' ')),
    plain(
      'the same SQL by bare connections',
      b,
      '/s',
      `${recording.statements.length} statements; ${rates.same.join(' ')}`,
    ),
    plain('POST /api/complaints', c, '/s', `p95 ${median(latencies)} ms; ${rates.http.join(' ')}`),
    atLeast('HTTP ÷ same SQL', round(c / b), 0.5, '×'),
    atLeast('same SQL ÷ bare insert', round(b / a), 0.3, '×'),
  ];
}

export const intake: Part = {
  title: 'Intake: 16 connections, durable commits',
  run: (say) => onFreshServer({ floor: true }, (info, dataDir) => measure(dataDir, info, say)),
};
