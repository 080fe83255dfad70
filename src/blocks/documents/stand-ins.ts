/** Who stands in for an absent head, as the services that know it tell. */
import type { City } from '../../platform/city.ts';

export type StandIn = { capacity: 'plh' | 'plt'; officer: string; name: string };

/** Whoever stands in at this moment for the head of exactly this agency. */
export type FindStandIn = (city: City, agency: string, at: Date) => Promise<StandIn | undefined>;

const ways: FindStandIn[] = [];

export function registerStandIns(find: FindStandIn): void {
  ways.push(find);
}

export async function standInFor(city: City, agency: string, at: Date): Promise<StandIn | undefined> {
  for (const find of ways) {
    const found = await find(city, agency, at);
    if (found) return found;
  }
  return undefined;
}
