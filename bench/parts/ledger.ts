/** Transfers into one hot account: the ledger of the house beside one that locks the balances it changes. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { onDatabase } from '../../src/app/register.ts';
import { type Account, bookingRows } from '../../src/blocks/payments/api.ts';
import { changeInOne } from '../../src/platform/change.ts';
import type { City } from '../../src/platform/city.ts';
import { systemContext } from '../../src/platform/context.ts';
import { openBeside } from '../kit/city.ts';
import { onFreshServer } from '../kit/fresh-server.ts';
import { median, round } from '../kit/numbers.ts';
import { atLeast, type Figure, type Part, plain } from '../kit/part.ts';
import type { ServerInfo } from '../kit/server.ts';
import { settled } from '../kit/settled.ts';

/** As many people pay at once. */
const PAYERS = 64;
/** More connections make the locked one slower. */
const CONNECTIONS = 16;
const GIVERS = 500;
const SECONDS = 6;
const ROUNDS = 5;
const LOCKED = readFileSync(join(import.meta.dirname, '../sets/locked-ledger.sql'), 'utf8');

/** How many times a second `one` comes to its end, with so many at once. */
async function rate(callers: number, seconds: number, one: (caller: number) => Promise<unknown>) {
  let done = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      while (performance.now() < until) {
        await one(caller);
        done += 1;
      }
    }),
  );
  return Math.round(done / ((performance.now() - began) / 1000));
}

const giver = () => Math.floor(Math.random() * GIVERS) + 1;

async function locked(clients: readonly pg.Client[], seconds: number): Promise<number> {
  return rate(clients.length, seconds, (caller) =>
    (clients[caller] as pg.Client).query({
      name: 'move',
      text: 'select locked.move($1, 0, $2)',
      values: [giver(), 1500],
    }),
  );
}

const HOT: Account = { code: 'pending/bench', kind: 'asset' };

async function ours(city: City, seconds: number): Promise<number> {
  return rate(PAYERS, seconds, async () => {
    const ctx = systemContext(city, 'bench');
    const rows = await bookingRows(ctx, {
      ...{ id: randomUUID(), kind: 'payment.received', subject: 'bench', effectiveAt: ctx.now },
      postings: [
        { account: HOT, amount: 1500 },
        { account: { code: `owed/bench/${giver()}`, kind: 'claim' }, amount: -1500 },
      ],
    });
    await changeInOne(ctx, rows, { audits: [], events: [], jobs: [] }, null);
  });
}

async function measure(dataDir: string, info: ServerInfo, say: (line: string) => void): Promise<Figure[]> {
  const served = { ...info.floorRecord, database: info.floorRecord.database.replace(/_floor$/, '') };
  const floor = new URL(info.adminUrl);
  floor.pathname = `/${info.floorRecord.database}`;
  const floorUrl = floor.toString();
  await onDatabase(floorUrl, (client) => client.query(LOCKED));
  const beside = await openBeside(dataDir, info.adminUrl, served);
  const clients = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const client = new pg.Client({ connectionString: floorUrl });
      await client.connect();
      return client;
    }),
  );
  const rest = () => settled(info.adminUrl, served.database);
  say('warming up');
  await locked(clients, 3);
  await ours(beside.city, 5);
  const rates = { locked: [] as number[], ours: [] as number[] };
  for (let at = 1; at <= ROUNDS; at++) {
    await rest();
    rates.locked.push(await locked(clients, SECONDS));
    await rest();
    rates.ours.push(await ours(beside.city, SECONDS));
    say(`round ${at} of ${ROUNDS}: locked ${rates.locked.at(-1)}/s, ours ${rates.ours.at(-1)}/s`);
  }
  await Promise.all(clients.map((client) => client.end()));
  await beside.close();
  const [bare, own] = [median(rates.locked), median(rates.ours)];
  return [
    plain(`with locked balances, ${CONNECTIONS} connections`, bare, '/s', rates.locked.join(' ')),
    atLeast(`ours, ${PAYERS} payers`, own, 3000, '/s', rates.ours.join(' ')),
    atLeast('ours ÷ with locked balances', round(own / bare), 5, '×'),
  ];
}

export const ledger: Part = {
  title: 'Transfers into one hot account, each durable when it is answered',
  run: (say) => onFreshServer({ floor: true }, (info, dataDir) => measure(dataDir, info, say)),
};
