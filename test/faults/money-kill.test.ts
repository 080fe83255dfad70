/** A bank that repeats itself a hundred times while app and database are killed: every payment is booked once, and no rupiah differs. */
import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { openCity } from '../../src/app/cities.ts';
import { listCities, openRegister } from '../../src/app/register.ts';
import { masterSecret } from '../../src/app/secrets.ts';
import { disagreements } from '../../src/blocks/payments/agreement.ts';
import {
  type Booking,
  debtorsOf,
  exportLedger,
  issueBills,
  keepBasis,
  newPayCode,
  startBankSimulator,
  verifyLedger,
} from '../../src/blocks/payments/api.ts';
import { change } from '../../src/platform/change.ts';
import type { City } from '../../src/platform/city.ts';
import { systemContext } from '../../src/platform/context.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { readEnv } from '../../src/platform/env.ts';
import { currentPostgres } from '../../src/platform/postgres/postgres.ts';
import { createLog } from '../../src/platform/telemetry/log.ts';
import { processPerCommand } from '../kit/command-line.ts';
import * as processes from '../kit/processes.ts';
import { until } from '../kit/until.ts';

const TRADERS = 8;
const ROUND = 12;
/** Another one each time; MONEY_SEED=… looks again at one that failed. */
const SEED = Number(process.env.MONEY_SEED ?? randomInt(1_000_000));
const pendopo = processes.pendopoOfFile();
const { dataDir } = pendopo;

/** The books themselves, beside the server that runs on them. */
async function inBooks<T>(work: (city: City) => Promise<T>): Promise<T> {
  const env = readEnv({ PENDOPO_DATA: dataDir, PENDOPO_POOL_SIZE: '3' });
  const { adminUrl } = await currentPostgres(env);
  const master = masterSecret(dataDir);
  const register = await openRegister(adminUrl, master);
  const record = (await listCities(register)).find(({ slug }) => slug === 'magelang');
  assert.ok(record);
  const log = createLog('silent');
  const opened = await openCity(record, { register, env, master, log, background: false });
  try {
    return await work(opened.city);
  } finally {
    await opened.close();
  }
}

/** Traders who owe three days of 2,500 each; their numbers. */
function market(): Promise<string[]> {
  return inBooks((city) => {
    const ctx = systemContext(city, 'test');
    const words = { id: 'Uji', en: 'Test', jv: 'Uji', zh: '测试' };
    return change(ctx, async (tx) => {
      const refs = Array.from({ length: TRADERS }, (_, at) => `pedagang-${at}`);
      const debtors = await debtorsOf(tx, 'uji', refs);
      const b = await keepBasis(tx, {
        ...{ what: words, article: words, from: '2026-01-01', until: null },
        rate: { kind: 'each', amount: 2500, unit: words, per: 'day' },
      });
      const days = ['2026-11-01', '2026-11-02', '2026-11-03'];
      await issueBills(ctx, tx, {
        ...{ id: randomUUID(), subject: 'uji', effectiveAt: ctx.now },
        bills: debtors.flatMap((debtor) =>
          days.map((day) => ({
            ...{ debtor, kind: 'uji.harian', subject: `kios-${debtor}`, place: null },
            ...{ fromDay: day, toDay: day, due: day, lines: [{ b, q: 1, a: 2500 }] },
          })),
        ),
      });
      const codes: string[] = [];
      for (const debtor of debtors)
        codes.push(await newPayCode(tx, debtor, new Date('2026-01-01T00:00:00Z')));
      return codes;
    });
  });
}

test('a day of payments, each told up to a hundred times while app and database are killed, is booked once and agrees to the rupiah', async (t) => {
  t.diagnostic(`seed ${SEED}`);
  const codes = await market();
  const bank = await startBankSimulator({ seed: SEED, pace: { firstMs: 100, mostMs: 3000 } });
  after(() => bank.stop());
  const { port } = pendopo.running();
  const pendopoCommand = processPerCommand({
    ...process.env,
    ...{ PENDOPO_DATA: dataDir, PENDOPO_PORT: String(port) },
  });
  const connected = await pendopoCommand('bank', 'connect', '--city', 'magelang', '--url', bank.url);
  assert.equal(connected.code, 0, connected.err);
  bank.misbehave({
    ...{ copies: 100, lateMs: 8000, lost: 0.1, cut: 0.1 },
    ...{ forged: 0.1, stale: 0.1, reused: 0.1, undecided: 0.1 },
  });

  let paid = 0;
  /** Every fifth for nobody; the bank takes a QRIS whether the city answers or not. */
  const pay = async () => {
    const code = paid % 5 === 4 ? 'bukan-siapa-siapa' : codes[paid % TRADERS];
    const outcome = await bank.pay({ via: 'qris', code: code ?? '', amount: 1000 + paid });
    assert.ok('taken' in outcome);
    paid += 1;
  };
  const round = async () => {
    for (let at = 0; at < ROUND; at++) await pay();
  };
  const heard = () => bank.payments().filter((one) => one.heard).length;
  const knows = (count: number) =>
    until(`the city knows of ${count} payments`, () => heard() >= count, { seconds: 120 });

  // One by virtual account, for which the city is asked while it stands.
  const account = await until('a virtual account is paid', async () => {
    const outcome = await bank.pay({ via: 'va', code: codes[0] ?? '' });
    return 'taken' in outcome && outcome.taken;
  });
  assert.equal(account.amount, 7500);
  paid += 1;
  await round();
  await knows(4);
  await pendopo.killed();
  await round();
  await pendopo.reopen();
  await knows(ROUND + 4);
  process.kill(processes.postmasterOf(dataDir), 'SIGKILL');
  await round();
  await knows(2 * ROUND + 4);
  await pendopo.killed();
  await pendopo.reopen();
  await until('the bank has no more to tell', () => bank.told().then(() => true), { seconds: 200 });

  const took = bank.payments();
  assert.equal(took.length, 3 * ROUND + 1);
  await inBooks(async (city) => {
    const booked = await city.db.rows<{ reference: string; channel: string; amount: number; code: string }>(
      sql`select reference, channel, amount, code from payments.payment`,
    );
    const order = (a: { reference: string }, b: { reference: string }) =>
      a.reference < b.reference ? -1 : 1;
    assert.deepEqual(
      booked.map(({ reference, channel, amount }) => ({ reference, channel, amount })).sort(order),
      took
        .map(({ reference, via, amount }) => ({ reference, channel: `${via}/bank-rekaan`, amount }))
        .sort(order),
      'what the bank took is what the city booked',
    );
    const bookings = await city.db.rows<Pick<Booking, 'subject'>>(
      sql`select subject from payments.booking where kind = 'payment.received' order by subject`,
    );
    assert.deepEqual(
      bookings.map(({ subject }) => subject),
      booked.map(({ code }) => code).sort(),
      'one booking each',
    );
    assert.deepEqual(await disagreements(city), []);
    const lines: string[] = [];
    for await (const line of exportLedger(city)) lines.push(JSON.stringify(line));
    const verdict = await verifyLedger(async function* () {
      yield* lines;
    });
    assert.deepEqual(verdict.faults, []);
  });
  const attempts = took.reduce((sum, one) => sum + one.attempts, 0);
  assert.ok(attempts > 20 * took.length, `told ${attempts} times`);
});
