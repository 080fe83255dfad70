import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { processPerCommand, type Ran, sharedProcess } from '../../../test/kit/command-line.ts';
import { readEnv } from '../../platform/env.ts';
import { openPostgres, type Postgres } from '../../platform/postgres/postgres.ts';

const CLI = resolve(import.meta.dirname, '../cli.ts');
const DESK = 'complaints-desk';
const dataDir = mkdtempSync(join(tmpdir(), 'pendopo-cli-'));

const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
const env = { ...environment, PENDOPO_DATA: dataDir, PENDOPO_MODE: 'production', DATABASE_URL: '' };
/** As a person runs it. */
const pendopo = processPerCommand(env);
/** Where it is not the process that is looked at. */
const { run: quick, close } = sharedProcess(env);
after(() => {
  close();
  rmSync(dataDir, { recursive: true, force: true });
});

const MAGELANG = resolve(import.meta.dirname, '../../../packs/magelang');
const BOSTON = [
  ...['city', 'create', 'boston', '--name', 'Boston', '--zone', 'America/New_York', '--prefix', 'BOS'],
  ...[
    '--centre',
    '42.36,-71.06',
    '--bbox',
    '-71.25,42.2,-70.9,42.45',
    '--agency',
    'City Hall',
    '--no-holidays',
  ],
];

