/** The shelf of the base pack says what its words say: what people pay, and what a form does not let through. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { languages } from '../../shared/languages.ts';
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

function feeOf(id: string, answers: Answers): number {
  const live = service(id);
  return live.fee(visible(live.form('id'), answers, facts).data).total;
}

const board = { kind: 'board', width: 4, height: 2, sides: 1, own_post: false };
const week = { first_day: '2027-03-10', last_day: '2027-03-16' };
const stranger = { disability: false, resident: false, works_here: true };

const fees: [what: string, id: string, answers: Answers, rupiah: number][] = [
  ['a kiosk pays 30 days in advance', 'market-stall', { stall_kind: 'kiosk' }, 90_000],
  ['an open stall pays half of a kiosk', 'market-stall', { stall_kind: 'open_stall' }, 45_000],
  [
    'a board of 8 m² for a week pays a quarter of its rental value',
    'billboard',
    { content_kind: 'product', ...week, boards: [board] },
    42_000,
  ],
  [
    'the first and the last day both count',
    'billboard',
    { content_kind: 'product', first_day: '2027-03-10', last_day: '2027-03-10', boards: [board] },
    6_000,
  ],
  [
    'two sides pay twice, and signs are added up',
    'billboard',
    {
      content_kind: 'event',
      ...week,
      boards: [
        { ...board, sides: 2 },
        { ...board, kind: 'cloth' },
      ],
    },
    112_000,
  ],
  [
    'the name of a shop on its own wall is not taxed',
    'billboard',
    { content_kind: 'own_name', ...week, boards: [board] },
    0,
  ],
  [
    'the name of a shop on a post of its own is taxed',
    'billboard',
    { content_kind: 'own_name', ...week, boards: [{ ...board, own_post: true }] },
    42_000,
  ],
  [
    'a full day in the hall is two sessions, cooling too',
    'community-hall',
    { use_kind: 'family', session: 'full_day', cooling: true },
    2_000_000,
  ],
  [
    'social use of the hall is free',
    'community-hall',
    { use_kind: 'social', session: 'day', cooling: true },
    0,
  ],
  [
    'light is paid after six in the evening',
    'sports-field',
    { user_kind: 'public', ground: 'futsal', starts_at: '18:00', hours: 2 },
    250_000,
  ],
  [
    'light is not paid before',
    'sports-field',
    { user_kind: 'public', ground: 'badminton', starts_at: '16:00', hours: 2 },
    100_000,
  ],
  [
    'who plays into the evening pays light for the evening only',
    'sports-field',
    { user_kind: 'public', ground: 'badminton', starts_at: '17:00', hours: 3 },
    200_000,
  ],
  [
    'a hearse and a tent for two days at a burial',
    'burial-plot',
    { poor: false, needs_hearse: true, tent_days: 2 },
    250_000,
  ],
  ['a poor family buries for nothing', 'burial-plot', { poor: true, needs_hearse: true, tent_days: 2 }, 0],
  [
    'a ride out of the city pays by the kilometre',
    'ambulance-booking',
    { outside: true, distance_km: 40, poor: false },
    200_000,
  ],
  ['a ride within the city is free', 'ambulance-booking', { outside: false, poor: false }, 0],
  [
    'schools play for nothing',
    'sports-field',
    { user_kind: 'school', ground: 'football', starts_at: '19:00', hours: 3 },
    0,
  ],
  [
    'each vehicle pays by its kind and by the month',
    'parking-permit',
    {
      ...stranger,
      months: 2,
      vehicles: [
        { plate: 'AA 1 B', vehicle_kind: 'motorbike' },
        { plate: 'AA 2 B', vehicle_kind: 'car' },
      ],
    },
    210_000,
  ],
  [
    'who lives in the street pays half',
    'parking-permit',
    { disability: false, resident: true, months: 1, vehicles: [{ plate: 'AA 2 B', vehicle_kind: 'car' }] },
    37_500,
  ],
  [
    'people with disabilities park for nothing',
    'parking-permit',
    {
      disability: true,
      resident: false,
      works_here: false,
      months: 12,
      vehicles: [{ plate: 'AA 2 B', vehicle_kind: 'car' }],
    },
    0,
  ],
];

for (const [what, id, answers, rupiah] of fees)
  test(`${id}: ${what}`, () => assert.equal(feeOf(id, answers), rupiah));

const refused: [id: string, check: string, answers: Answers, good: Answers][] = [
  ['market-stall', 'two-places', { other_places: 2 }, { other_places: 1 }],
  [
    'market-stall',
    'no-fire-in-open-stall',
    { stall_kind: 'open_stall', goods_kind: 'cooked_food', uses_fire: true },
    { stall_kind: 'kiosk', goods_kind: 'cooked_food', uses_fire: true },
  ],
  ['street-vendor-place', 'area', { width: 6, depth: 2.1 }, { width: 6, depth: 2 }],
  [
    'billboard',
    'tobacco',
    { content_kind: 'product', tobacco: true },
    { content_kind: 'product', tobacco: false },
  ],
  ['event-permit', 'stewards', { visitors: 301, stewards: 3 }, { visitors: 300, stewards: 3 }],
  [
    'event-permit',
    'quiet-night',
    { loud: true, starts_at: '20:00', ends_at: '01:00' },
    { loud: false, starts_at: '20:00', ends_at: '01:00' },
  ],
  ['sports-field', 'closing', { starts_at: '20:30', hours: 3 }, { starts_at: '20:00', hours: 2 }],
  [
    'parking-permit',
    'plate-once',
    {
      vehicles: [
        { plate: 'aa 1 b', vehicle_kind: 'car' },
        { plate: 'AA 1 B', vehicle_kind: 'car' },
      ],
    },
    { vehicles: [{ plate: 'AA 1 B', vehicle_kind: 'car' }] },
  ],
  [
    'parking-permit',
    'lives-or-works',
    { disability: false, resident: false, works_here: false },
    { disability: true, resident: false, works_here: false },
  ],
  [
    'road-cut',
    'notice',
    { urgent: false, first_day: '2027-03-10' },
    { urgent: true, first_day: '2027-03-02' },
  ],
  [
    'building-consultation',
    'floors-add-up',
    { footprint: 50, floors: 1, total_area: 100 },
    { footprint: 50, floors: 2, total_area: 100 },
  ],
  ['building-use', 'two-exits', { people: 50, exits: 1 }, { people: 49, exits: 1 }],
  ['tree-felling', 'leaves', { work: 'felling', reason: 'light' }, { work: 'pruning', reason: 'light' }],
  ['waste-bank', 'pickup-weight', { pickup: true, kilograms: 19 }, { pickup: true, kilograms: 20 }],
  [
    'study-visit',
    'companions',
    { people: 31, children: true, companions: 2 },
    { people: 30, children: true, companions: 2 },
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

test('a service that names a rate says in every language that it is an example', () => {
  const marks = { id: 'contoh', en: 'example', jv: 'conto', zh: '示例' };
  const silent = definitions.flatMap(({ id, fee }) =>
    (fee.lines ?? []).flatMap((line) =>
      languages
        .filter((language) => !line.basis[language].toLowerCase().includes(marks[language]))
        .map((language) => `${id}/${line.id}/${language}`),
    ),
  );
  assert.deepEqual(silent, []);
});
