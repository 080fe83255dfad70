/** Which page stands at which address. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillPath, matchPage } from './match.ts';

const pages = ['/', '/laporan', '/laporan/:code', '/laporan/peta', '/office/', '/:a/:b'].map((path) => ({
  path,
}));
const at = (pathname: string) => {
  const found = matchPage(pages, pathname);
  return found && [found.page.path, found.params];
};

test('plain words win over places, and the slash at the end does not matter', () => {
  assert.deepEqual(at('/'), ['/', {}]);
  assert.deepEqual(at('/laporan/'), ['/laporan', {}]);
  assert.deepEqual(at('/office'), ['/office/', {}]);
  assert.deepEqual(at('/laporan/peta'), ['/laporan/peta', {}]);
  assert.deepEqual(at('/laporan/MGL-1'), ['/laporan/:code', { code: 'MGL-1' }]);
  assert.deepEqual(at('/x/y'), ['/:a/:b', { a: 'x', b: 'y' }]);
});

test('places are decoded, and a broken percent sign is an unknown page', () => {
  assert.deepEqual(at('/laporan/a%2Fb'), ['/laporan/:code', { code: 'a/b' }]);
  assert.equal(at('/laporan/%E0%A4%A'), undefined);
  assert.equal(at('/a/b/c'), undefined);
});

test('a path is written from its pattern and its values', () => {
  assert.equal(fillPath('/laporan/:code', { code: 'a/b' }), '/laporan/a%2Fb');
  assert.throws(() => fillPath('/laporan/:code', {}), /"code"/);
});
