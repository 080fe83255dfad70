/** Banks tell of payments over HTTP (signed, laid on the oldest bill, durable when answered) beside the same rows by bare connections. */
import { randomUUID } from 'node:crypto';
import { receive } from '../../src/blocks/payments/api.ts';
import { insertSnapCall } from '../../src/blocks/payments/store-banks.ts';
import type { City } from '../../src/platform/city.ts';
import { systemContext } from '../../src/platform/context.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { localDate } from '../../src/shared/time.ts';
import { BANK, loadBank } from '../kit/bank.ts';
import { inChild } from '../kit/child.ts';
import { openBeside } from '../kit/city.ts';
import { AMOUNT, fillBills } from '../kit/fill-bills.ts';
import { FRESH } from '../kit/fresh.ts';
import { onFreshServer } from '../kit/fresh-server.ts';
import type { HttpResult, HttpTask } from '../kit/http-load.ts';
import { median, round } from '../kit/numbers.ts';
import { atLeast, type Figure, type Part, plain } from '../kit/part.ts';
import { processorSeconds } from '../kit/processes.ts';
import { recorded } from '../kit/recording.ts';
import type { ServerInfo } from '../kit/server.ts';
import { settled } from '../kit/settled.ts';
import type { SqlResult, SqlTask, Statement, Transaction } from '../kit/sql-load.ts';

const CONNECTIONS = 16;
const SECONDS = 6;
const ROUNDS = 5;
const PAYERS = 4000;
const DAYS = 60;
/** More than a round can tell. */
const TOLD = 24_000;
const RECORDED = 40;
/** Stands in a recording where the number of a receipt stood; case codes replace it. */
const CODE = 'MGL-000-000-000';

function payment(city: City, code: string) {
  const ctx = systemContext(city, 'bench');
  const [id, reference, externalId] = [randomUUID(), randomUUID(), randomUUID()];
  const call = { bank: BANK, day: localDate(ctx.now, city.zone), externalId, fingerprint: 'x'.repeat(43) };
  const given = { id, channel: `qris/${BANK}`, reference, amount: AMOUNT, paidAt: ctx.now, to: { code } };
  return { id, reference, externalId, book: () => receive(ctx, given, [insertSnapCall(call)]) };
}

const paid = (city: City, code: string) => payment(city, code).book();

/** The statement that books one payment, its ids and numbers marked as to be renewed; `id` is the bill that it pays. */
async function record(city: City, code: string): Promise<Transaction> {
  const { id, reference, externalId, book } = payment(city, code);
  const { value, statements } = await recorded(book);
  const writes = statements.filter(({ text }) => text.includes('insert into'));
  if (writes.length !== 1) throw new Error(`a payment is written by ${writes.length} statements`);
  const marked = (one: unknown): unknown =>
    typeof one === 'string'
      ? [id, reference, externalId]
          .reduce((text, old) => text.replaceAll(old, FRESH), one)
          .replaceAll(value.code, CODE)
      : Array.isArray(one)
        ? one.map(marked)
        : one;
  const [write] = writes as [Statement];
  const { bill } = await city.db.one<{ bill: number }>(
    sql`select bill from payments.allocation where booking = ${id} and bill is not null`,
  );
  return {
    statements: [{ ...write, values: (write.values ?? []).map(marked) }],
    id: bill,
    code: CODE,
  };
}

async function measure(dataDir: string, info: ServerInfo, say: (line: string) => void): Promise<Figure[]> {
  const served = { ...info.floorRecord, database: info.floorRecord.database.replace(/_floor$/, '') };
  const bare = await openBeside(dataDir, info.adminUrl, info.floorRecord);
  const beside = await openBeside(dataDir, info.adminUrl, served);
  const filled = async (city: City) => {
    const all = await fillBills(city, PAYERS, DAYS);
    // Opens the accounts that payments are booked on, in both under the same numbers.
    await paid(city, all[0] as string);
    return all;
  };
  const floorCodes = await filled(bare.city);
  const codes = await filled(beside.city);
  say(`${PAYERS} payers with ${DAYS} bills each`);
  const transactions: Transaction[] = [];
  for (const code of floorCodes.slice(-RECORDED)) {
    // The second bill, so that its number is no debtor's, too.
    await paid(bare.city, code);
    transactions.push(await record(bare.city, code));
  }
  const sign = await loadBank(beside.city, info.host);

  const spent = { floor: [] as number[], http: [] as number[] };
  // Bills that nobody has paid yet.
  let from = 2 * PAYERS + 1;
  const floor = async (seconds: number) => {
    const task: SqlTask = { url: info.floorUrl, connections: CONNECTIONS, seconds, transactions, from };
    const began = processorSeconds(process.pid);
    const { perSecond, done } = await inChild<SqlTask, SqlResult>('sql-load.ts', task);
    spent.floor.push(((processorSeconds(process.pid) - began) * 1000) / done);
    from += done + CONNECTIONS;
    return perSecond;
  };
  const latencies: number[] = [];
  let next = 0;
  const http = async (seconds: number) => {
    const payments = Array.from({ length: TOLD }, () => ({
      code: codes[next++ % codes.length] as string,
      amount: AMOUNT,
    }));
    const requests = await sign(payments);
    const { port, host } = info;
    const task = { port, host, connections: CONNECTIONS, seconds, requests };
    const began = processorSeconds(process.pid);
    const result = await inChild<HttpTask, HttpResult>('http-load.ts', task);
    spent.http.push(((processorSeconds(process.pid) - began) * 1000) / result.latency.count);
    if (Object.keys(result.statuses).some((status) => status !== '200'))
      throw new Error(`banks were answered ${JSON.stringify(result.statuses)}: ${result.firstFailure}`);
    if (result.latency.count > TOLD) throw new Error('some payments were told twice');
    latencies.push(result.latency.p95);
    return result.perSecond;
  };
  const rest = () => settled(info.adminUrl, served.database);

  say('warming up');
  await floor(2);
  await http(8);
  for (const one of [latencies, spent.floor, spent.http]) one.length = 0;
  const rates = { floor: [] as number[], http: [] as number[] };
  for (let at = 1; at <= ROUNDS; at++) {
    await rest();
    rates.floor.push(await floor(SECONDS));
    await rest();
    rates.http.push(await http(SECONDS));
    say(`round ${at} of ${ROUNDS}: the same rows ${rates.floor.at(-1)}/s, HTTP ${rates.http.at(-1)}/s`);
  }
  await beside.close();
  await bare.close();
  const [rows, told] = [median(rates.floor), median(rates.http)];
  return [
    plain('the same rows by bare connections', rows, '/s', `nothing read; ${rates.floor.join(' ')}`),
    plain('payments told over HTTP', told, '/s', `p95 ${median(latencies)} ms; ${rates.http.join(' ')}`),
    atLeast('HTTP ÷ the same rows', round(told / rows), 0.4, '×'),
    plain('processor time of the same rows, load generator included', round(median(spent.floor)), 'ms'),
    plain('processor time of one over HTTP, load generator included', round(median(spent.http)), 'ms'),
  ];
}

export const notifications: Part = {
  title: 'Payments that a bank tells of: 16 connections, durable commits',
  run: (say) => onFreshServer({ floor: true }, (info, dataDir) => measure(dataDir, info, say)),
};
