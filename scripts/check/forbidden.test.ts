/** Words that must not be in the project are found with their line, and ordinary words are not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkForbidden, forbiddenIn } from './forbidden.ts';
import { plantTree } from './test-tree.ts';

const bad: [file: string, line: string][] = [
  ['src/app/start.ts', `const root = '${['', 'work', 'main'].join('/')}';`],
  ['README.md', 'See /tmp/briefs for more.'],
  ['docs/guide.md', 'Try it with ../shared/data/boundaries.'],
  ['src/app/cities.ts', "const data = '../../../shared/data';"],
  [
    'package-lock.json',
    `${'"resolved":'} "https://${['registry', 'npmjs', 'org'].join('.')}/pg/-/pg-8.tgz",`,
  ],
  ['src/app/start.ts', `// ${'TO'}${'DO'}: later`],
  ['src/app/web/page.tsx', `<p>Coming ${'soon'}</p>`],
  ['src/app/start.ts', `// biome${'-ignore'} lint/x: y`],
  ['src/app/start.ts', `// @ts${'-expect-error'}`],
  ['src/app/start.test.ts', `test${'.only'}('x', () => {});`],
  ['src/app/start.ts', '<<<<<<< HEAD'],
  ['packs/base/key.yaml', '-----BEGIN PRIVATE KEY-----'],
];

test('each forbidden word is found with its line', () => {
  for (const [file, line] of bad) {
    const found = forbiddenIn(file, `first\n${line}\n`);
    assert.equal(found.length, 1, `${file}: ${line} → ${found}`);
    assert.match(found[0] ?? '', new RegExp(`^${file.replaceAll('.', '\\.')}:2: `));
  }
});

test('ordinary words pass', () => {
  const lines = [
    'https://example.org/work/1',
    "import '../../shared/errors.ts';",
    'mktemp in /tmp/',
    'metodologi',
    '/office/work/1',
  ];
  for (const line of lines) assert.deepEqual(forbiddenIn('src/app/start.ts', line), [], line);
});

test('a whole tree is searched, binary files and installed packages are not', () => {
  using tree = plantTree({
    'README.md': 'fine\n',
    'docs/a.md': `ok\n${'FIX'}ME\n`,
    'picture.bin': `${'TO'}DO\0`,
    'node_modules/x/index.js': '// TODO',
  });
  assert.deepEqual(checkForbidden(tree.root), [
    'docs/a.md:2: unfinished work: finish it or describe the limit: FIXME',
  ]);
});
