/** What a review of another agency is shown: only names that exist, only to another agency, and enough for its own questions. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { languages } from '../../shared/languages.ts';
import { exampleTexts } from './example.ts';
import { readService } from './read-service.ts';
import { seenFields } from './rules/sees.ts';
import type { Definition } from './rules/shape/definition.ts';
import type { Form } from './rules/shape/form.ts';
import type { State, Workflow } from './rules/shape/workflow.ts';
import { sayFault } from './say-fault.ts';
import { faultsIn, trialService } from './trial.ts';

type Reviews = Extract<State, { kind: 'reviews' }>;
const PLACE = 'workflow.states.opinions.reviews';

function changed(at: 0 | 1, change: Partial<Reviews['reviews'][number]>): Definition {
  const definition = structuredClone(trialService());
  Object.assign(((definition.workflow as Workflow).states.opinions as Reviews).reviews[at] ?? {}, change);
  return definition;
}

test('fields and whole sections can be named, also those that are repeated', () => {
  const definition = changed(1, { sees: ['width', 'helpers'] });
  assert.deepEqual(faultsIn(definition), []);
  const seen = seenFields(definition.form as Form, ['width', 'helpers']);
  assert.deepEqual([...seen], ['width', 'helper_name', 'helper_nik']);
});

test('a name that a field and its section share means the field', () => {
  const form = structuredClone(trialService().form as Form);
  Object.assign(form.sections[0] ?? {}, { id: 'width' });
  assert.deepEqual([...seenFields(form, ['width'])], ['width']);
});

test('the agency of the service sees everything, so that nothing can be kept from it', () => {
  assert.deepEqual(faultsIn(changed(0, { sees: ['width'] })), [`sees-own-agency at ${PLACE}.0.sees`]);
  const named = changed(1, { sees: ['width'], by: { part: 'reviewer', agency: { kind: 'trade' } } });
  assert.deepEqual(faultsIn(named), [`sees-own-agency at ${PLACE}.1.sees`]);
});

test('a question of the review reads nothing that its reader is not shown', () => {
  const asks = (when: string, sees: string[]) =>
    faultsIn(
      changed(1, {
        sees,
        fields: [
          { id: 'safe', type: 'yes-no', title: { id: 'Aman', en: 'Safe', jv: 'Aman', zh: '安全' }, when },
        ],
      }),
    );
  assert.deepEqual(asks('width > 3', ['goods']), [`sees-not at ${PLACE}.1.fields.0.when`]);
  assert.deepEqual(asks('width > 3', ['goods', 'width']), []);
  assert.deepEqual(asks('count(helpers) > 1', ['helper_name']), [`sees-not at ${PLACE}.1.fields.0.when`]);
  assert.deepEqual(asks('count(helpers) > 1', ['helpers']), []);
});

const root = mkdtempSync(join(tmpdir(), 'pendopo-sees-'));
after(() => rmSync(root, { recursive: true, force: true }));

test('a name that the form does not have is told with file, line and what was probably meant', async () => {
  const dir = mkdtempSync(join(root, 'x'));
  const texts = await exampleTexts({ name: dir.split('/').at(-1)?.toLowerCase() ?? '', from: '2026-03-02' });
  const words = '{ id: Tunggakan, en: Arrears, jv: Tunggakan, zh: 欠款 }';
  const reviews = [
    '  opinion:',
    '    kind: reviews',
    `    title: ${words}`,
    `    says: ${words}`,
    '    limit: { amount: 1, unit: working-days }',
    '    reviews:',
    '      - id: arrears',
    `        title: ${words}`,
    '        by: { part: reviewer, agency: { kind: revenue } }',
    '        sees: [full_nmae]',
    '    next: decision',
  ].join('\n');
  for (const [name, text] of Object.entries(texts)) {
    const asked = text
      .replace('\n  correction:\n', `\n${reviews}\n  correction:\n`)
      .replace('to: decision', 'to: opinion');
    writeFileSync(join(dir, name), name === 'workflow.yaml' ? asked : text);
  }
  const { problems } = await readService(dir, {});
  const [fault, ...more] = problems.filter(({ code }) => code === 'sees-unknown');
  assert.ok(fault, JSON.stringify(problems));
  assert.equal(more.length, 0);
  assert.ok(fault.file.endsWith('workflow.yaml') && fault.line > 10);
  assert.match(sayFault('id', fault).problem, /"full_name"/);
  assert.equal(new Set(languages.map((language) => sayFault(language, fault).remedy)).size, languages.length);
});
