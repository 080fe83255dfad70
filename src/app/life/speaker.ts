/** Speaks to the house as any program would: HTTP to this machine, with the city's name in the Host header. */
import { Agent, request } from 'node:http';

export type Wish = {
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
  /** A JPEG to send as the multipart field `file`. */
  photo?: Buffer;
  token?: string;
  receipt?: string;
};
export type Heard<T> = { status: number; body: T };
export type Speaker = <T = Record<string, unknown>>(wish: Wish) => Promise<Heard<T>>;

const PATIENCE_MS = 20_000;
const BOUNDARY = 'pendopo-life-boundary';

function payloadOf(wish: Wish): { type: string; bytes: Buffer } | undefined {
  if (wish.photo) {
    const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="foto-contoh.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
    const bytes = Buffer.concat([Buffer.from(head), wish.photo, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
    return { type: `multipart/form-data; boundary=${BOUNDARY}`, bytes };
  }
  if (wish.body === undefined) return undefined;
  return { type: 'application/json', bytes: Buffer.from(JSON.stringify(wish.body)) };
}

/** `signal` ends all that is under way at once. Rejects when no answer comes; a refusal is an answer. */
export function createSpeaker(port: number, host: string, signal: AbortSignal): Speaker {
  const agent = new Agent({ keepAlive: true, maxSockets: 2 });
  signal.addEventListener('abort', () => agent.destroy(), { once: true });
  return <T>(wish: Wish) =>
    new Promise<Heard<T>>((resolve, reject) => {
      const payload = payloadOf(wish);
      const headers: Record<string, string | number> = {
        host,
        accept: 'application/json',
        'accept-language': 'id',
      };
      if (payload) {
        headers['content-type'] = payload.type;
        headers['content-length'] = payload.bytes.length;
      }
      if (wish.token) headers.authorization = `Bearer ${wish.token}`;
      if (wish.receipt) headers['x-receipt'] = wish.receipt;
      const outgoing = request(
        {
          host: '127.0.0.1',
          port,
          method: wish.method,
          path: wish.path,
          headers,
          agent,
          signal,
          timeout: PATIENCE_MS,
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            try {
              const text = Buffer.concat(chunks).toString('utf8');
              const body = (text.startsWith('{') ? JSON.parse(text) : {}) as T;
              resolve({ status: incoming.statusCode ?? 0, body });
            } catch (error) {
              reject(error);
            }
          });
        },
      );
      outgoing.on('timeout', () => outgoing.destroy(new Error('no answer in time')));
      outgoing.on('error', reject);
      outgoing.end(payload?.bytes);
    });
}
