/** The demo: two fictional cities from their packs, with generated sign-ins written to the data folder. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createKiosk, createOfficer, giveNewPassword, wallPath } from '../blocks/identity/api.ts';
import { type CityPack, readCityPack } from '../blocks/packs/api.ts';
import type { City, CityRecord } from '../platform/city.ts';
import { systemContext } from '../platform/context.ts';
import { cityOrigin, type Env } from '../platform/env.ts';
import { ensureKey, newKey } from '../services/open311/api.ts';
import { type CityOptions, createCityFromPack } from './cities.ts';
import { PERMISSIONS } from './modules.ts';
import { listCities, migrateCity } from './register.ts';

export const DEMO_CITIES = ['magelang', 'banjar'] as const;
export const PACKS = resolve(import.meta.dirname, '../../packs');

export type DemoAccount = {
  city: string;
  role: string;
  agency: string | null;
  username: string;
  password: string;
};
export type DemoWall = { city: string; token: string };

/** File in the data folder with the generated sign-ins. */
export const DEMO_ACCOUNTS = 'demo-accounts.json';
const WALLS = 'demo-walls.json';
const OPEN311_KEY = 'open311-demo-key';

function readList<T>(file: string): T[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T[]) : [];
}

/** Whole or not at all, so that a kill in between leaves no half file. */
function writeList(file: string, list: readonly unknown[]): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(list, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function readDemoAccounts(dataDir: string): DemoAccount[] {
  return readList<DemoAccount>(join(dataDir, DEMO_ACCOUNTS));
}

export function demoPacks(): Promise<CityPack[]> {
  return Promise.all(DEMO_CITIES.map((slug) => readCityPack(PACKS, slug, { permissions: PERMISSIONS })));
}

/** Makes the demo cities that are missing and brings the others to this version. */
export async function ensureDemoCities(
  packs: readonly CityPack[],
  options: CityOptions & { env: Env },
  report: (line: string) => void,
): Promise<CityRecord[]> {
  const { register, env } = options;
  const known = new Map((await listCities(register)).map((record) => [record.slug, record]));
  await Promise.all(
    packs.map(async (pack) => {
      const { slug } = pack.city;
      const record = known.get(slug);
      if (record) {
        await migrateCity(register, record.database);
      } else {
        report(`creating ${pack.city.name.id}`);
        known.set(slug, await createCityFromPack(pack, env.domain, options));
      }
    }),
  );
  return [...known.values()];
}

/**
 * Gives every demo officer of the pack an account, and the city one wall screen. Passwords are generated once and
 * stand only in `demo-accounts.json` (mode 0600); if the file was lost, new ones are made.
 */
export async function ensureDemoAccounts(city: City, pack: CityPack, env: Env): Promise<void> {
  const ctx = systemContext(city, 'demo.accounts');
  const file = join(env.dataDir, DEMO_ACCOUNTS);
  const listed = readList<DemoAccount>(file);
  const has = (username: string) => listed.some((one) => one.city === city.slug && one.username === username);
  const wanted = pack.demo.officers.filter((officer) => !has(officer.username));
  const made = await Promise.all(
    wanted.map(async (officer): Promise<DemoAccount> => {
      const { username, name, role } = officer;
      const agency = officer.agency ?? null;
      const grants = [{ role, agency, area: officer.area ?? null }];
      const password =
        (await giveNewPassword(ctx, username)) ??
        (await createOfficer(ctx, { username, name, grants })).password;
      return { city: city.slug, role, agency, username, password };
    }),
  );
  if (made.length > 0) writeList(file, [...listed, ...made]);
}

/** One key for the Open311 of all demo cities, so that a programmer can try it at once; in `open311-demo-key` (mode 0600). */
export async function ensureDemoKey(city: City, env: Pick<Env, 'dataDir'>): Promise<void> {
  const file = join(env.dataDir, OPEN311_KEY);
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, `${newKey()}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  await ensureKey(systemContext(city, 'demo.open311'), 'Demo', readFileSync(file, 'utf8').trim());
}

/** The wall screen of each city; made once. */
export async function ensureDemoWall(city: City, env: Pick<Env, 'dataDir'>): Promise<DemoWall> {
  const file = join(env.dataDir, WALLS);
  const walls = readList<DemoWall>(file);
  const known = walls.find((one) => one.city === city.slug);
  if (known) return known;
  const { token } = await createKiosk(systemContext(city, 'demo.wall'), { name: 'Demo' });
  const wall = { city: city.slug, token };
  writeList(file, [...walls, wall]);
  return wall;
}

/** The link that opens a wall. `port`: the one that was really bound, which the environment need not know. */
export function demoWallUrl(env: Env, wall: DemoWall, port: number): string {
  return `${cityOrigin(env, wall.city, port)}${wallPath(wall.token)}`;
}
