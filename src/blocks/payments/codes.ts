/** The number on a receipt: from the id that the sender made, so that a receipt has its number before the city knows of it. */
import { createHash } from 'node:crypto';

/** Crockford's alphabet: no letter that is taken for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 'K3VD-9QXA-27PM': sixty bits of the hash of the id. */
export function receiptCode(id: string): string {
  const bits = createHash('sha256').update(id.toLowerCase()).digest().readBigUInt64BE() >> 4n;
  const chars = Array.from({ length: 12 }, (_, at) => ALPHABET[Number((bits >> BigInt(55 - at * 5)) & 31n)]);
  return chars.join('').replace(/(.{4})(?=.)/g, '$1-');
}
