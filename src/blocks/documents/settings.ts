/** How papers of this process are signed and where they are looked up: set once by the roof from the environment. */
import type { City } from '../../platform/city.ts';
import type { Env } from '../../platform/env.ts';
import type { Signing } from './paper/sheet.ts';
import { type BsreClient, bsreClient } from './seal/bsre.ts';

type Settings = { bsre: { client: BsreClient; local: boolean } | undefined; origin(slug: string): string };

let known: Settings | undefined;

const LOCAL = new Set(['127.0.0.1', 'localhost', '[::1]']);

export function configureDocuments(given: { env: Env; origin(slug: string): string }): void {
  const { bsre } = given.env;
  known = {
    bsre: bsre && { client: bsreClient(bsre), local: LOCAL.has(new URL(bsre.url).hostname) },
    origin: given.origin,
  };
}

/** The signing service for a city. Papers of an invented city go to a simulator on this machine, and to nobody else. */
export function bsreFor(city: Pick<City, 'fictional'>): BsreClient | undefined {
  const bsre = known?.bsre;
  return bsre && (!city.fictional || bsre.local) ? bsre.client : undefined;
}

/** Without the state's service an invented city signs with a made-up key, and a real one with ink. */
export function signingOf(city: Pick<City, 'fictional'>): Signing {
  if (bsreFor(city)) return 'bsre';
  return city.fictional ? 'demo' : 'by-hand';
}

/** The page on which anybody verifies a paper. */
export function verifyAddress(city: Pick<City, 'slug' | 'hosts'>, code: string): string {
  const origin = known?.origin(city.slug) ?? `http://${city.hosts[0] ?? city.slug}`;
  return `${origin}/periksa/${code}`;
}
