/** One HTTP call with JSON both ways. Names below `.localhost` are this machine, whatever its resolver says. */
import { Agent, request } from 'node:http';
import { request as secureRequest } from 'node:https';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export type Answer<T> = { status: number; body: T; headers: Record<string, string | string[] | undefined> };

export function call<T = Record<string, unknown>>(
  origin: string,
  method: string,
  path: string,
  given: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer<T>> {
  const url = new URL(path, origin);
  const secure = url.protocol === 'https:';
  const local = /(^|\.)localhost$/.test(url.hostname);
  const payload =
    given.body === undefined
      ? undefined
      : typeof given.body === 'string'
        ? given.body
        : JSON.stringify(given.body);
  return new Promise((done, fail) => {
    const outgoing = (secure ? secureRequest : request)(
      {
        ...(secure ? {} : { agent }),
        host: local ? '127.0.0.1' : url.hostname,
        port: url.port || (secure ? 443 : 80),
        method,
        path: `${url.pathname}${url.search}`,
        headers: {
          host: url.host,
          ...(payload === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(payload)) }),
          ...given.headers,
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', fail);
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const json = String(incoming.headers['content-type'] ?? '').includes('json');
          const body = (json && text ? JSON.parse(text) : {}) as T;
          done({ status: incoming.statusCode ?? 0, body, headers: incoming.headers });
        });
      },
    );
    outgoing.on('error', fail);
    outgoing.end(payload);
  });
}
