/** Makes secrets: session tokens, one-time codes, initial passwords; and the hashes under which they are kept. */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** 256 random bits in base64url: 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A token has full entropy, so one plain hash is enough: nobody can try all. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export function looksLikeToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** Six digits, every one of the 10^6 equally likely. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** Letters and digits that cannot be mistaken for one another when read out or copied from paper. */
const CLEAR = 'abcdefghjkmnpqrstuvwxyz23456789';

function clearGroups(groups: number, size: number): string {
  const group = () => Array.from({ length: size }, () => CLEAR[randomInt(CLEAR.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** `k7mq-xw2d-9rtb-hn4c`: 79 bits, easy to read out. */
export function newPassword(): string {
  return clearGroups(4, 4);
}

/** `xw2d9-rtbhn`: 49 bits, one of ten for a lost second factor. */
export function newRecoveryCode(): string {
  return clearGroups(2, 5);
}

/** How a recovery code is read: without spaces, dashes and capitals. */
export function plainRecoveryCode(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

export function sameBytes(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
