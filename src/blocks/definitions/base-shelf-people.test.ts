/** Services of the base pack for births, deaths, school, health and help: what they charge, and what their forms do not let through. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Answers } from './contract.ts';
import { liveDefinition } from './live.ts';
import { readServices } from './load.ts';
import { visible } from './rules/answers.ts';
import { feelHolds } from './rules/feel/evaluate.ts';

const base = join(import.meta.dirname, '../../../packs/base');
const facts = { today: '2027-03-01', applied_on: '2027-03-01' };
const { definitions } = await readServices({ folders: [base] });

function service(id: string) {
  const definition = definitions.find((one) => one.id === id);
  assert.ok(definition, id);
  return liveDefinition({ service: id, number: 1, hash: '', from: definition.from, content: definition });
}

const abroad = { trip: 'control', outside: true, distance_km: 12 };

const fees: [what: string, id: string, answers: Answers, rupiah: number][] = [
  ['the plot itself costs nothing', 'burial-plot', { needs_hearse: false, tent_days: 0 }, 0],
  [
    'hearse and two days of a tent are paid',
    'burial-plot',
    { needs_hearse: true, tent_days: 2, poor: false },
    250_000,
  ],
  ['a poor family pays nothing', 'burial-plot', { needs_hearse: true, tent_days: 2, poor: true }, 0],
  ['a ride within the city is free', 'ambulance-booking', { ...abroad, outside: false }, 0],
  ['a ride outside is paid by the kilometre', 'ambulance-booking', { ...abroad, poor: false }, 60_000],
  ['who holds a poverty letter rides for nothing', 'ambulance-booking', { ...abroad, poor: true }, 0],
];

for (const [what, id, answers, rupiah] of fees)
  test(`${id}: ${what}`, () => {
    const live = service(id);
    assert.equal(live.fee(visible(live.form('id'), answers, facts).data).total, rupiah);
  });

test('no paper of the civil registry costs anything, as the law says', () => {
  const papers = definitions.filter(({ agency }) => agency.kind === 'civil-registry');
  assert.ok(papers.length >= 3);
  assert.deepEqual(
    papers.flatMap(({ id, fee }) => (fee.lines ? [id] : [])),
    [],
  );
});

const child = { heir_nik: '3371011203100001', heir_birth: '2010-03-12' };
const widow = { heir_nik: '3371015203700002', heir_birth: '1970-03-12' };
const son = { heir_nik: '3371011203900003', heir_birth: '1990-03-12' };
const witnesses = { witness_one_nik: '3371011203600004', witness_two_nik: '3371011203600005' };

const refused: [id: string, check: string, answers: Answers, good: Answers][] = [
  ['birth-certificate', 'two-words', { child_name: 'Sekar' }, { child_name: 'Sekar Arum' }],
  [
    'death-certificate',
    'order',
    { deceased_birth: '1950-01-02', death_date: '1950-01-01' },
    { deceased_birth: '1950-01-02', death_date: '2027-02-28' },
  ],
  [
    'burial-plot',
    'burial-after-death',
    { death_date: '2027-03-01', burial_date: '2027-02-28' },
    { death_date: '2027-03-01', burial_date: '2027-03-01' },
  ],
  ['heirs-statement', 'same-nik-twice', { heirs: [widow, son, widow] }, { heirs: [widow, son] }],
  [
    'heirs-statement',
    'deceased-not-heir',
    { deceased_nik: widow.heir_nik, heirs: [widow, son] },
    { heirs: [widow, son] },
  ],
  [
    'heirs-statement',
    'witness-not-heir',
    { heirs: [widow, son], ...witnesses, witness_two_nik: son.heir_nik },
    { heirs: [widow, son], ...witnesses },
  ],
  [
    'heirs-statement',
    'minor-told',
    { heirs: [widow, child], has_minor: false },
    { heirs: [widow, child], has_minor: true },
  ],
  ['poverty-letter', 'earners-within', { members: 2, earners: 3 }, { members: 3, earners: 3 }],
  ['scholarship', 'one-scholarship', { other_aid: true }, { other_aid: false }],
  ['scholarship', 'merit-average', { track: 'merit', average: 79.99 }, { track: 'need', average: 60 }],
  ['school-transfer', 'grade-fits', { level: 'smp', grade: 6 }, { level: 'sd', grade: 6 }],
  [
    'school-transfer',
    'schools-differ',
    { old_school: 'SMP Negeri 1', new_school: 'smp negeri 1' },
    { old_school: 'SMP Negeri 1', new_school: 'SMP Negeri 2' },
  ],
  [
    'research-letter',
    'one-year',
    { start_date: '2027-04-01', end_date: '2028-04-02' },
    { start_date: '2027-04-01', end_date: '2028-04-01' },
  ],
  [
    'health-practice-permit',
    'three-places',
    { request: 'further', places_now: 3 },
    { request: 'further', places_now: 2 },
  ],
  [
    'food-safety-visit',
    'pirt-not-animal',
    { wants_pirt: true, products: [{ product_kind: 'animal' }] },
    { wants_pirt: true, products: [{ product_kind: 'animal' }, { product_kind: 'dry' }] },
  ],
];

for (const [id, check, bad, good] of refused)
  test(`${id}: the form stops at "${check}", and only then`, () => {
    const form = service(id).form('id');
    const rule = form.checks.find((one) => one.id === check);
    assert.ok(rule);
    const stopped = (answers: Answers) => !feelHolds(rule.must, visible(form, answers, facts).data);
    assert.deepEqual([stopped(bad), stopped(good)], [true, false]);
  });
