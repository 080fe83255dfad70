/** A city for a test: its own database with the base and Magelang packs loaded, gone when the test ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { openCity } from '../../src/app/cities.ts';
import type { City } from '../../src/platform/city.ts';
import { cloneCity, testOptions } from './postgres.ts';

export type TestCityOptions = {
  /** The injected clock; the real one if absent. */
  now?: () => Date;
  /** Run jobs and durable readers. */
  background?: boolean;
  /** For readers only: the modules a test is about. All of them are there. */
  modules?: readonly unknown[];
};

export async function testCity(t: TestContext, options: TestCityOptions = {}): Promise<City> {
  const clone = await cloneCity();
  const dataDir = mkdtempSync(join(tmpdir(), 'pendopo-files-'));
  const settings = testOptions(clone.register, dataDir, options.now);
  const opened = await openCity(clone.record, { ...settings, background: options.background ?? false });
  t.after(async () => {
    await opened.close();
    await clone.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return opened.city;
}
