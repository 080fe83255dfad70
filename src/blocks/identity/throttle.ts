/** Counts attempts before they are made, so that a hundred guesses at once are a hundred guesses. */
import type { City } from '../../platform/city.ts';
import { blindIndex } from '../../platform/crypt.ts';
import { Problem } from '../../shared/errors.ts';
import { LIMITS, type LimitName } from './rules/throttle.ts';
import { countAttempt, forgetAttempts, giveBackAttempt } from './store.ts';

const keyOf = (city: City, name: LimitName, who: string) => blindIndex(city, `${name}:${who}`, 'throttle');

/** Counts one attempt of `who`; throws 429 `identity.wait` with the seconds left when the door is closed. */
export async function spendAttempt(city: City, name: LimitName, who: string): Promise<void> {
  const now = city.now();
  const seconds = await countAttempt(city.db, keyOf(city, name, who), LIMITS[name], now);
  if (seconds > 0) throw new Problem(429, 'identity.wait', { seconds });
}

/** The attempt was right: the account starts from zero again. */
export async function clearAttempts(city: City, name: LimitName, who: string): Promise<void> {
  await forgetAttempts(city.db, keyOf(city, name, who));
}

/**
 * The attempt was right: it does not count against the address. The wrong ones before it still do, otherwise one
 * good account would let its owner try passwords of others without end.
 */
export async function excuseAttempt(city: City, name: LimitName, who: string): Promise<void> {
  await giveBackAttempt(city.db, keyOf(city, name, who));
}
