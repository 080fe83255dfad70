/** Opens a city of the server under test from the benchmark's own process, for recording and for filling. */
import { type OpenCity, openCity } from '../../src/app/cities.ts';
import { openRegister } from '../../src/app/register.ts';
import { masterSecret } from '../../src/app/secrets.ts';
import type { CityRecord } from '../../src/platform/city.ts';
import { readEnv } from '../../src/platform/env.ts';
import { createLog } from '../../src/platform/telemetry/log.ts';

export async function openBeside(dataDir: string, adminUrl: string, record: CityRecord): Promise<OpenCity> {
  const master = masterSecret(dataDir);
  const register = await openRegister(adminUrl, master);
  const env = readEnv({ PENDOPO_DATA: dataDir });
  return openCity(record, { register, env, master, log: createLog('silent'), background: false });
}
