import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { pathsOf, visitable } from './pages.ts';

test('the pages of every module are found, and one that needs an example is not passed over', () => {
  const office = pathsOf('office');
  for (const path of ['/office', '/office/laporan/:code', '/office/admin/petugas', '/office/admin/sp4n'])
    assert.ok(office.includes(path), path);
  assert.ok(pathsOf('portal').includes('/sumber'));
  assert.deepEqual(pathsOf('wall').sort(), ['/wall/', '/wall/permohonan']);
  const { '/laporan/:code': report, ...others } = Object.fromEntries(
    pathsOf('portal').flatMap((path) =>
      path.includes(':') ? [[path, path.replaceAll(/:\w+/g, 'MGL-1')]] : [],
    ),
  );
  assert.throws(() => visitable('portal', others), /an example of \/laporan\/:code/);
  assert.equal(report, '/laporan/MGL-1');
  assert.ok(visitable('portal', { ...others, '/laporan/:code': report }).includes('/laporan/MGL-1'));
});

test('no module’s pages are left out of the list of the roof', () => {
  const src = resolve(import.meta.dirname, '../../src');
  const list = readFileSync(resolve(src, 'app/web/pages.ts'), 'utf8');
  const files = globSync('{blocks,services}/*/web/pages.tsx', { cwd: src });
  assert.ok(files.length > 7);
  for (const file of files) {
    const named = /export const (\w+Pages): WebPages/.exec(readFileSync(resolve(src, file), 'utf8'))?.[1];
    if (named)
      assert.ok(list.includes(`  ...${named},`), `src/app/web/pages.ts does not list ${named} of ${file}`);
  }
});
