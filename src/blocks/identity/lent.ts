/** What an officer may do for a while in somebody's place, as the services that know it tell: the menu shows it, the services decide. */
import type { City } from '../../platform/city.ts';

/** Permissions beyond the officer's own roles at that moment. */
export type FindLent = (city: City, officer: string, at: Date) => Promise<readonly string[]>;

const ways: FindLent[] = [];

export function registerLent(find: FindLent): void {
  ways.push(find);
}

export async function lentTo(city: City, officer: string, at: Date): Promise<readonly string[]> {
  return (await Promise.all(ways.map((find) => find(city, officer, at)))).flat();
}
