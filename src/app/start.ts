/** `npm start`: environment, database, cities, web faces, server; then a card that says what to open. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import type { CityRecord } from '../platform/city.ts';
import { cityOrigin, type Env, readEnv } from '../platform/env.ts';
import { lockDataFolder } from '../platform/postgres/data-folder.ts';
import { openPostgres } from '../platform/postgres/postgres.ts';
import { createLog } from '../platform/telemetry/log.ts';
import { startTraces } from '../platform/telemetry/traces.ts';
import { type CardRow, card } from '../platform/terminal/card.ts';
import { createSteps } from '../platform/terminal/steps.ts';
import { type CityOptions, loadPack } from './cities.ts';
import { explain } from './commands/errors.ts';
import {
  type DemoWall,
  demoPacks,
  demoWallUrl,
  ensureDemoAccounts,
  ensureDemoCities,
  ensureDemoKey,
  ensureDemoWall,
} from './demo.ts';
import { fictionWarning } from './fiction.ts';
import { type House, openHouse } from './house.ts';
import { openDemoBanks } from './life/bank.ts';
import { startLife } from './life/life.ts';
import { watchForCities } from './new-cities.ts';
import { watchForServices } from './new-services.ts';
import { listCities, migrateCity, openRegister } from './register.ts';
import { masterSecret } from './secrets.ts';
import { stopper } from './stopping.ts';

const WEB_DIR = resolve(import.meta.dirname, '../../dist/web');

/** In a process of its own: the bundler's memory goes when it is done. */
function buildWebApart(report: (line: string) => void): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'web/build.ts')], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk;
      const line = String(chunk).trim().split('\n').at(-1);
      if (line && line.length < 60) report(line);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', fail);
    child.on('exit', (code) =>
      code === 0 ? done() : fail(new Error(`The web faces could not be built:\n${said.slice(-3000)}`)),
    );
  });
}

async function prepareCities(env: Env, options: CityOptions & { env: Env }, report: (line: string) => void) {
  if (env.mode === 'demo') return ensureDemoCities(await demoPacks(), options, report);
  const records = await listCities(options.register);
  await Promise.all(records.map((record) => migrateCity(options.register, record.database)));
  return records;
}

function cardRows(
  env: Env,
  records: readonly CityRecord[],
  port: number,
  walls: readonly DemoWall[],
): CardRow[] {
  const rows: CardRow[] = [['Choose a city', cityOrigin(env, undefined, port)]];
  for (const record of records) rows.push([record.name.id, cityOrigin(env, record.slug, port)]);
  for (const record of records)
    rows.push([`Office, ${record.name.id}`, `${cityOrigin(env, record.slug, port)}/office/`]);
  for (const wall of walls) {
    const name = records.find(({ slug }) => slug === wall.city)?.name.id ?? wall.city;
    rows.push([`Wall, ${name}`, demoWallUrl(env, wall, port)]);
  }
  if (env.mode === 'demo') {
    rows.push(['Sign-ins', join(env.dataDir, 'demo-accounts.json')]);
    rows.push('All people, reports and figures of the demo are fictional.');
  } else if (records.length === 0) {
    rows.push('No city yet. Make one: npm run -s pendopo -- city create --help');
  }
  const warning = fictionWarning(env, records);
  if (warning) rows.unshift(`! ${warning.found}. What to do: npm run -s pendopo -- doctor`);
  const mute = env.mode === 'production' && !env.smtp && !env.whatsapp && !env.sms;
  if (mute)
    rows.push(
      'No message can be sent yet, so nobody can sign in by code: set PENDOPO_SMTP_URL, PENDOPO_WHATSAPP_TOKEN or PENDOPO_SMS_URL.',
    );
  rows.push('Stop with Ctrl-C.');
  return rows;
}

