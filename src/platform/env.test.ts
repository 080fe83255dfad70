import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { cityOrigin, describeEnv, EnvError, readEnv } from './env.ts';

const faultsOf = (source: Record<string, string>, retired?: Record<string, string>) => {
  try {
    readEnv(source, retired);
  } catch (error) {
    assert.ok(error instanceof EnvError);
    return error;
  }
  assert.fail('the environment was accepted');
};

test('an empty environment gives the defaults of a demo on this machine', () => {
  const env = readEnv({});
  assert.equal(env.port, 8080);
  assert.equal(env.host, '127.0.0.1');
  assert.equal(env.dataDir, resolve('data'));
  assert.equal(env.mode, 'demo');
  assert.equal(env.demoLife, true);
  assert.deepEqual(env.files, { kind: 'disk' });
  assert.deepEqual(env.traces, { kind: 'off' });
  assert.equal(env.databaseUrl, undefined);
  assert.equal(env.poolSize, 10);
});

test('every wrong variable is named at once, with what to write instead', () => {
  const error = faultsOf({
    PENDOPO_PORT: '80a',
    PENDOPO_MODE: 'prod',
    PENDOPO_DOMAIN: 'https://x',
    PENDOPO_POOL_SIZE: '0',
  });
  assert.deepEqual(
    error.faults.map((it) => it.variable),
    ['PENDOPO_PORT', 'PENDOPO_MODE', 'PENDOPO_DOMAIN', 'PENDOPO_POOL_SIZE'],
  );
  assert.match(
    error.message,
    /PENDOPO_MODE: "prod" is not one of the known values; use one of: demo, production/,
  );
});

test('a misspelt variable is refused with the nearest known name', () => {
  assert.match(faultsOf({ PENDOPO_PROT: '1' }).message, /PENDOPO_PROT: .*perhaps PENDOPO_PORT was meant/);
  assert.match(faultsOf({ PENDOPO_ZZZZZZZZZZZZZZZ: '1' }).message, /pendopo env/);
});

test('a retired variable is refused with its replacement', () => {
  const error = faultsOf({ PENDOPO_HTTP_PORT: '1' }, { PENDOPO_HTTP_PORT: 'use PENDOPO_PORT' });
  assert.match(error.message, /PENDOPO_HTTP_PORT: is retired; use PENDOPO_PORT/);
});

test('a secret never appears in an error or in the list of variables', () => {
  const source = {
    DATABASE_URL: 'mysql://root:hunter2@db/x',
    PENDOPO_SMTP_URL: 'hunter2',
    PENDOPO_TRACES: 'ftp:hunter2',
  };
  assert.doesNotMatch(faultsOf(source).message, /hunter2/);
  assert.doesNotMatch(JSON.stringify(describeEnv(source)), /hunter2/);
});

test('a door for letters needs the way by which they are answered', () => {
  const doors: Record<string, string>[] = [
    { PENDOPO_EMAIL_INBOUND_SECRET: 'rahasia-rekaan-yang-panjang' },
    { PENDOPO_IMAP_URL: 'imaps://lapor:rahasia@mail.example:993' },
  ];
  for (const door of doors)
    assert.deepEqual(
      faultsOf(door).faults.map(({ variable }) => variable),
      ['PENDOPO_SMTP_URL'],
    );
});

test('variables that only work together are asked for together', () => {
  const error = faultsOf({ PENDOPO_FILES: 's3', PENDOPO_S3_BUCKET: 'b', PENDOPO_SMTP_URL: 'smtp://mail:25' });
  assert.deepEqual(
    error.faults.map((it) => it.variable),
    [
      'PENDOPO_S3_ENDPOINT',
      'PENDOPO_S3_REGION',
      'PENDOPO_S3_ACCESS_KEY',
      'PENDOPO_S3_SECRET_KEY',
      'PENDOPO_SMTP_FROM',
    ],
  );
});

test('an empty value counts as absent and variables for tests pass', () => {
  const env = readEnv({ PENDOPO_PORT: ' ', DATABASE_URL: '', PENDOPO_TEST_KEEP: 'yes' });
  assert.equal(env.port, 8080);
  assert.deepEqual(env.test, { PENDOPO_TEST_KEEP: 'yes' });
});

test('a city lives under the domain, with the port only when browsers need it', () => {
  assert.equal(cityOrigin(readEnv({}), 'magelang'), 'http://magelang.localhost:8080');
  assert.equal(cityOrigin(readEnv({}), undefined, 9000), 'http://localhost:9000');
  const behind = readEnv({ PENDOPO_PUBLIC_SCHEME: 'https', PENDOPO_DOMAIN: 'kota.example.go.id' });
  assert.equal(cityOrigin(behind, 'banjar'), 'https://banjar.kota.example.go.id');
});
