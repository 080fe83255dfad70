import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';

const CLI = resolve(import.meta.dirname, '../cli.ts');
const dataDir = mkdtempSync(join(tmpdir(), 'pendopo-cli-'));
after(() => rmSync(dataDir, { recursive: true, force: true }));

type Ran = { code: number | null; out: string; err: string };

/** Runs the command line as a person would, on a data folder of this test. */
function pendopo(...args: string[]): Promise<Ran> {
  return new Promise((done, fail) => {
    const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
    const child = spawn(process.execPath, [CLI, ...args], {
      env: { ...environment, PENDOPO_DATA: dataDir, PENDOPO_MODE: 'production', DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ran = { out: '', err: '' };
    child.stdout.on('data', (chunk) => {
      ran.out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      ran.err += chunk;
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code, ...ran }));
  });
}

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
    const commands = [[], ['city', 'create'], ['areas', 'import'], ['admin', 'create'], ['doctor']];
    for (const { code, out } of await Promise.all(commands.map((command) => pendopo(...command, '--help')))) {
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
    ];
    for (const { code, err, out } of await Promise.all(wrong.map((words) => pendopo(...words)))) {
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

    const again = await pendopo(...BOSTON);
    assert.equal(again.code, 1);
    assert.match(again.err, /already/);
    const clash = await pendopo(...BOSTON.map((word) => (word === 'boston' ? 'cambridge' : word)));
    assert.equal(clash.code, 1);
    assert.match(clash.err, /prefix BOS belongs to boston/);

    const unknown = await pendopo('admin', 'create', 'ann', '--city', 'bostn');
    assert.equal(unknown.code, 2);
    assert.match(unknown.err, /There is: boston/);
    const admin = await pendopo('admin', 'create', 'ann', '--city', 'boston', '--name', 'Ann', '--json');
    assert.equal(admin.code, 0, admin.err);
    assert.ok(JSON.parse(admin.out).password.length >= 12);
    const second = await pendopo('admin', 'create', 'bob', '--city', 'boston', '--json');
    assert.equal(second.code, 1);
    assert.equal(JSON.parse(second.err).code, 'identity.admin-exists');
    const reset = await pendopo('officer', 'reset', 'ann', '--city', 'boston', '--json');
    assert.notEqual(JSON.parse(reset.out).password, JSON.parse(admin.out).password);
    assert.equal((await pendopo('officer', 'reset', 'nobody', '--city', 'boston')).code, 1);
    const kiosk = await pendopo('kiosk', 'create', 'Lobby', '--city', 'boston', '--json');
    assert.match(JSON.parse(kiosk.out).url, /^http:\/\/boston\.localhost:8080\/wall\/#kiosk=/);

    const migrated = await pendopo('migrate', '--json');
    assert.deepEqual(JSON.parse(migrated.out), [{ city: 'boston', migrations: 0 }]);
    const doctor = await pendopo('doctor', '--json');
    assert.equal(doctor.code, 0, doctor.out);
    assert.ok(JSON.parse(doctor.out).every((one: { state: string }) => one.state !== 'wrong'));
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
    const done = await pendopo('areas', 'import', file, '--city', 'boston', '--json');
    assert.deepEqual(JSON.parse(done.out).added, ['W1', 'W2']);

    write(feature('W1', -71.2), feature('W3', 10));
    const refused = await pendopo('areas', 'import', file, '--city', 'boston');
    assert.equal(refused.code, 1);
    assert.match(refused.out, /feature 2 \(W3 Ward W3\).*outside this city/);

    writeFileSync(file, 'no json');
    assert.equal((await pendopo('areas', 'import', file, '--city', 'boston')).code, 1);
    const nowhere = await pendopo('areas', 'import', join(dataDir, 'none.geojson'), '--city', 'boston');
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
