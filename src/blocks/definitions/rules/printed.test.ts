import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FACTS, trialAnswers, trialForm, trialService } from '../trial.ts';
import { cleaned, faultsOf } from './answers.ts';

const PRINTED = {
  papers: [
    {
      ...(trialService().papers?.[0] ?? assert.fail('a paper')),
      body: [
        { text: 'Untuk {{ applicant.name }}.' },
        { table: { over: 'helpers', columns: [{ title: 'Nama', value: '{{ helper_name }}' }] } },
      ],
    },
  ],
};

const helper = (helper_name: string) => ({ helpers: [{ helper_name, helper_nik: '3371014101900001' }] });

test('an answer that a paper prints is written in signs that papers can write; the fault names the sign', () => {
  const form = trialForm(PRINTED);
  assert.deepEqual(faultsOf(form, trialAnswers(helper('Siti 李')), FACTS), [
    { path: 'helpers/0/helper_name', rule: 'unprintable', params: { sign: '李' } },
  ]);
  assert.deepEqual(faultsOf(form, trialAnswers(helper("Ma'ruf Désirée")), FACTS), []);
});

test('what no paper prints may be written in any script', () => {
  const form = trialForm({ papers: [] });
  assert.deepEqual(faultsOf(form, trialAnswers(helper('李明 🌼')), FACTS), []);
});

test('signs that cannot be seen or that turn the direction of reading are not kept', () => {
  const kept = cleaned(trialForm(), trialAnswers(helper(' Si\u0000ti\u202e  \n A\u200bB ')), FACTS);
  assert.deepEqual(kept.helpers, [{ helper_name: 'Siti AB', helper_nik: '3371014101900001' }]);
});
