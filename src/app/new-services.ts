/** Follows the folders of packs, so that a changed service is published to the cities that are served. */
import { join } from 'node:path';
import { watchFolders } from '../blocks/definitions/api.ts';
import type { Env } from '../platform/env.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { PACKS } from './demo.ts';
import type { House } from './house.ts';

/** Every city has the services of the base pack and those in the folder of its own short name. */
export function watchForServices(house: House, env: Env, log: Log): () => Promise<void> {
  const packs = env.packs ?? (env.mode === 'demo' ? PACKS : undefined);
  if (!packs) return async () => {};
  const { stop } = watchFolders(
    () =>
      [...house.cities.values()].map((city) => ({
        city,
        folders: [join(packs, 'base'), join(packs, city.slug)],
      })),
    log,
  );
  return stop;
}
