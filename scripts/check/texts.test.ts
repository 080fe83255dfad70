/** A missing, stale, foreign or unused text must fail the check. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { plantTree, type Tree } from './test-tree.ts';
import { checkTexts, confirmTexts } from './texts.ts';

const folder = 'src/services/complaints/texts/portal';
const good: Record<string, Record<string, string>> = {
  id: {
    'complaints.report.title': 'Laporkan masalah di sekitar Anda',
    'complaints.count': '{count} laporan',
  },
  en: {
    'complaints.report.title': 'Report a problem near you',
    'complaints.count': '{count} report || {count} reports',
  },
  jv: {
    'complaints.report.title': 'Aturaken prekawis ing sakiwa tengen panjenengan',
    'complaints.count': '{count} atur',
  },
  zh: { 'complaints.report.title': '报告您身边的问题', 'complaints.count': '{count} 件报告' },
};
const page = "export const words = [t('complaints.report.title'), t('complaints.count')];\n";

type Change = Record<string, Record<string, string | undefined>>;

function filesOf(change: Change = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(good).map(([language, texts]) => [
      `${folder}/${language}.json`,
      `${JSON.stringify({ ...texts, ...change[language] }, null, 2)}\n`,
    ]),
  );
}

function plant(change: Change = {}, code = page): Tree {
  const tree = plantTree({ ...filesOf(change), 'src/services/complaints/web/pages.tsx': code });
  confirmTexts(tree.root, []);
  return tree;
}

test('complete texts that are used and confirmed pass', () => {
  using tree = plant();
  assert.deepEqual(checkTexts(tree.root), []);
});

const broken: [name: string, change: Change, problem: RegExp][] = [
  [
    'a missing translation',
    { jv: { 'complaints.count': undefined } },
    /jv\.json: complaints\.count is missing/,
  ],
  ['an empty translation', { zh: { 'complaints.count': ' ' } }, /zh\.json: complaints\.count is empty/],
  ['a lost placeholder', { en: { 'complaints.count': 'reports' } }, /placeholders \{\} but .* \{count\}/],
  ['another placeholder', { jv: { 'complaints.count': '{n} atur' } }, /placeholders \{n\} but/],
  [
    'a text left in Indonesian',
    { en: { 'complaints.report.title': 'Laporkan masalah di sekitar Anda' } },
    /en\.json: complaints\.report\.title is the same as the Indonesian/,
  ],
  [
    'Mandarin without Chinese characters',
    { zh: { 'complaints.report.title': 'Report it' } },
    /no Chinese character/,
  ],
  [
    'Chinese in the Javanese',
    { jv: { 'complaints.report.title': 'Aturaken 问题 punika' } },
    /has a Chinese character/,
  ],
  [
    'a text without a source',
    { en: { 'complaints.extra': 'Extra' } },
    /complaints\.extra has no Indonesian source/,
  ],
  [
    "another module's key",
    Object.fromEntries(['id', 'en', 'jv', 'zh'].map((language) => [language, { 'permits.title': language }])),
    /permits\.title must begin with complaints\./,
  ],
  [
    'a key that nobody asks for',
    Object.fromEntries(
      ['id', 'en', 'jv', 'zh'].map((language) => [language, { 'complaints.old': language }]),
    ),
    /no code asks for complaints\.old/,
  ],
];

for (const [name, change, problem] of broken)
  test(`${name} fails`, () => {
    using tree = plant(change);
    assert.match(checkTexts(tree.root).join('\n'), problem);
  });

test('a language file that is missing, broken or says a key twice fails', () => {
  using tree = plant();
  tree.write({ [`${folder}/jv.json`]: '{ "complaints.count": "{count} atur", ' });
  assert.match(
    checkTexts(tree.root).join('\n'),
    /jv\.json: .*JSON[\s\S]*jv\.json: complaints\.count is missing/,
  );
  tree.write({
    [`${folder}/jv.json`]: '{\n"complaints.count": "a {count}",\n"complaints.count": "{count} atur"\n}\n',
  });
  assert.match(checkTexts(tree.root).join('\n'), /complaints\.count stands there twice/);
});

test('code that asks for a text that nobody wrote fails', () => {
  using tree = plant({}, `${page}t('complaints.lost');\nthrow new Problem(404, 'complaints.not-found');\n`);
  const problems = checkTexts(tree.root).join('\n');
  assert.match(problems, /pages\.tsx asks for complaints\.lost, which has no text/);
  assert.match(problems, /asks for complaints\.problem\.not-found/);
});

test('a key that is put together at run time counts as used, one in a comment does not', () => {
  const texts = Object.fromEntries(
    ['id', 'en', 'jv', 'zh'].map((language) => [
      language,
      { 'complaints.status.new': language, 'complaints.note': language },
    ]),
  );
  using tree = plant(
    texts,
    `${page}const a = t(\`complaints.status.\${status}\`);\n// t('complaints.note')\n`,
  );
  assert.deepEqual(checkTexts(tree.root), [`${folder}: no code asks for complaints.note`]);
});

test('a translation is stale when the Indonesian changes, and confirming waits for the translations', () => {
  using tree = plant();
  const change: Change = { id: { 'complaints.report.title': 'Laporkan masalah di kota Anda' } };
  tree.write(filesOf(change));
  assert.match(checkTexts(tree.root).join('\n'), /complaints\.report\.title is stale in en, jv, zh/);
  assert.match(confirmTexts(tree.root, []).join('\n'), /complaints\.report\.title is not confirmed/);
  assert.match(checkTexts(tree.root).join('\n'), /is stale in en, jv, zh/);

  change.en = { 'complaints.report.title': 'Report a problem in your city' };
  tree.write(filesOf(change));
  assert.match(checkTexts(tree.root).join('\n'), /is stale in jv, zh/);
  change.jv = { 'complaints.report.title': 'Aturaken prekawis ing kitha panjenengan' };
  change.zh = { 'complaints.report.title': '报告您所在城市的问题' };
  tree.write(filesOf(change));
  assert.match(checkTexts(tree.root).join('\n'), /complaints\.report\.title changed: read its translations/);
  assert.deepEqual(confirmTexts(tree.root, []), []);
  assert.deepEqual(checkTexts(tree.root), []);
});

test('one key can be confirmed though its translations stay, and only that one', () => {
  using tree = plant();
  tree.write(
    filesOf({
      id: {
        'complaints.report.title': 'Laporkan masalah di sekitar Anda.',
        'complaints.count': '{count} aduan',
      },
    }),
  );
  assert.deepEqual(confirmTexts(tree.root, ['complaints.count'], true), []);
  const problems = checkTexts(tree.root).join('\n');
  assert.match(problems, /complaints\.report\.title is stale/);
  assert.doesNotMatch(problems, /complaints\.count is/);
  assert.match(confirmTexts(tree.root, ['complaints.typo'], true).join(), /complaints\.typo is not a key/);
});

test('a new key must be confirmed, a removed one leaves the lock', () => {
  using tree = plant();
  const lock = path.join(tree.root, 'texts.lock.json');
  tree.write({
    'texts.lock.json': readFileSync(lock, 'utf8').replace('complaints.count', 'complaints.gone'),
  });
  const problems = checkTexts(tree.root).join('\n');
  assert.match(problems, /complaints\.count is new/);
  assert.match(problems, /complaints\.gone is in texts\.lock\.json but has no text any more/);
  confirmTexts(tree.root, []);
  assert.deepEqual(checkTexts(tree.root), []);
});

test('a project without texts does not pass', () => {
  using tree = plantTree({ 'src/app/start.ts': '' });
  assert.deepEqual(checkTexts(tree.root), ['no texts were found']);
});