async function start(): Promise<void> {
  const env = readEnv();
  const step = createSteps(process.stdout);
  const stop = stopper();
  const lock = await lockDataFolder(env.dataDir);
  stop.add(() => lock.release());
  stop.begins(() => lock.markStopping());
  await tryDoor(env);
  const log = createLog(env.logLevel, join(env.dataDir, 'logs', 'pendopo.log'));
  const building = buildWebApart(() => {});
  building.catch(() => {});

  const postgres = await step(
    env.databaseUrl ? 'Connecting to PostgreSQL' : 'Starting PostgreSQL',
    (report) => openPostgres(env, report),
  );
  stop.add(() => postgres.close());
  postgres.onFatal((error) => {
    process.stderr.write(`PostgreSQL could not be brought back: ${error.message}\n`);
    void stop.now(1);
  });
  stop.add(await startTraces(env));

  const master = masterSecret(env.dataDir);
  const register = await openRegister(postgres.adminUrl, master);
  const options = { register, env, master, log, background: true, alone: postgres.embedded };
  const records = await step('Preparing the cities', (report) => prepareCities(env, options, report));
  await step('Building the web faces', () => building);
  const house = await step('Opening the cities', () => openHouse(records, { ...options, webDir: WEB_DIR }));
  stop.add(() => house.close());
  // Before the doors open: whoever waits for /healthz may read the sign-ins right after.
  const walls =
    env.mode === 'demo' ? await step('Writing the demo sign-ins', () => furnishDemo(house, env)) : [];
  await step('Opening the doors', () =>
    house.app.listen({ port: env.port, host: env.host }).catch((error: NodeJS.ErrnoException) => {
      throw doorFault(error, env);
    }),
  );
  stop.add(watchForCities(house, register, log));
  stop.add(watchForServices(house, env, log));
  const address = house.app.server.address();
  const port = typeof address === 'object' && address ? address.port : env.port;
  // With port 0 only now is known what the links in pages and messages must carry.
  env.port = port;

  if (env.mode === 'demo' && env.demoLife) {
    const banks = await step('Opening the made-up banks', () => openDemoBanks(house, { env, port, log }));
    stop.add(() => banks.close());
    stop.add(await startLife(house, { env, port, log }));
  }
  card('Pendopo is open', cardRows(env, records, port, walls));
}

/** The sentence for a door that cannot be opened. */
function doorFault(error: NodeJS.ErrnoException, { port, host }: Env): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new Error(
        `Port ${port} on ${host} is taken by another program. Choose a free one: PENDOPO_PORT=8081 npm start`,
      );
    case 'EACCES':
      return new Error(
        `Port ${port} on ${host} is not allowed to this user. Choose one above 1023, and let a proxy answer at ${port}.`,
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EADDRNOTAVAIL':
      return new Error(
        `Address ${host} is none of this machine's. Set PENDOPO_HOST to one that it has, or to 0.0.0.0 for all.`,
      );
    default:
      return error;
  }
}

/** Before minutes of preparing: would the door open? */
async function tryDoor(env: Env): Promise<void> {
  if (env.port === 0) return;
  const door = createServer();
  await new Promise<void>((done, fail) => {
    door.once('error', (error) => fail(doorFault(error, env)));
    door.listen(env.port, env.host, () => door.close(() => done()));
  });
}

async function furnishDemo(house: House, env: Env) {
  const packs = await demoPacks();
  const walls = [];
  for (const pack of packs) {
    const city = house.cities.get(pack.city.slug);
    if (!city) continue;
    await loadPack(city, pack);
    await ensureDemoAccounts(city, pack, env);
    await ensureDemoKey(city, env);
    walls.push(await ensureDemoWall(city, env));
  }
  return walls;
}

start().catch((error: unknown) => {
  const stack = process.env.PENDOPO_LOG_LEVEL === 'debug' && error instanceof Error ? `\n${error.stack}` : '';
  process.stderr.write(`\n${explain(error).sentence}${stack}\n`);
  process.exit(1);
});
