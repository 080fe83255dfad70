/** A made-up card terminal: it takes money, and tells the city of it, signed with its key, until it is answered. */
import { randomBytes, randomInt } from 'node:crypto';
import { signTerminal } from '../cards/signature.ts';
import { type Heard, post } from './wire.ts';

export type Swipe = { reference: string; amount: number | string; code?: string; paidAt: string };

/** `address`: 'http://kota.localhost:8080'. Nothing real stands behind it. */
export function createTerminal(given: { id: string; key: string; address: string; now: () => Date }) {
  const { id, key, address, now } = given;
  const url = new URL(`/api/edc/${id}/payments`, address);
  const told: Swipe[] = [];
  /** Says it once, under this number or a new one. */
  async function say(swipe: Swipe, nonce = randomBytes(12).toString('hex'), changed = {}): Promise<Heard> {
    const body = JSON.stringify(swipe);
    const timestamp = now().toISOString();
    const signature = signTerminal(key, { terminal: id, timestamp, nonce, body });
    return post(url, body, {
      'x-timestamp': timestamp,
      'x-nonce': nonce,
      'x-signature': signature,
      ...changed,
    });
  }
  return {
    say,
    /** A card is put in; what was taken is in the acquirer's file, told or not. */
    take(amount: number, code?: string): Swipe {
      const reference = String(randomInt(1, 2 ** 40))
        .padStart(12, '0')
        .slice(-12);
      const swipe = { reference, amount, paidAt: now().toISOString(), ...(code ? { code } : {}) };
      told.push(swipe);
      return swipe;
    },
    /** The acquirer's file of everything that was taken. */
    file(day: string): string {
      const rows = told.map(({ reference, amount, code }) => [
        id,
        reference,
        day,
        `${amount}.00`,
        code ?? '',
      ]);
      return [['TID', 'RRN', 'TANGGAL', 'NOMINAL', 'NO TAGIHAN'], ...rows]
        .map((row) => row.join(';'))
        .join('\n');
    },
  };
}
