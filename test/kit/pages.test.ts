import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathsOf, visitable } from './pages.ts';

test('the pages of every module are found, and one that needs an example is not passed over', () => {
  const office = pathsOf('office');
  for (const path of ['/office', '/office/laporan/:code', '/office/admin/petugas', '/office/admin/sp4n'])
    assert.ok(office.includes(path), path);
  assert.ok(pathsOf('portal').includes('/sumber'));
  assert.deepEqual(pathsOf('wall'), ['/wall/']);
  assert.throws(() => visitable('portal', {}), /an example of \/laporan\/:code/);
  assert.ok(visitable('portal', { '/laporan/:code': '/laporan/MGL-1' }).includes('/laporan/MGL-1'));
});
