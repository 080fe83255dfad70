/** Keyed hashes by which the doors find things again without keeping their names. */
import type { City } from '../../platform/city.ts';
import { blindIndex } from '../../platform/crypt.ts';

/** Ids given by the outside: they may hold a telephone number. */
export const OUTSIDE = 'channels.outside';

/** Of a telephone number or an e-mail address, each in its one form. */
export function addressKey(city: City, address: string): Buffer {
  return blindIndex(city, address, 'channels.address');
}
