/** The keys by which people without an account hold their subscriptions: worked out from the city's key, stored nowhere. */
import type { City } from '../../../../platform/city.ts';
import { blindIndex, sameSecret } from '../../../../platform/crypt.ts';

const ADDRESS = 'complaints.subscription';

/** What one person wants stands under this; nobody can try addresses without the city's key. */
export function ownerOfAddress(city: City, address: string): Buffer {
  return blindIndex(city, address, ADDRESS);
}
export function ownerOfCitizen(city: City, id: string): Buffer {
  return blindIndex(city, `citizen:${id}`, ADDRESS);
}

function proof(city: City, purpose: 'confirm' | 'manage', subject: string): string {
  return blindIndex(city, subject, `complaints.subscription-${purpose}`).toString('base64url').slice(0, 24);
}

/** In the letter that asks for a confirmation: for one subscription. */
export function confirmToken(city: City, id: string): string {
  return `${id}.${proof(city, 'confirm', id)}`;
}
export function idInToken(city: City, token: string): string | undefined {
  const [id = '', given] = token.split('.');
  return /^[0-9a-f-]{36}$/.test(id) && sameSecret(given, proof(city, 'confirm', id)) ? id : undefined;
}

/** In every letter after that: for all that one address wants. */
export function manageKey(city: City, owner: Buffer): string {
  const named = owner.toString('base64url');
  return `${named}.${proof(city, 'manage', named)}`;
}
export function ownerInKey(city: City, key: string): Buffer | undefined {
  const [named = '', given] = key.split('.');
  return /^[\w-]{43}$/.test(named) && sameSecret(given, proof(city, 'manage', named))
    ? Buffer.from(named, 'base64url')
    : undefined;
}