describe('the command line', () => {
  it('explains every command and ends with 0', async () => {
    const commands = [
      ...[[], ['city', 'create'], ['areas', 'import'], ['admin', 'create'], ['doctor']],
      ...[['officer'], ['kiosk', 'close']],
    ];
    for (const { code, out } of await Promise.all(
      commands.map((command, at) => (at === 0 ? pendopo : quick)(...command, '--help')),
    )) {
      assert.equal(code, 0);
      assert.match(out, /Usage: pendopo/);
    }
  });

  it('ends with 2 when it is used wrongly', async () => {
    const wrong = [
      ['frobnicate'],
      ['city', 'create', 'boston', '--colour', 'red'],
      ['city', 'create', 'Boston!', '--name', 'B'],
      ['city', 'create', 'boston', '--name', 'Boston'],
      [...BOSTON, '--zone', 'Mars/Olympus'],
      [...BOSTON, '--centre', '-71.06,42.36'],
      ['areas', 'import'],
      ['officer', 'create', 'budi'],
      ['kiosk', 'close'],
      ['city', 'create', '--pack', MAGELANG],
    ];
    for (const { code, err, out } of await Promise.all(
      wrong.map((words, at) => (at < 2 ? pendopo : quick)(...words)),
    )) {
      assert.equal(code, 2, err);
      assert.equal(out, '');
      assert.ok(err.trim().length > 10);
    }
  });

  it('says which fault the environment has', async () => {
    const { code, err } = await new Promise<Ran>((done) => {
      const child = spawn(process.execPath, [CLI, 'city', 'list'], {
        env: { PATH: process.env.PATH, PENDOPO_DATA: dataDir, PENDOPO_PROT: '1' },
      });
      let said = '';
      child.stderr.on('data', (chunk) => {
        said += chunk;
      });
      child.on('close', (code) => done({ code, err: said, out: '' }));
    });
    assert.equal(code, 1);
    assert.match(err, /PENDOPO_PORT/);
  });

  it('makes a city anywhere, with its first administrator and a wall, and looks after it', async () => {
    assert.match((await pendopo('city', 'list')).out, /no city yet/i);
    const nobody = await pendopo('admin', 'create', 'ann');
    assert.equal(nobody.code, 1);
    assert.match(nobody.err, /city create/);

    const made = await pendopo(...BOSTON, '--host', '311.boston.example', '--json');
    assert.equal(made.code, 0, made.err);
    const record = JSON.parse(made.out);
    assert.deepEqual(record.bbox, [-71.25, 42.2, -70.9, 42.45]);
    assert.deepEqual(record.hosts, ['boston.localhost', '311.boston.example']);
    assert.equal(record.fictional, false);
    assert.equal(made.err, '');

    const again = await quick(...BOSTON);
    assert.equal(again.code, 1);
    assert.match(again.err, /already/);
    const clash = await quick(...BOSTON.map((word) => (word === 'boston' ? 'cambridge' : word)));
    assert.equal(clash.code, 1);
    assert.match(clash.err, /prefix BOS belongs to boston/);

    const unknown = await quick('admin', 'create', 'ann', '--city', 'bostn');
    assert.equal(unknown.code, 2);
    assert.match(unknown.err, /There is: boston/);
    const admin = await quick('admin', 'create', 'ann', '--city', 'boston', '--name', 'Ann', '--json');
    assert.equal(admin.code, 0, admin.err);
    assert.ok(JSON.parse(admin.out).password.length >= 12);
    const second = await quick('admin', 'create', 'bob', '--city', 'boston', '--json');
    assert.equal(second.code, 1);
    assert.equal(JSON.parse(second.err).code, 'identity.admin-exists');
    const reset = await quick('officer', 'reset', 'ann', '--city', 'boston', '--json');
    assert.notEqual(JSON.parse(reset.out).password, JSON.parse(admin.out).password);
    assert.equal((await quick('officer', 'reset', 'nobody', '--city', 'boston')).code, 1);
    const kiosk = await quick('kiosk', 'create', 'Lobby', '--city', 'boston', '--json');
    assert.match(JSON.parse(kiosk.out).url, /^http:\/\/boston\.localhost:8080\/wall\/#kiosk=/);

    const migrated = await pendopo('migrate', '--json');
    assert.deepEqual(JSON.parse(migrated.out), [{ city: 'boston', migrations: 0 }]);
    const doctor = await pendopo('doctor', '--json');
    assert.equal(doctor.code, 0, doctor.out);
    assert.ok(JSON.parse(doctor.out).every((one: { state: string }) => one.state !== 'wrong'));
  });
});

describe('the command line beside a running database', () => {
  let database: Postgres;
  before(async () => {
    database = await openPostgres(readEnv({ PENDOPO_DATA: dataDir, PENDOPO_MODE: 'production' }));
  });
  after(() => database.close());

  it('lists, makes, closes and opens accounts', async () => {
    const at = ['--city', 'boston', '--json'];
    const made = await pendopo(
      'officer',
      'create',
      'Bob',
      '--role',
      'agency-officer',
      '--agency',
      DESK,
      ...at,
    );
    assert.equal(made.code, 0, made.err);
    assert.ok(JSON.parse(made.out).password.length >= 12);
    const unknownRole = await quick('officer', 'create', 'eve', '--role', 'king', ...at);
    assert.equal(unknownRole.code, 1);
    assert.match(JSON.parse(unknownRole.err).error, /role/i);

    type Listed = { username: string; closed: boolean; roles: { role: string; agency: string | null }[] };
    const names = async (...more: string[]) => {
      const { code, out, err } = await quick('officer', 'list', ...more, ...at);
      assert.equal(code, 0, err);
      return (JSON.parse(out) as Listed[]).map(
        ({ username, closed }) => `${username}${closed ? ' closed' : ''}`,
      );
    };
    assert.deepEqual(await names(), ['ann', 'bob']);
    assert.deepEqual(await names('--agency', DESK), ['bob']);
    assert.deepEqual(await names('--role', 'city-admin'), ['ann']);
    const nowhere = await quick('officer', 'list', '--agency', 'nasa', '--city', 'boston');
    assert.equal(nowhere.code, 2);
    assert.match(nowhere.err, /There are: complaints-desk/);
    const table = await quick('officer', 'list', '--city', 'boston');
    assert.match(table.out, /bob +Bob +agency-officer in complaints-desk +password to be changed +–/);

    const closed = await quick('officer', 'close', 'BOB', ...at);
    assert.deepEqual(JSON.parse(closed.out), {
      city: 'boston',
      username: 'bob',
      closed: true,
      changed: true,
    });
    const again = await quick('officer', 'close', 'bob', '--city', 'boston');
    assert.equal(again.code, 0);
    assert.match(again.out, /closed already/);
    assert.deepEqual(await names(), ['ann']);
    assert.deepEqual(await names('--closed'), ['ann', 'bob closed']);
    assert.equal(JSON.parse((await quick('officer', 'open', 'bob', ...at)).out).changed, true);
    const nobody = await pendopo('officer', 'close', 'nobody', '--city', 'boston');
    assert.equal(nobody.code, 1);
    assert.match(nobody.err, /officer list/);
  });

  it('lists wall screens and closes one by its name or id', async () => {
    const at = ['--city', 'boston', '--json'];
    const { out } = await pendopo('kiosk', 'create', 'Hall', ...at);
    await quick('kiosk', 'create', 'Hall', ...at);
    const screens = async (...more: string[]) =>
      (JSON.parse((await quick('kiosk', 'list', ...more, ...at)).out) as { name: string }[])
        .map(({ name }) => name)
        .sort();
    assert.deepEqual(await screens(), ['Hall', 'Hall', 'Lobby']);
    const twins = await quick('kiosk', 'close', 'Hall', '--city', 'boston');
    assert.equal(twins.code, 1);
    assert.match(twins.err, /2 screens are called "Hall"/);
    assert.equal(JSON.parse((await quick('kiosk', 'close', JSON.parse(out).id, ...at)).out).changed, true);
    assert.equal((await quick('kiosk', 'close', 'Hall', ...at)).code, 0);
    assert.deepEqual(await screens(), ['Lobby']);
    assert.deepEqual(await screens('--closed'), ['Hall', 'Hall', 'Lobby']);
    assert.match((await quick('kiosk', 'close', 'Hall', '--city', 'boston')).out, /closed already/);
    assert.equal((await quick('kiosk', 'close', 'Roof', '--city', 'boston')).code, 1);
    assert.match((await quick('kiosk', 'list', '--city', 'boston')).out, /Lobby +[0-9a-f-]{36} +open/);
  });

  it('takes a fictional city only when asked for it by name, and does not keep quiet about it', async () => {
    const refused = await pendopo('city', 'create', '--pack', MAGELANG);
    assert.equal(refused.code, 2);
    assert.match(refused.err, /fictional: false.*--fictional/s);
    assert.doesNotMatch((await quick('city', 'list')).out, /magelang/);

    const made = await quick('city', 'create', '--pack', MAGELANG, '--fictional');
    assert.equal(made.code, 0, made.err);
    assert.match(made.out, /^! FICTIONAL DATA outside demo mode: magelang\./);
    assert.match((await quick('city', 'list')).out, /magelang .*fictional/);
    const doctor = await pendopo('doctor', '--json');
    assert.equal(doctor.code, 0, doctor.out);
    const findings = JSON.parse(doctor.out) as { check: string; state: string; found: string }[];
    const data = findings.find(({ check }) => check === 'data');
    assert.equal(data?.state, 'warning');
    assert.match(String(data?.found), /FICTIONAL DATA outside demo mode: magelang/);
  });

  it('lays a newer pack into a city: what is new comes, and the same pack again changes nothing', async () => {
    const newer = join(dataDir, 'packs', 'magelang');
    cpSync(MAGELANG, newer, { recursive: true });
    const update = async () => JSON.parse((await quick('city', 'update', '--pack', newer, '--json')).out);
    const nothing = {
      ...{ agencies: 0, areas: 0, calendar: 0, totals: 0, roles: 0, services: 0 },
      complaints: false,
    };
    assert.deepEqual(await update(), nothing);
    const agencies = join(newer, 'agencies.yaml');
    writeFileSync(agencies, readFileSync(agencies, 'utf8').replaceAll('Inspektorat"', 'Inspektorat Kota"'));
    const routing = join(newer, 'routing.yaml');
    writeFileSync(routing, readFileSync(routing, 'utf8').replace(/^fallback: .*$/m, 'fallback: setda'));
    assert.deepEqual(await update(), { ...nothing, agencies: 1, complaints: true });
    assert.deepEqual(await update(), nothing);
    const unknown = await quick('city', 'update', '--pack', resolve(MAGELANG, '../banjar'));
    assert.equal(unknown.code, 1);
    assert.match(unknown.err, /no city "banjar".*city create/s);
  });

  it('imports borders, all or nothing, and a dry run changes nothing', async () => {
    const square = (west: number) => ({
      type: 'Polygon',
      coordinates: [
        [
          [west, 42.3],
          [west + 0.05, 42.3],
          [west + 0.05, 42.35],
          [west, 42.35],
          [west, 42.3],
        ],
      ],
    });
    const feature = (kode: string, west: number) => ({
      type: 'Feature',
      properties: { kode, nama: `Ward ${kode}` },
      geometry: square(west),
    });
    const file = join(dataDir, 'wards.geojson');
    const write = (...features: unknown[]) =>
      writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }));

    write(feature('W1', -71.2), feature('W2', -71.1));
    const dry = await pendopo('areas', 'import', file, '--city', 'boston', '--dry-run');
    assert.equal(dry.code, 0, dry.err + dry.out);
    assert.match(dry.out, /2 new/);
    const done = await quick('areas', 'import', file, '--city', 'boston', '--json');
    assert.deepEqual(JSON.parse(done.out).added, ['W1', 'W2']);

    write(feature('W1', -71.2), feature('W3', 10));
    const refused = await pendopo('areas', 'import', file, '--city', 'boston');
    assert.equal(refused.code, 1);
    assert.match(refused.out, /feature 2 \(W3 Ward W3\).*outside this city/);

    writeFileSync(file, 'no json');
    assert.equal((await quick('areas', 'import', file, '--city', 'boston')).code, 1);
    const nowhere = await quick('areas', 'import', join(dataDir, 'none.geojson'), '--city', 'boston');
    assert.match(nowhere.err, /There is no such file/);
  });

  it('notices a master key that others may read, and does not make a new one for one that is lost', async () => {
    const file = join(dataDir, 'secrets', 'master-key');
    const key = readFileSync(file);
    rmSync(file);
    const lost = await pendopo('doctor');
    assert.equal(lost.code, 1);
    assert.match(lost.out, /✗ master key/);
    assert.throws(() => readFileSync(file));
    writeFileSync(file, key, { mode: 0o644 });
    assert.match((await pendopo('doctor')).out, /chmod 600/);
    writeFileSync(file, key);
  });
});
