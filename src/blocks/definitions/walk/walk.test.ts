/** The walk finds what is broken in a definition, each fault by its code and place, and nothing in a sound one. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadTexts } from '../../../platform/texts.ts';
import { languages } from '../../../shared/languages.ts';
import { readServices } from '../load.ts';
import type { FeelErrorCode } from '../rules/feel/ast.ts';
import type { Definition } from '../rules/shape/definition.ts';
import type { State, Workflow } from '../rules/shape/workflow.ts';
import { faultsIn, trialService } from '../trial.ts';
import { type FindingCode, sayFinding } from './finding.ts';
import type { People } from './people.ts';
import { walkDefinition } from './walk.ts';

/** The words of the trial are the same in every language. */
const found = (definition: Definition, people?: People) =>
  walkDefinition(definition, people)
    .findings.filter(({ code }) => code !== 'words-untranslated')
    .map(({ steps, code }) => `${code} ${steps.join('.')}`);

type Break = (definition: Definition, workflow: Workflow & { states: Record<string, State> }) => void;

function broken(change: Break): Definition {
  const definition = structuredClone(trialService());
  change(definition, definition.workflow as Workflow);
  return definition;
}

test('a sound definition is walked along all its arrows without a finding', () => {
  const { findings, answers, cases, arrows } = walkDefinition(trialService());
  assert.deepEqual(
    findings.filter(({ code }) => code !== 'words-untranslated'),
    [],
  );
  assert.ok(answers >= 12 && cases >= answers && arrows >= 10, JSON.stringify({ answers, cases, arrows }));
});

test('two walks of the same definition find the same', () => {
  const wrong = broken((one) => {
    Object.assign(one.fee.lines?.[0] ?? {}, { amount: 'width * 333.3' });
  });
  assert.deepEqual(walkDefinition(wrong), walkDefinition(wrong));
});

test('a copy of a service of the shelf under another name is as sound as the first', async () => {
  const base = join(import.meta.dirname, '../../../../packs/base');
  const { definitions } = await readServices({ folders: [base] });
  assert.ok(definitions.length >= 24);
  for (const definition of definitions)
    for (const id of [`${definition.id}-copy`, `new-${definition.id}`])
      assert.deepEqual(found({ ...definition, id }), [], id);
});

test('conditions on the day of applying are met on the days that they name', () => {
  const seasonal = broken((one) => {
    Object.assign(one.papers?.[0]?.body[0] ?? {}, { when: 'applied_on >= @"2031-06-01"' });
    Object.assign(one.fee.lines?.[1] ?? {}, { when: 'roofed and today < @"2027-01-02"' });
  });
  assert.deepEqual(found(seasonal), []);
});

const w = (text: string) => ({ id: text, en: text, jv: text, zh: text });

/** What is broken, and what the walk must say about it. */
const faults: readonly (readonly [string, Break])[] = [
  [
    'state-unreachable workflow.states.island',
    (_, { states }) => {
      states.island = { ...(states.check as Extract<State, { kind: 'desk' }>) };
    },
  ],
  [
    'no-end workflow.states.correction',
    (_, { states }) => {
      Object.assign(states, {
        correction: { ...states.correction, next: 'correction', lapses: { to: 'correction' } },
      });
    },
  ],
  [
    'no-success workflow.states',
    (_, { states }) => {
      for (const state of Object.values(states)) if (state.kind === 'end') state.outcome = 'withdrawn';
    },
  ],
  [
    'promise-too-short workflow.promise',
    (_, workflow) => {
      workflow.promise = { amount: 1, unit: 'working-days' };
    },
  ],
  [
    'state-stuck workflow.states.decision.acts',
    (_, { states }) => {
      for (const act of (states.decision as Extract<State, { kind: 'desk' }>).acts) act.when = 'width > 3';
    },
  ],
  [
    'act-never-offered workflow.states.check.acts.2',
    (_, { states }) => {
      Object.assign((states.check as Extract<State, { kind: 'desk' }>).acts[2] ?? {}, {
        when: 'width > 100',
      });
    },
  ],
  [
    'field-never-asked form.sections.0.fields.3',
    (one) => {
      Object.assign(one.form?.sections[0]?.fields[3] ?? {}, { when: 'roofed and width > 100' });
    },
  ],
  [
    'form-unanswerable form',
    (one) => {
      one.form?.checks?.push({ id: 'never', must: 'width > 100', message: w('x') });
    },
  ],
  [
    'formula-zero fee.lines.0.amount',
    (one) => {
      Object.assign(one.fee.lines?.[0] ?? {}, { amount: '10000 / (width - 6)' });
    },
  ],
  [
    'fee-wrong fee.lines.0.amount',
    (one) => {
      Object.assign(one.fee.lines?.[0] ?? {}, { amount: 'width * 333.3' });
    },
  ],
  [
    'fee-wrong fee.lines.0.amount',
    (one) => {
      Object.assign(one.fee.lines?.[0] ?? {}, { amount: '10000 * (2 - width)' });
    },
  ],
  [
    'requirement-not-asked requirements.0.field',
    (one) => {
      delete one.requirements[0]?.when;
    },
  ],
  [
    'requirement-not-told requirements.0.field',
    (one) => {
      Object.assign(one.requirements[0] ?? {}, { when: 'roofed and width > 3' });
    },
  ],
  [
    'requirement-unseen requirements.1',
    (one, { states }) => {
      one.requirements.push({ id: 'original', title: w('Asli') });
      for (const [id, state] of Object.entries(states)) {
        if (state.kind === 'desk') delete state.checks;
        if (state.kind === 'desk') for (const act of state.acts) delete act.when;
        if (state.kind === 'visit') states[id] = { ...state, kind: 'desk' } as State;
      }
    },
  ],
  [
    'never-holds papers.0.body.0.when',
    (one) => {
      Object.assign(one.papers?.[0]?.body[0] ?? {}, { when: 'goods = "cloth" and count(helpers) > 1' });
    },
  ],
  [
    'paper-blank-because papers.0.body.0.text',
    (one) => {
      Object.assign(one.papers?.[0]?.body[0] ?? {}, { text: 'Catatan: {{ note }}' });
    },
  ],
  [
    'paper-never-issued papers.1',
    (one) => {
      one.papers?.push({ ...(one.papers[0] as never as object), id: 'other' } as never);
    },
  ],
  [
    'review-sees-nothing workflow.states.opinions.reviews.1.sees',
    (_, { states }) => {
      const [, order] = (states.opinions as Extract<State, { kind: 'reviews' }>).reviews;
      Object.assign(order ?? {}, { sees: ['photo', 'helpers'] });
    },
  ],
  [
    'silence-refuses workflow.states.decision.silence.to',
    (_, { states }) => {
      (states.decision as Extract<State, { kind: 'desk' }>).silence = { to: 'refused' };
    },
  ],
  [
    'words-mixed title.en',
    (one) => {
      one.title = { id: 'Lapak', en: '摊位', jv: 'Lapak', zh: '摊位' };
    },
  ],
];

