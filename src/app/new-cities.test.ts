import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { caller, testHouse } from '../../test/kit/house.ts';
import { cloneCity, testOptions } from '../../test/kit/postgres.ts';
import { createLog } from '../platform/telemetry/log.ts';
import { createCityFromPack } from './cities.ts';
import { plainCityPack } from './commands/plain-city.ts';
import { watchForCities } from './new-cities.ts';
import { onDatabase } from './register.ts';

it('a city made while the house is open is served without a restart', async (t) => {
  const here = await testHouse(t);
  const { register, dataDir, drop } = await cloneCity();
  t.after(drop);
  const stop = watchForCities(here.house, register, createLog('silent'));
  t.after(stop);
  const slug = `boston-${process.pid}`;
  const pack = await plainCityPack({
    slug,
    name: 'Boston',
    zone: 'America/New_York',
    prefix: 'BOS',
    centre: '42.36,-71.06',
    bbox: '-71.25,42.2,-70.9,42.45',
    holidays: false,
  });
  const record = await createCityFromPack(pack, 'localhost', testOptions(register, dataDir));
  t.after(async () => {
    await onDatabase(register.adminUrl(register.base), (client) =>
      client.query('delete from public.city where slug = $1', [slug]),
    );
    await onDatabase(register.adminUrl('postgres'), (client) =>
      client.query(`drop database if exists ${record.database} with (force)`),
    );
  });
  const call = caller(here.port, `${slug}.localhost`);
  for (let left = 60; left > 0 && !here.house.cities.has(slug); left--) await pause(100);
  const report = {
    description: 'A pothole as wide as a tyre.',
    category: 'pothole',
    location: { lat: 42.35, lng: -71.07 },
  };
  const answer = await call('POST', '/api/complaints', report);
  assert.equal(answer.status, 201, answer.text);
  assert.match(String(answer.body.code), /^BOS/);
  assert.equal(answer.body.area, null);
  const outside = await call('POST', '/api/complaints', { ...report, location: { lat: -7.47, lng: 110.22 } });
  assert.equal(outside.status, 422);
});
