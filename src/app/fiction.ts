/** Says loudly that invented data is served where people would take it for real: outside demo mode. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CityRecord } from '../platform/city.ts';
import type { Env } from '../platform/env.ts';
import { DEMO_ACCOUNTS } from './demo.ts';

type Named = Pick<CityRecord, 'slug' | 'fictional'>;

/** Short names of the cities whose data is invented; empty in demo mode, where everything is. */
export function fictionalCities(env: Pick<Env, 'mode'>, cities: Iterable<Named>): string[] {
  if (env.mode === 'demo') return [];
  return [...cities].flatMap(({ slug, fictional }) => (fictional ? [slug] : []));
}

/** The sentences for the card, the log and `pendopo doctor`; none where nothing is invented. */
export function fictionWarning(
  env: Pick<Env, 'mode' | 'dataDir'>,
  cities: Iterable<Named>,
): { found: string; remedy: string } | undefined {
  const slugs = fictionalCities(env, cities);
  if (slugs.length === 0) return undefined;
  const several = slugs.length > 1;
  const accounts = join(env.dataDir, DEMO_ACCOUNTS);
  const known = existsSync(accounts)
    ? ` The sign-ins of the demo stand in ${accounts} and still open it: close them with "officer close", or begin on an empty data folder.`
    : '';
  return {
    found: `FICTIONAL DATA outside demo mode: ${slugs.join(', ')}`,
    remedy: `Agencies and promises there are invented, and reports reach no government: good for trying out, never for citizens. For a real city copy the pack, put in what is real, set "fictional: false" in its city.yaml and make the city anew. Pages of ${several ? 'these cities' : 'this city'} say that the data is invented.${known}`,
  };
}
