/** Who applies: sealed, and found again by whole words of the name. */
import type { City } from '../../platform/city.ts';
import { blindIndex, open, seal } from '../../platform/crypt.ts';
import { foldForSearch } from '../../shared/text.ts';
import type { ApplicationRow } from './store.ts';

export type Person = { name: string; phone: string | null; email: string | null };

export function sealPerson(city: City, person: Person): Buffer {
  return seal(city, JSON.stringify(person));
}

/** Null when it was forgotten. */
export function personOf(city: City, app: Pick<ApplicationRow, 'applicant'>): Person | null {
  return app.applicant ? (JSON.parse(open(city, app.applicant)) as Person) : null;
}

const MOST_WORDS = 8;

/** One key for each word of a name. */
export function nameKeys(city: City, name: string): Buffer[] {
  const words = foldForSearch(name)
    .split(/\s+/)
    .filter((word) => word.length > 1);
  return [...new Set(words)]
    .slice(0, MOST_WORDS)
    .map((word) => blindIndex(city, word, 'applications.name').subarray(0, 12));
}
