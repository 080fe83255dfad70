import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '../../..');

test('the pages of every module stand in the one list of pages', () => {
  const list = readFileSync(join(import.meta.dirname, 'pages.ts'), 'utf8');
  const modules = globSync('src/{blocks,services}/*/web/pages.tsx', { cwd: root });
  assert.ok(modules.length > 5);
  for (const file of modules) {
    const names = [
      ...readFileSync(join(root, file), 'utf8').matchAll(/export const (\w+): (?:WebPages|WebParts)/g),
    ].map(([, name = '']) => name);
    assert.ok(names.length > 0, `${file} exports no pages`);
    for (const name of names) assert.match(list, new RegExp(`\\.\\.\\.${name}\\b`), `${file}: ${name}`);
  }
});
