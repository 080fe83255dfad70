/** A load generator: each connection is kept alive and sends its next request when the answer has come. */
import { connect } from 'node:net';
import { onTask } from './child.ts';
import { FRESH, fresh } from './fresh.ts';
import { type Spread, spread } from './numbers.ts';

export type Request = { method: string; path: string; headers?: Record<string, string>; body?: string };
export type HttpTask = {
  port: number;
  host: string;
  connections: number;
  seconds: number;
  /** Taken in turn by all connections. `FRESH` in a header or body is a new id each time. */
  requests: Request[];
};
export type HttpResult = {
  perSecond: number;
  latency: Spread;
  statuses: Record<string, number>;
  /** Bytes of an average answer. */
  bytes: number;
  firstFailure: string | null;
};

/** Bytes as they go over the wire, and where ids stand that are new with each sending. */
type Wire = { bytes: Buffer; fresh: number[] };

function placesOf(bytes: Buffer): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(FRESH); at >= 0; at = bytes.indexOf(FRESH, at + 1)) found.push(at);
  return found;
}

function renewed({ bytes, fresh: places }: Wire): Buffer {
  if (places.length === 0) return bytes;
  const own = Buffer.from(bytes);
  const id = fresh();
  for (const at of places) own.write(id, at, 'latin1');
  return own;
}

/** Requests are written once, so that the generator stays cheap. */
function wire(task: HttpTask): Wire[] {
  return task.requests.map(({ method, path, headers = {}, body }) => {
    const lines = [`${method} ${path} HTTP/1.1`, `host: ${task.host}`];
    for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
    if (body !== undefined)
      lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`);
    const bytes = Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body ?? ''}`);
    return { bytes, fresh: placesOf(bytes) };
  });
}

async function run(task: HttpTask): Promise<HttpResult> {
  const requests = wire(task);
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  let bytes = 0;
  let next = Math.floor(Math.random() * requests.length);
  let firstFailure: string | null = null;
  const began = performance.now();
  const until = began + task.seconds * 1000;

  const oneConnection = () =>
    new Promise<void>((done, fail) => {
      const socket = connect(task.port, '127.0.0.1');
      socket.setNoDelay(true);
      let pending: Buffer = Buffer.alloc(0);
      let sentAt = 0;
      const send = () => {
        if (performance.now() >= until) {
          socket.end();
          return done();
        }
        sentAt = performance.now();
        socket.write(renewed(requests[next++ % requests.length] as Wire));
      };
      socket.on('connect', send);
      socket.on('error', fail);
      socket.on('data', (chunk: Buffer) => {
        pending = pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk;
        const headEnd = pending.indexOf('\r\n\r\n');
        if (headEnd < 0) return;
        const head = pending.toString('latin1', 0, headEnd);
        const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
        if (!Number.isInteger(length)) return fail(new Error(`no content-length in: ${head}`));
        if (pending.length < headEnd + 4 + length) return;
        latencies.push(performance.now() - sentAt);
        bytes += length;
        const status = head.slice(9, 12);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (!status.startsWith('2') && !firstFailure)
          firstFailure = pending.toString('utf8', headEnd + 4, headEnd + 4 + Math.min(length, 600));
        pending = Buffer.alloc(0);
        send();
      });
    });

  await Promise.all(Array.from({ length: task.connections }, oneConnection));
  const seconds = (performance.now() - began) / 1000;
  return {
    perSecond: Math.round(latencies.length / seconds),
    latency: spread(latencies),
    statuses,
    bytes: Math.round(bytes / Math.max(1, latencies.length)),
    firstFailure,
  };
}

onTask(run);
