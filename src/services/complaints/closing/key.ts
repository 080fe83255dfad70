/** The link that comes with the news of a closing: it lets its receiver say whether it is mended, and nothing more. */
import type { City } from '../../../platform/city.ts';
import { blindIndex } from '../../../platform/crypt.ts';

/** For one report and one closing: when the case is opened again, the link has served. 96 bits, stored nowhere. */
export function closingKey(city: City, code: string, closedAt: Date): string {
  return blindIndex(city, `${code} ${closedAt.toISOString()}`, 'closing')
    .subarray(0, 12)
    .toString('base64url');
}
