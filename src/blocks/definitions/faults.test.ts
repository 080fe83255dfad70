/** What somebody who writes a service for the first time does wrong, and whether the answer helps him in his language. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { languages } from '../../shared/languages.ts';
import { exampleTexts } from './example.ts';
import { readService } from './read-service.ts';
import { sayFault } from './say-fault.ts';

const root = mkdtempSync(join(tmpdir(), 'pendopo-faults-'));
after(() => rmSync(root, { recursive: true, force: true }));

async function faultsOf(file: string, change: (text: string) => string) {
  const dir = mkdtempSync(join(root, 'x'));
  const texts = await exampleTexts({ name: dir.split('/').at(-1)?.toLowerCase() ?? '', from: '2026-03-02' });
  for (const [name, text] of Object.entries(texts)) {
    const changed = name === file ? change(text) : text;
    if (name === file) assert.notEqual(changed, text, 'the mistake is made');
    writeFileSync(join(dir, name), changed);
  }
  const { problems } = await readService(dir, {});
  return problems.filter(({ code }) => code !== 'id-folder' && code !== 'value-form');
}

const MISTAKES: readonly [
  what: string,
  file: string,
  change: (text: string) => string,
  words: string,
  told: RegExp,
][] = [
  ['a tab', 'form.yaml', (text) => text.replace('\n    fields:', '\n\tfields:'), 'yaml-syntax/tab', /spasi/],
  [
    'a colon in a text',
    'service.yaml',
    (text) => text.replace(/\n {2}id: .*/, '\n  id: Bawa: KTP'),
    'yaml-syntax/colon',
    /tanda kutip/,
  ],
  [
    'a key twice',
    'service.yaml',
    (text) => text.replace(/\n(pillar: .*)/, '\n$1\n$1'),
    'key-twice',
    /"pillar"/,
  ],
  [
    'a misspelt key',
    'form.yaml',
    (text) => text.replace('sections:', 'sectons:'),
    'key-unknown/near',
    /"sections"/,
  ],
  [
    'a key in the wrong place',
    'service.yaml',
    (text) => `${text}\nlines: []\n`,
    'key-unknown/elsewhere',
    /fee/,
  ],
  [
    'a language left out',
    'service.yaml',
    (text) => text.replace(/\n {2}zh: .*/, ''),
    'language-missing',
    /"zh"/,
  ],
  [
    'a misspelt part',
    'workflow.yaml',
    (text) => text.replace('part: clerk', 'part: clark'),
    'value-unknown',
    /"clerk"/,
  ],
  [
    'an alias',
    'service.yaml',
    (text) => text.replace('pillar: ', 'pillar: &a ').concat('\nx: *a\n'),
    'yaml-alias',
    /rujukan/,
  ],
  [
    'a code without quotes',
    'papers.yaml',
    (text) => text.replace(/code: .*/, 'code: 503.5'),
    'value-type/string',
    /kutip/,
  ],
  [
    'thousands with a point',
    'service.yaml',
    (text) =>
      text.replace(
        /\nfee:\n {2}told:/,
        '\nfee:\n  lines:\n    - id: a\n      title: { id: a, en: a, jv: a, zh: a }\n      basis: { id: a, en: a, jv: a, zh: a }\n      amount: 10.000 * 2\n  told:',
      ),
    'feel-thousands-dot',
    /10000/,
  ],
];

for (const [what, file, change, words, told] of MISTAKES)
  test(`${what} is told once, with its file and line, in four languages`, async () => {
    const problems = await faultsOf(file, change);
    const found = problems.filter((one) => one.words === words);
    assert.equal(found.length, 1, JSON.stringify(problems, null, 1));
    const [fault] = found;
    assert.ok(fault);
    assert.ok(fault.file.endsWith(file) && fault.line > 0);
    const said = languages.map((language) => sayFault(language, fault));
    assert.equal(new Set(said.map(({ problem }) => problem)).size, languages.length);
    assert.equal(new Set(said.map(({ remedy }) => remedy)).size, languages.length);
    const indonesian = sayFault('id', fault);
    assert.match(`${indonesian.problem} ${indonesian.remedy}`, told);
    for (const { problem, remedy } of said) assert.doesNotMatch(`${problem} ${remedy}`, /\{\w+\}/);
  });

test('what follows a fault of syntax is not listed: its echo would only confuse', async () => {
  assert.equal(
    (await faultsOf('form.yaml', (text) => text.replace('\n    fields:', '\n\tfields:'))).length,
    1,
  );
});

test('every text that is missing is counted, also when there are many', async () => {
  let emptied = 0;
  const problems = await faultsOf('form.yaml', (text) =>
    text.replace(/\bzh: /g, () => {
      emptied += 1;
      return 'ch: ';
    }),
  );
  assert.ok(emptied > 10, String(emptied));
  const missing = problems.filter(({ code }) => code === 'language-missing');
  assert.equal(missing.length, emptied);
});
