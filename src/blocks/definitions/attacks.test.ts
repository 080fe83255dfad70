/** What a hostile or careless author may hand in: it is refused with a place and a remedy, soon, and nothing is reached. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Answers } from './contract.ts';
import { formView } from './form-view.ts';
import { readServiceSource } from './read-service.ts';
import { cleaned, faultsOf, visible } from './rules/answers.ts';
import { FACTS, trialAnswers, trialForm } from './trial.ts';

const DIR = join(import.meta.dirname, '../../../packs/base/services/waste-bank');
const GOOD = new Map(readdirSync(DIR).map((name) => [name, readFileSync(join(DIR, name), 'utf8')]));

/** The faults when one file is another. */
function faultsWith(name: string, change: (text: string) => string) {
  const files = new Map(GOOD).set(name, change(GOOD.get(name) ?? ''));
  const read = readServiceSource({ dir: DIR, files, problems: [], digest: '' }, {});
  assert.equal(read.definition === undefined, read.problems.length > 0);
  return read.problems;
}

const codes = (name: string, change: (text: string) => string) =>
  faultsWith(name, change).map(({ code }) => code);

test('the service as it stands has no fault', () => {
  assert.deepEqual(
    faultsWith('service.yaml', (text) => text),
    [],
  );
});

const BOMB = `a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]
g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f]
`;

for (const [why, text, code] of [
  ['a bomb of aliases', BOMB, 'yaml-alias'],
  ['one harmless alias', 'id: &x waste-bank\npillar: *x\n', 'yaml-alias'],
  ['a merge of keys', 'base: &b { id: x }\ntitle:\n  <<: *b\n', 'yaml-alias'],
  ['an alias to itself', 'id: &x [*x]\n', 'yaml-alias'],
  ['a tag that makes objects', 'id: !!js/function "function () { return 1 }"\n', 'yaml-syntax'],
  ['a key that stands twice', 'id: a\nid: b\n', 'key-twice'],
  ['a file of ten megabytes', `id: ${'a'.repeat(10_000_000)}\n`, 'file-too-large'],
  ['a list in place of keys', '- id: a\n', 'value-type'],
  ['no content at all', '', 'value-type'],
  ['bytes that are no text', '\u0000\u0001\u0002: \uFFFD', 'key-missing'],
  ['tabs for indentation', 'title:\n\tid: a\n', 'yaml-syntax'],
] as const)
  test(`${why} is refused`, () => {
    assert.ok(codes('service.yaml', () => text).includes(code), codes('service.yaml', () => text).join(' '));
  });

test('brackets in brackets without end are refused and do not fill the stack', () => {
  const deep = `id: ${'['.repeat(5_000)}${']'.repeat(5_000)}\n`;
  assert.ok(faultsWith('service.yaml', () => deep).length > 0);
});

test('a name of JavaScript is no name of a service, a state, an act or a field', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    assert.ok(codes('service.yaml', (text) => text.replace(/^id: .*$/m, `id: ${name}`)).length > 0, name);
    assert.ok(codes('service.yaml', (text) => `${text}\n${name}: { polluted: true }\n`).length > 0, name);
    assert.ok(
      codes('form.yaml', (text) => text.replace(/^( +)- id: \w+\n( +)type:/m, `$1- id: ${name}\n$2type:`))
        .length > 0,
      name,
    );
    assert.ok(
      codes('workflow.yaml', (text) => text.replace('states:\n', `states:\n  ${name}: { polluted: true }\n`))
        .length > 0,
      name,
    );
    assert.ok(
      codes('workflow.yaml', (text) => text.replace(/^start: .*$/m, `start: ${name}`)).length > 0,
      name,
    );
  }
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
});

for (const [why, source] of [
  ['walks a billion numbers in loops', 'some a in 1..999999, b in 1..999999 satisfies a + b < 0'],
  ['is longer than an expression may be', `1 = ${'1 + '.repeat(1_000)}1`],
  ['is deeper than an expression may be', `${'('.repeat(200)}true${')'.repeat(200)}`],
  ['reaches for the machine', 'process.env.HOME = "x"'],
  ['asks for a constructor', 'pickup.constructor = "x"'],
  ['defines a function', 'function(a) a + 1'],
  ['reads the clock', 'now() > date("2026-01-01")'],
] as const)
  test(`a condition that ${why} is refused, or ends within its allowance`, () => {
    const found = codes('form.yaml', (text) =>
      text.replace(/^( +)type: .*$/m, (line, indent) => `${line}\n${indent}when: ${JSON.stringify(source)}`),
    );
    if (source.startsWith('some')) return;
    assert.ok(
      found.some((code) => code.startsWith('feel-') || code === 'value-range'),
      found.join(' '),
    );
  });

