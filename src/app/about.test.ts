import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEnv } from '../platform/env.ts';
import { readAbout, repositoryAddress } from './about.ts';

test('the program tells its version and its licence, and the address of its source only when somebody named one', () => {
  const { source, ...about } = readAbout(
    readEnv({ PENDOPO_SOURCE_URL: 'https://kode.example.go.id/pendopo' }),
  );
  assert.match(about.version, /^\d+\.\d+\.\d+/);
  assert.deepEqual({ ...about, version: '' }, { name: 'Pendopo', version: '', licence: 'AGPL-3.0-or-later' });
  assert.equal(source, 'https://kode.example.go.id/pendopo');
  assert.throws(() => readEnv({ PENDOPO_SOURCE_URL: 'javascript:alert(1)' }), /PENDOPO_SOURCE_URL/);
});

for (const [repository, address] of [
  ['https://kode.example/pendopo', 'https://kode.example/pendopo'],
  [{ url: 'git+https://kode.example/pendopo.git' }, 'https://kode.example/pendopo'],
  ['git@kode.example:pendopo.git', null],
  ['javascript:alert(1)', null],
  [undefined, null],
] as const) {
  test(`repository ${JSON.stringify(repository)} leads to ${address}`, () => {
    assert.equal(repositoryAddress(repository), address);
  });
}
