/** The chain of seals: one hash over everything that was booked, so that nothing old can be changed unseen. Pure. */
import { createHash } from 'node:crypto';
import { type BookingRecord, sealedLine } from './rules/ledger.ts';

/** Before the first booking of a city. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 over the hash before and the line of the next booking, in hexadecimal digits. */
export function chained(before: string, booking: BookingRecord): string {
  return createHash('sha256')
    .update(`${before}\n${sealedLine(booking)}`)
    .digest('hex');
}
