/** One HTTP call of the made-up bank, which it may cut in the middle. */
import { type Agent, type ClientRequest, request } from 'node:http';
import { request as secureRequest } from 'node:https';

export type Heard = { status: number; body: Record<string, unknown> };

const PATIENCE_MS = 20_000;
const MOST = 256_000;

function bodyOf(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/**
 * Rejects when there is no whole answer. `cut`: the connection ends in the middle of the request, or when the answer
 * begins, so that the city has done its work and the bank does not know.
 */
export function post(
  url: URL,
  text: string,
  headers: Record<string, string>,
  how: { cut?: 'request' | 'answer'; agent?: Agent } = {},
): Promise<Heard> {
  // Names of cities of a demo end in .localhost, which not every machine resolves.
  const here = url.hostname === 'localhost' || url.hostname.endsWith('.localhost');
  const secure = url.protocol === 'https:';
  const length = String(Buffer.byteLength(text));
  return new Promise<Heard>((done, fail) => {
    const outgoing: ClientRequest = (secure ? secureRequest : request)({
      host: here ? '127.0.0.1' : url.hostname,
      port: url.port || (secure ? 443 : 80),
      ...{ method: 'POST', path: `${url.pathname}${url.search}`, timeout: PATIENCE_MS },
      headers: { host: url.host, 'content-type': 'application/json', 'content-length': length, ...headers },
      ...(how.agent && !secure ? { agent: how.agent } : {}),
    });
    outgoing.on('error', fail);
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer in time')));
    outgoing.on('response', (incoming) => {
      if (how.cut === 'answer') return void outgoing.destroy(new Error('cut'));
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MOST) outgoing.destroy(new Error('too much'));
        else chunks.push(chunk);
      });
      incoming.on('error', fail);
      incoming.on('aborted', () => fail(new Error('cut off')));
      incoming.on('end', () =>
        done({ status: incoming.statusCode ?? 0, body: bodyOf(Buffer.concat(chunks).toString('utf8')) }),
      );
    });
    if (how.cut === 'request')
      outgoing.write(text.slice(0, text.length / 2), () => outgoing.destroy(new Error('cut')));
    else outgoing.end(text);
  });
}