for (const [wanted, change] of faults)
  test(`a broken definition is found: ${wanted}`, () => {
    const all = found(broken(change));
    assert.ok(all.includes(wanted), `found: ${all.join('; ') || 'nothing'}`);
  });

test('the faults of these tests are not those that reading finds', () => {
  for (const [wanted, change] of faults)
    if (!wanted.startsWith('no-success')) assert.deepEqual(faultsIn(broken(change)), [], wanted);
});

test('somebody has to be there for every part and every duty', () => {
  const all = ['check', 'review', 'inspect', 'decide'].map((act) => `applications.${act}`);
  const agencies = [{ handles: ['trade', 'public-order'] }];
  assert.deepEqual(found(trialService(), { roles: [{ id: 'all', permissions: all }], agencies }), []);
  const without = found(trialService(), { roles: [{ id: 'some', permissions: all.slice(1) }], agencies });
  assert.deepEqual(without, ['part-without-role workflow.states.check.by.part']);
  const nobody = found(trialService(), {
    roles: [{ id: 'all', permissions: all }],
    agencies: [{ handles: ['trade'] }],
  });
  assert.deepEqual(nobody, ['duty-without-agency workflow.states.opinions.reviews.1.by.agency']);
});

test('words that are only copied are found, in whatever depth they stand', () => {
  const sentence = w('Isi formulir dan lampirkan foto lapak Anda di sini');
  const definition = broken((one) => {
    one.standard.procedure[0] = sentence;
  });
  const codes = walkDefinition(definition).findings.map(({ steps, code }) => `${code} ${steps.join('.')}`);
  for (const language of ['en', 'jv', 'zh'])
    assert.ok(codes.includes(`words-untranslated standard.procedure.0.${language}`), language);
});

test('every finding is said in every language, with nothing left to fill in', () => {
  const texts = loadTexts([join(import.meta.dirname, '../texts')]);
  const seen = new Set<string>();
  for (const [, change] of faults)
    for (const finding of walkDefinition(broken(change)).findings) {
      seen.add(finding.code);
      for (const language of languages)
        for (const sentence of Object.values(sayFinding(texts, language, finding)))
          assert.doesNotMatch(
            sentence,
            /definitions\.(walk|feel)|\{[a-z]+\}/,
            `${finding.code} in ${language}`,
          );
    }
  assert.ok(seen.size > 12);
});

test('every code has a sentence and a remedy in every language', () => {
  const codes: Record<Exclude<FindingCode, `formula-${FeelErrorCode}`>, true> = {
    'act-never-offered': true,
    'duty-without-agency': true,
    'fee-unknown': true,
    'fee-without-payment': true,
    'fee-wrong': true,
    'field-never-asked': true,
    'form-unanswerable': true,
    'in-circles': true,
    'never-holds': true,
    'no-end': true,
    'no-success': true,
    'nothing-accepted': true,
    'office-form-unanswerable': true,
    'paper-blank': true,
    'paper-blank-because': true,
    'paper-never-issued': true,
    'part-without-role': true,
    'promise-too-short': true,
    'requirement-not-asked': true,
    'requirement-not-told': true,
    'requirement-unseen': true,
    'review-sees-nothing': true,
    'silence-refuses': true,
    'silence-returns': true,
    'silence-without-paper': true,
    'state-stuck': true,
    'state-unreachable': true,
    'state-without-exit': true,
    'until-blank': true,
    'words-empty': true,
    'words-mixed': true,
    'words-not-chinese': true,
    'words-untranslated': true,
    'wrong-accepted': true,
  };
  const texts = loadTexts([join(import.meta.dirname, '../texts')]);
  for (const code of Object.keys(codes))
    for (const language of languages)
      for (const end of ['', '.do'])
        assert.ok(texts.find(language, `definitions.walk.${code}${end}`), code + end);
});
