import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PaperTemplate } from '../rules/paper.ts';
import { expressionsOf, PaperFault, readPaper } from '../rules/paper-check.ts';
import { fillPaper } from './fill.ts';

const title = { id: 'Surat Contoh', en: 'Sample letter', jv: 'Serat Conto', zh: '示例文件' };
const paper = (...body: PaperTemplate['body']): PaperTemplate => ({ title, body });
const fault = (rule: string, path?: string) => (error: unknown) =>
  error instanceof PaperFault && error.rule === rule && (path === undefined || error.path === path);

test('placeholders are filled by the function given, everywhere in a paper', () => {
  const asked: string[] = [];
  const filled = fillPaper(
    {
      title: { ...title, id: 'Surat {{ kind }}' },
      body: [
        { paragraph: 'Kepada {{ name }}, {{ name }}.', strong: true },
        { fields: [{ label: 'Nama', value: '{{ name }}' }] },
        { list: ['{{ things }}', 'akhir'] },
        { table: { head: ['A'], rows: [['{{ a + 1 }}']] } },
        { paragraph: 'tidak tampak', when: 'never' },
        { note: 'tampak', when: 'always' },
      ],
    },
    (expression) => {
      asked.push(expression);
      return (
        { name: 'Siti', kind: 'Izin', things: 'satu\n\ndua', always: 'true', never: 'false' }[expression] ??
        '2'
      );
    },
  );
  assert.equal(filled.title.id, 'Surat Izin');
  assert.deepEqual(filled.body, [
    { paragraph: 'Kepada Siti, Siti.', strong: true },
    { fields: [{ label: 'Nama', value: 'Siti' }] },
    { list: ['satu', 'dua', 'akhir'] },
    { table: { head: ['A'], rows: [['2']] } },
    { note: 'tampak' },
  ]);
  assert.ok(asked.includes('a + 1'));
});

test('what an answer holds is text: it is neither evaluated again nor understood as markup or a path', () => {
  const nasty =
    '{{ secret }} <script>alert(1)</script> ../../etc/passwd file:///etc/passwd $(cat /etc/passwd)';
  const asked: string[] = [];
  const filled = fillPaper(paper({ paragraph: 'Nama: {{ name }}' }), (expression) => {
    asked.push(expression);
    return nasty;
  });
  assert.deepEqual(asked, ['name']);
  assert.deepEqual(filled.body, [{ paragraph: `Nama: ${nasty}` }]);
});

test('a template that asks for files reaches nothing but the function, whose refusal names the place', () => {
  const template = paper(
    { note: 'baik' },
    { fields: [{ label: 'Isi', value: '{{ readFile("/etc/passwd") }}' }] },
  );
  assert.throws(
    () =>
      fillPaper(template, () => {
        throw new Error('unknown function readFile');
      }),
    fault('expression', 'body/1/fields/0/value'),
  );
});

test('a block that is none of ours is refused, with its place', () => {
  for (const body of [
    [{ image: '../../etc/passwd' }],
    [{ paragraph: 'x', image: 'http://example.com/x.png' }],
    [{ html: '<b>x</b>' }],
    [{ line: 'true' }],
    [{ paragraph: 'x'.repeat(4001) }],
    [],
  ])
    assert.throws(() => readPaper({ title, body }), fault('form'), JSON.stringify(body).slice(0, 80));
  assert.throws(() => readPaper({ title: { id: 'x' }, body: [{ note: 'x' }] }), fault('form'));
  assert.throws(() => readPaper('!!js/function'), fault('form'));
});

test('a paper cannot grow without end', () => {
  const huge = 'x'.repeat(3999);
  assert.throws(
    () => fillPaper(paper({ note: '{{ a }}' }), () => 'y'.repeat(4001)),
    fault('too-long', 'body/0/note'),
  );
  assert.throws(
    () => fillPaper(paper(...Array.from({ length: 20 }, () => ({ note: '{{ a }}' }))), () => huge),
    fault('paper-too-long'),
  );
  const many = paper(...Array.from({ length: 5 }, () => ({ note: '{{ a }}'.repeat(100) })));
  assert.throws(() => fillPaper(many, () => ''), fault('too-many-placeholders'));
});

test('signs that cannot be seen do not get into a paper', () => {
  const filled = fillPaper(
    paper({ note: '{{ a }}' }),
    () => 'Si\u202Eti\u0000 \u200BRa\thayu\r\nContoh\uFEFF',
  );
  assert.deepEqual(filled.body, [{ note: 'Siti Ra hayu\nContoh' }]);
});

test('a long row of open braces costs nothing', () => {
  const filled = fillPaper(paper({ paragraph: '{'.repeat(4000) }), () => 'never');
  assert.deepEqual(filled.body, [{ paragraph: '{'.repeat(4000) }]);
});

test('all expressions of a template are listed with their places, for whoever checks it beforehand', () => {
  const template = paper(
    { note: '{{ a }} {{ b }}', when: 'c' },
    { table: { head: ['x'], rows: [['{{ d }}']] } },
  );
  assert.deepEqual(expressionsOf(template), [
    { path: 'body/0/when', expression: 'c' },
    { path: 'body/0/note', expression: 'a' },
    { path: 'body/0/note', expression: 'b' },
    { path: 'body/1/table/rows/0/0', expression: 'd' },
  ]);
});

test('a table over a list asks once for each thing of it, and no further than the limit', () => {
  const template = paper({
    table: {
      over: 'heirs',
      columns: [
        { title: 'Nama {{ kind }}', value: '{{ name }}' },
        { title: 'Umur', value: '{{ age }}' },
      ],
    },
  });
  const filled = fillPaper(
    template,
    (expression, row) => `${expression}${row ? row.index : ''}`,
    (over) => (over === 'heirs' ? 2 : 0),
  );
  assert.deepEqual(filled.body, [
    {
      table: {
        head: ['Nama kind', 'Umur'],
        rows: [
          ['name0', 'age0'],
          ['name1', 'age1'],
        ],
      },
    },
  ]);
  const endless = fillPaper(
    paper({ table: { over: 'x', columns: [{ title: 'a', value: 'b' }] } }),
    () => '',
    () => 1e9,
  );
  assert.equal((endless.body[0] as { table: { rows: unknown[] } }).table.rows.length, 100);
});

test('an expression may hold braces and quotes of its own; it ends at the first double brace', () => {
  const asked: string[] = [];
  fillPaper(paper({ text: 'x {{ if a = "{" then {b: 1}.b else 2 }} y' }), (expression) => {
    asked.push(expression);
    return '';
  });
  assert.deepEqual(asked, ['if a = "{" then {b: 1}.b else 2']);
});