test('a condition that loops ends when its steps are used up, and the question is then not asked', () => {
  const change = (text: string) =>
    text.replace(
      /^( +)type: .*$/m,
      (line, indent) => `${line}\n${indent}when: "some a in 1..999999, b in 1..999999 satisfies a + b < 0"`,
    );
  const files = new Map(GOOD).set('form.yaml', change(GOOD.get('form.yaml') ?? ''));
  const { definition } = readServiceSource({ dir: DIR, files, problems: [], digest: '' }, {});
  assert.ok(definition, 'a loop is a right expression');
  const form = formView(definition, 1, 'id');
  assert.ok(form);
  const began = performance.now();
  const [first] = visible(form, {}, FACTS).sections;
  assert.ok(performance.now() - began < 5_000, 'a billion turns would take minutes');
  const asked = first?.items[0]?.fields.map(({ id }) => id) ?? [];
  const [unasked] = form.sections[0]?.fields.map(({ id }) => id) ?? [];
  assert.ok(unasked && !asked.includes(unasked));
});

test('a paper that tries to read files, run code or nest braces is refused', () => {
  for (const text of [
    '{{ include("/etc/passwd") }}',
    '{{ process.exit() }}',
    '{{ {{ number }} }}',
    '{{ applicant.constructor.name }}',
    '{{ applicant.__proto__ }}',
    '{{ constructor }}',
    '{{ globalThis.process.env }}',
    '{{ import("node:fs") }}',
    '{{ cases[1].answers }}',
    '{{ cell_0 }}',
    '{{ draft.answers }}',
    '{{ }}',
    '{{ number',
  ]) {
    const found = codes('papers.yaml', (yaml) =>
      yaml.replace(/^ +- text: .*$/m, (line) => line.replace(/text: .*/, `text: ${JSON.stringify(text)}`)),
    );
    assert.ok(
      found.some((code) => code.startsWith('feel-') || code === 'template-braces'),
      `${text}: ${found.join(' ')}`,
    );
  }
});

test('every fault names its file, a place in it and a remedy', () => {
  const problems = [
    ...faultsWith('service.yaml', (text) => text.replace(/^pillar: .*$/m, 'pilar: environment')),
    ...faultsWith('workflow.yaml', (text) => text.replace(/kind: desk/, 'kind: dask')),
    ...faultsWith('papers.yaml', (text) => text.replace('{{ issued_on }}', '{{ isued_on }}')),
  ];
  assert.ok(problems.length >= 4);
  for (const { file, line, problem, remedy } of problems)
    assert.ok(file.startsWith(DIR) && line > 0 && problem.length > 5 && remedy.length > 5, problem);
  assert.ok(problems.some(({ problem, remedy }) => `${problem} ${remedy}`.includes('issued_on')));
});

test('answers by the million are not looked at one by one', () => {
  const form = trialForm();
  const helpers = Array.from({ length: 200_000 }, () => ({ helper_name: 'x' }));
  const faults = faultsOf(form, trialAnswers({ helpers }), FACTS);
  assert.ok(faults.length < 20, String(faults.length));
  assert.ok(faults.some(({ rule }) => rule === 'maxItems'));
});

test('answers of the wrong kind at every place are faults, never exceptions', () => {
  const form = trialForm();
  for (const strange of [null, 1, 'x', true, [], {}, [[]], [null], [1], { a: { b: 1 } }, Number.NaN])
    for (const { id, repeat, fields } of form.sections)
      for (const name of repeat ? [id] : fields.map((field) => field.id)) {
        const answers = trialAnswers({ [name]: strange } as Answers);
        faultsOf(form, answers, FACTS);
        cleaned(form, answers, FACTS);
      }
});
