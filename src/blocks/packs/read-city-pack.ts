/** Reads a city: the base pack and its own, merged and cross-checked. */
import { join } from 'node:path';
import { type CityPack, mergePacks } from './city-pack.ts';
import { checkCityPack } from './cross-checks.ts';
import { PackError } from './problems.ts';
import { readPack } from './read-pack.ts';

/**
 * Reads `<root>/base` and `<root>/<slug>`, merges and cross-checks them.
 * `permissions`: what the modules of this house know; roles that grant others are then refused.
 * Throws `PackError` with every problem found: file, line, path and remedy.
 */
export async function readCityPack(
  root: string,
  slug: string,
  options: { permissions?: ReadonlySet<string> } = {},
): Promise<CityPack> {
  const [base, own] = await Promise.all([readPack(join(root, 'base')), readPack(join(root, slug))]);
  const merged = mergePacks(base, own);
  const problems = checkCityPack(merged, base, own, options.permissions);
  if (problems.length > 0) throw new PackError(problems);
  return merged;
}
