/** Notices cities that a command made while the house is open, and has them served. */
import pg from 'pg';
import type { CityRecord } from '../platform/city.ts';
import type { Log } from '../platform/telemetry/log.ts';
import type { House } from './house.ts';
import type { Register } from './register.ts';

const EVERY_MS = 2000;

/**
 * Looks into the register every two seconds, over one connection of its own; the answer ends the looking.
 * A city that cannot be opened is tried again at the next look.
 */
export function watchForCities(house: House, register: Register, log: Log): () => Promise<void> {
  let stopped = false;
  let client: pg.Client | undefined;
  let looking: Promise<void> | undefined;

  async function connected(): Promise<pg.Client> {
    if (client) return client;
    const fresh = new pg.Client({
      connectionString: register.adminUrl(register.base),
      application_name: 'pendopo-new-cities',
    });
    const lost = () => {
      if (client === fresh) client = undefined;
    };
    fresh.on('error', lost);
    fresh.on('end', lost);
    await fresh.connect();
    client = fresh;
    return fresh;
  }

  async function look(): Promise<void> {
    const { rows } = await (await connected()).query<{ record: CityRecord }>(
      `select record from public.city where state = 'ready' and slug <> all($1)`,
      [[...house.cities.keys()]],
    );
    for (const { record } of rows) {
      if (stopped) return;
      await house.add(record);
      log.info({ city: record.slug }, 'a new city is served');
    }
  }

  const timer = setInterval(() => {
    if (looking || stopped) return;
    looking = look()
      .catch((error: unknown) =>
        log.warn({ err: error }, 'the register could not be read; it is tried again'),
      )
      .finally(() => {
        looking = undefined;
      });
  }, EVERY_MS);
  timer.unref();

  return async () => {
    stopped = true;
    clearInterval(timer);
    await looking;
    await client?.end().catch(() => {});
  };
}
