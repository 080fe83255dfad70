/** Access tokens that the city gives to banks: they carry their own end and are stored nowhere. */
import { randomBytes } from 'node:crypto';
import type { City } from '../../../platform/city.ts';
import { blindIndex, sameSecret } from '../../../platform/crypt.ts';

export const TOKEN_SECONDS = 900;

const markOf = (city: City, text: string) => blindIndex(city, text, 'snap.token').toString('base64url');

export function giveToken(city: City, bank: string): string {
  const until = Math.floor(city.now().getTime() / 1000) + TOKEN_SECONDS;
  const text = `${bank}.${until}.${randomBytes(9).toString('base64url')}`;
  return `${text}.${markOf(city, text)}`;
}

/** Was this token given to the bank, and does it hold still? */
export function holdsToken(city: City, bank: string, token: string): boolean {
  const [whose, until = '', salt, mark] = token.split('.');
  if (whose !== bank || !/^\d{10}$/.test(until) || !salt) return false;
  if (!sameSecret(mark, markOf(city, `${whose}.${until}.${salt}`))) return false;
  return Number(until) * 1000 > city.now().getTime();
}
