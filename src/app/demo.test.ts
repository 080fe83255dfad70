import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEnv } from '../platform/env.ts';
import { demoWallUrl } from './demo.ts';

const wall = { city: 'magelang', token: 'abc' };

test('with port 0 the link of the wall carries the port that was really bound', () => {
  assert.equal(
    demoWallUrl(readEnv({ PENDOPO_PORT: '0' }), wall, 4321),
    'http://magelang.localhost:4321/wall/#kiosk=abc',
  );
});

test('behind a proxy the link of the wall carries no port', () => {
  const env = readEnv({ PENDOPO_PUBLIC_SCHEME: 'https', PENDOPO_DOMAIN: 'kota.example.go.id' });
  assert.equal(demoWallUrl(env, wall, 8080), 'https://magelang.kota.example.go.id/wall/#kiosk=abc');
});
