/** A made-up SP4N-LAPOR! service for tests and trials: HTTP with a token, all fictional, and able to misbehave. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { TheirReport } from '../client.ts';
import { wire } from '../wire.ts';

export type Misbehaviour = {
  /** Each report of a list this many times. */
  copies?: number;
  /** Lists in another order, and once more what was given before. */
  disorder?: boolean;
  /** Shares of 0 to 1: calls answered 500, and answers cut in the middle after the work was done. */
  errors?: number;
  cuts?: number;
  /** Every write is refused as wrong. */
  refusals?: boolean;
  /** Lists are given, and every other call gets no answer but 500. */
  deaf?: boolean;
  /** Every write to these gets no answer but 500, while the others are taken. */
  poisoned?: readonly string[];
  /** For the two above; the same seed misbehaves the same way. */
  random?: () => number;
};

type Report = Pick<TheirReport, 'tracking' | 'revision' | 'state' | 'category' | 'title' | 'description'> & {
  lat: number | null;
  lng: number | null;
  place: string;
  privacy: string;
  name: string;
  answers: string[];
};
export type SimulatedReport = Readonly<Report>;

export type Simulator = {
  url: string;
  /** A made-up citizen reports; answers the tracking id. */
  add(given?: Partial<Omit<Report, 'revision' | 'answers'>>): string;
  /** The other side moves: another program or the ministry changes the state. */
  move(tracking: string, state: string): void;
  get(tracking: string): SimulatedReport | undefined;
  misbehave(how: Misbehaviour): void;
  /** Calls so far, by what was asked. */
  calls: Record<string, number>;
  stop(): Promise<void>;
};

/** A dotted name becomes nested objects. */
function put(into: Record<string, unknown>, path: string, value: unknown): void {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  into[first] ??= {};
  put(into[first] as Record<string, unknown>, rest.join('.'), value);
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return chunks.length > 0
    ? (JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>)
    : {};
}

/** Starts it on 127.0.0.1; port 0 takes any free one. */
export async function startSimulator(token: string, port = 0): Promise<Simulator> {
  const { paths, query, list, report: names, send } = wire();
  const reports = new Map<string, Report>();
  /** Every change in its order: the cursor is a place in it. */
  const log: string[] = [];
  const keys = new Map<string, unknown>();
  const calls: Record<string, number> = {};
  let bad: Misbehaviour = {};
  let made = 0;

  const touch = (report: Report) => {
    report.revision += 1;
    log.push(report.tracking);
  };
  const shown = (report: Report) => {
    const out: Record<string, unknown> = {};
    for (const [ours, theirs] of Object.entries(names))
      put(out, theirs, ours === 'attachments' ? [] : (report as unknown as Record<string, unknown>)[ours]);
    return out;
  };
  const add: Simulator['add'] = (given = {}) => {
    made += 1;
    const tracking = given.tracking ?? `SIM${String(made).padStart(6, '0')}`;
    const report: Report = {
      state: 'belum-terverifikasi',
      category: 'Penerangan Jalan',
      title: 'Lampu jalan padam',
      description: 'Laporan rekaan: lampu jalan di depan pasar padam sejak tiga malam.',
      lat: null,
      lng: null,
      place: 'Pasar rekaan',
      privacy: 'normal',
      name: 'Rekaan Contoh',
      ...given,
      tracking,
      revision: 0,
      answers: [],
    };
    reports.set(tracking, report);
    touch(report);
    return tracking;
  };

  function changes(cursor: string, limit: number) {
    const from = Math.max(0, Number(cursor) || 0);
    const until = Math.min(log.length, from + limit);
    const back = bad.disorder ? Math.max(0, from - 3) : from;
    let found = log.slice(back, until).flatMap((id) => reports.get(id) ?? []);
    if (bad.disorder) found = found.toReversed();
    const copies = Array.from({ length: bad.copies ?? 1 }, () => found).flat();
    return { [list.items]: copies.map(shown), [list.next]: String(until) };
  }

  function write(path: string, body: Record<string, unknown>): unknown {
    if (path === paths.create) {
      const text = (name: string) => String(body[send[name] ?? ''] ?? '');
      const tracking = add({ title: text('title'), description: text('description'), place: text('place') });
      return shown(reports.get(tracking) as Report);
    }
    for (const [what, pattern] of [
      ['state', paths.state],
      ['answer', paths.answer],
    ] as const) {
      const [before = '', after = ''] = pattern.split('{tracking}');
      if (!path.startsWith(before) || !path.endsWith(after)) continue;
      const report = reports.get(decodeURIComponent(path.slice(before.length, path.length - after.length)));
      if (!report) return undefined;
      if (what === 'answer') report.answers.push(String(body[send.answer ?? '']));
      else report.state = String(body[send.state ?? '']);
      touch(report);
      return { ok: true };
    }
    return undefined;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://simulator');
    const asked = `${request.method} ${url.pathname.replace(/SIM\w+/, ':id')}`;
    calls[asked] = (calls[asked] ?? 0) + 1;
    const say = (status: number, value: unknown, cut = false) => {
      const text = JSON.stringify(value);
      response.writeHead(status, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      });
      if (!cut) response.end(text);
      else response.write(text.slice(0, Math.floor(text.length / 2)), () => response.destroy());
    };
    const random = bad.random ?? Math.random;
    const body = await bodyOf(request);
    if (request.headers.authorization !== `Bearer ${token}`) return say(401, { pesan: 'token salah' });
    if (random() < (bad.errors ?? 0)) return say(500, { pesan: 'gangguan rekaan' });
    const cut = random() < (bad.cuts ?? 0);
    if (request.method === 'GET' && url.pathname === paths.changes) {
      const limit = Number(url.searchParams.get(query.limit)) || 100;
      return say(200, changes(url.searchParams.get(query.cursor) ?? '', limit), cut);
    }
    if (request.method === 'GET') {
      const found = reports.get(decodeURIComponent(url.pathname.split('/').at(-1) ?? ''));
      return found ? say(200, shown(found), cut) : say(404, {});
    }
    const poisoned = bad.poisoned?.some((id) => url.pathname.split('/').includes(id));
    if (bad.deaf || poisoned) return say(500, { pesan: 'gangguan rekaan' });
    if (bad.refusals) return say(422, { pesan: 'ditolak rekaan' });
    const key = String(request.headers['idempotency-key'] ?? '');
    if (!key || !keys.has(key)) {
      const value = write(url.pathname, body);
      if (value === undefined) return say(404, {});
      keys.set(key, value);
    }
    say(200, keys.get(key), cut);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done());
  });
  const address = server.address();
  const at = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${at}`,
    add,
    move(tracking, state) {
      const report = reports.get(tracking);
      if (!report) return;
      report.state = state;
      touch(report);
    },
    get: (tracking) => reports.get(tracking),
    misbehave(how) {
      bad = how;
    },
    calls,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
