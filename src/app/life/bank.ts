/** Gives each fictional city of the demo a made-up bank, so that its people can pay without cash. */
import { fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { connectSimulator } from '../../blocks/payments/api.ts';
import { cityOrigin, type Env } from '../../platform/env.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import type { House } from '../house.ts';
import type { Opened } from './bank-house.ts';

/** Where the bank of a city answers; undefined where there is none. */
export type DemoBanks = { urlOf(slug: string): string | undefined; close(): void };

const PATIENCE_MS = 20_000;

function urlsOf(bank: ReturnType<typeof fork>): Promise<Record<string, string>> {
  return new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error('the made-up bank does not answer')), PATIENCE_MS);
    bank.once('message', (told) => {
      clearTimeout(late);
      done((told as Opened).urls);
    });
    bank.once('exit', () => {
      clearTimeout(late);
      fail(new Error('the made-up bank went away'));
    });
  });
}

/** A demo without its bank is still a demo: what fails is written down, and cash remains. */
export async function openDemoBanks(
  house: House,
  { env, port, log }: { env: Env; port: number; log: Log },
): Promise<DemoBanks> {
  const cities = [...house.cities.values()].filter(({ fictional }) => fictional);
  const folder = join(env.dataDir, 'demo-banks');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const bank = fork(join(import.meta.dirname, 'bank-house.ts'), {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const urls: Record<string, string> = {};
  try {
    bank.send({ folder, cities: cities.map(({ slug }) => slug) });
    const opened = await urlsOf(bank);
    for (const city of cities) {
      const url = opened[city.slug];
      if (!url) continue;
      await connectSimulator(city, { url, origin: cityOrigin(env, city.slug, port) });
      urls[city.slug] = url;
    }
  } catch (error) {
    log.warn({ err: error }, 'the made-up bank of the demo could not be opened');
  }
  return {
    urlOf: (slug) => urls[slug],
    close() {
      if (bank.connected) bank.disconnect();
    },
  };
}
