/** A made-up bank for the demo, trials and tests: SNAP over HTTP with keys of its own, all fictional, and able to misbehave. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Rupiah } from '../../../shared/money.ts';
import { isoInZone, localDate } from '../../../shared/time.ts';
import { isZone } from '../../../shared/zone.ts';
import type { Bank } from '../rules/banks.ts';
import { openBooks, type Taken } from './books.ts';
import { type CityDoor, createCaller, paymentNumber } from './caller.ts';
import { type Outcome, openDesk, type Payment } from './desk.ts';
import { openApi } from './snap.ts';
import { FORMATS, type Format, statementOf } from './statement.ts';
import { createTeller, PACE, type Pace } from './teller.ts';
import { chance, FEES, type Fees, type Misbehaviour, type Signing, simulatedBank } from './terms.ts';

export type Introduced = { id: string; bank: Bank; publicKey: string; shared: string };

export type BankSimulator = {
  url: string;
  /** The city says where it answers and shows its public key; it gets everything that `setBank` wants. */
  connect(door: CityDoor): Introduced;
  /** Somebody pays. What was taken is told to the city from now on. */
  pay(payment: Payment): Promise<Outcome>;
  payments(): readonly Taken[];
  /** Cash is brought to the counter or, negative, money is moved on to the treasury. */
  move(given: { amount: Rupiah; about: string }): void;
  /** Of a day of the city, 'YYYY-MM-DD'. */
  statement(day: string, format: Format): string;
  misbehave(how: Misbehaviour): void;
  /** When the city knows of everything. */
  told(): Promise<void>;
  stop(): Promise<void>;
};

export type SimulatorOptions = {
  port?: number;
  id?: string;
  signing?: Signing;
  fees?: Fees;
  seed?: number;
  pace?: Pace;
  now?: () => Date;
  /** Keeps its books over restarts; without one they are gone with the process. */
  file?: string;
};

const MOST = 64_000;
const text = Type.String({ minLength: 1, maxLength: 1000 });
const Door = Type.Object({
  address: Type.String({ pattern: '^https?://[^\\s]+[^/\\s]$', maxLength: 300 }),
  publicKey: Type.String({ maxLength: 2000 }),
  zone: text,
});
const PaymentShape = Type.Object({
  via: Type.Optional(Type.Union([Type.Literal('va'), Type.Literal('qris')])),
  code: Type.Optional(text),
  qris: Type.Optional(text),
  amount: Type.Optional(Type.Number()),
});

const MoveShape = Type.Object({
  amount: Type.Integer({ minimum: -9_999_999_999_999, maximum: 9_999_999_999_999 }),
  about: Type.String({ minLength: 2, maxLength: 60 }),
});

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST) throw new Error('too much');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Starts it on 127.0.0.1; port 0 takes any free one. */
export async function startBankSimulator(options: SimulatorOptions = {}): Promise<BankSimulator> {
  const { id = 'bank-rekaan', signing = 'hmac', fees = FEES, now = () => new Date() } = options;
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(options.port ?? 0, '127.0.0.1', () => done());
  });
  const at = server.address();
  const url = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : options.port}`;

  const bank = simulatedBank(url, signing);
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const shared = randomBytes(24).toString('base64url');
  let city: CityDoor | undefined;
  const door = () => {
    if (!city) throw new Error('no city is connected');
    return city;
  };
  const writes = (instant: Date) => isoInZone(instant, city?.zone ?? 'Asia/Jakarta');
  let bad: Misbehaviour = {};
  const books = openBooks(fees, options.file);
  const caller = createCaller({ bank, id, keys: { private: pair.privateKey, secret: shared }, door, now });
  const teller = createTeller({
    ...{ caller, serviceId: bank.va?.serviceId ?? '', writes, bad: () => bad, hear: books.hear },
    ...{ random: chance(options.seed ?? 1), pace: options.pace ?? PACE },
  });
  const pay = openDesk({ bank, books, caller, now, tell: teller.tell });
  const api = openApi({ bank, id, secret: shared, books, door, now, writes });

  const connect: BankSimulator['connect'] = (given) => {
    city = given;
    // What the city did not hear of before the bank was closed.
    for (const payment of books.all()) if (!payment.heard) teller.tell(payment);
    return { id, bank, publicKey, shared };
  };
  const statement: BankSimulator['statement'] = (day, format) => {
    const zone = city?.zone ?? 'Asia/Jakarta';
    return statementOf(
      { payments: books.all(), moved: books.moved },
      { day, zone, format, title: bank.title.id },
    );
  };

  const move: BankSimulator['move'] = ({ amount, about }) => {
    books.move({ at: now(), amount, reference: paymentNumber(), about });
  };

  /** What drives it, beside its open API. */
  async function drive(method: string, at: URL, body: string): Promise<[number, unknown]> {
    const asked = `${method} ${at.pathname}`;
    const given: unknown = method === 'POST' ? JSON.parse(body || '{}') : {};
    if (asked === 'GET /simulator/payments') return [200, { payments: books.all() }];
    if (asked === 'GET /simulator/statement') {
      const day = at.searchParams.get('day') ?? localDate(now(), city?.zone ?? 'Asia/Jakarta');
      const format = FORMATS.find((one) => one === (at.searchParams.get('format') ?? 'csv'));
      if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !format) return [400, { refused: { reason: 'wrong' } }];
      return [200, statement(day, format)];
    }
    if (asked === 'POST /simulator/connect') {
      if (!Value.Check(Door, given) || !isZone(given.zone)) return [400, { refused: { reason: 'wrong' } }];
      return [200, connect(given)];
    }
    if (asked === 'POST /simulator/pay') {
      if (!Value.Check(PaymentShape, given)) return [400, { refused: { reason: 'wrong' } }];
      const outcome = await pay(given);
      return 'taken' in outcome ? [201, outcome] : [422, outcome];
    }
    if (asked === 'POST /simulator/move') {
      if (!Value.Check(MoveShape, given)) return [400, { refused: { reason: 'wrong' } }];
      move(given);
      return [201, {}];
    }
    return [404, { refused: { reason: 'unknown' } }];
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const say = (status: number, body: string, type: string) => {
      response.writeHead(status, { 'content-type': type });
      response.end(body);
    };
    const body = await textOf(request);
    const path = request.url ?? '/';
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, [value].flat()[0] ?? '']),
    );
    const asked = request.method === 'POST' ? api({ path, text: body, headers }) : undefined;
    if (asked) return say(asked.status, asked.body, 'application/json');
    const [status, value] = await drive(request.method ?? '', new URL(path, url), body).catch(
      (): [number, unknown] => [400, { refused: { reason: 'wrong' } }],
    );
    if (typeof value === 'string') say(status, value, 'text/plain; charset=utf-8');
    else say(status, JSON.stringify(value), 'application/json');
  }

  return {
    ...{ url, connect, pay, statement, move },
    payments: books.all,
    misbehave(how) {
      bad = how;
    },
    told: teller.told,
    async stop() {
      teller.stop();
      caller.stop();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
