/** How a card terminal signs what it tells: with a key of its own, over the very bytes, for one moment and one number. */
import { createHash, createHmac } from 'node:crypto';

export type TerminalMessage = { terminal: string; timestamp: string; nonce: string; body: string | Buffer };

/** HMAC-SHA256 over terminal, time, number and the hash of the body, a line each. */
export function signTerminal(key: string, { terminal, timestamp, nonce, body }: TerminalMessage): string {
  const hash = createHash('sha256').update(body).digest('hex');
  return createHmac('sha256', key).update([terminal, timestamp, nonce, hash].join('\n')).digest('base64url');
}
