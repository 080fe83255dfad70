import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Calendar } from '../../../shared/working-calendar.ts';
import { EARLY_MS, newcomerTurn, nextOf, turnsOf, type Waiting } from './order.ts';
import { COUNTER_RULE, minutesFor, openingOf, queueCalendar } from './rule.ts';
import { freeIn, slotsOf } from './slots.ts';
import { after, codeFrom, numberText, readCode, states } from './states.ts';

const MINUTE = 60_000;
const NINE = Date.parse('2026-11-24T09:00:00+07:00');

const week = [1, 2, 3, 4, 5].map((day) => ({
  day,
  from: '08:00',
  to: '15:00',
  breaks: [{ from: '12:00', to: '13:00' }],
}));
const offices = (zone: string): Calendar => ({
  zone,
  week,
  versions: [{ from: '2027-02-08', week: week.map((day) => ({ ...day, to: '14:00' })) }],
  closed: [{ date: '2026-12-25', name: 'Natal' }],
});
const hhmm = (ms: number, zone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(ms);

test('a counter opens when the offices work, on the clock of its own zone', () => {
  for (const [zone, offset] of [
    ['Asia/Jakarta', '+07:00'],
    ['Asia/Makassar', '+08:00'],
  ] as const) {
    const calendar = queueCalendar(COUNTER_RULE, offices(zone), []);
    const spans = openingOf(calendar, '2026-11-24');
    assert.equal(spans[0]?.[0], Date.parse(`2026-11-24T08:00:00${offset}`));
    assert.deepEqual(
      spans.map((span) => span.map((at) => hhmm(at, zone))),
      [
        ['08:00', '12:00'],
        ['13:00', '15:00'],
      ],
    );
  }
});

test('holidays, own closed days and weekends close it; short weeks shorten it', () => {
  const calendar = queueCalendar(COUNTER_RULE, offices('Asia/Jakarta'), ['2026-11-26']);
  for (const [date, spans] of [
    ['2026-12-25', 0],
    ['2026-11-26', 0],
    ['2026-11-28', 0],
    ['2026-11-27', 2],
  ] as const)
    assert.equal(openingOf(calendar, date).length, spans, date);
  assert.equal(hhmm(openingOf(calendar, '2027-02-09')[1]?.[1] ?? 0, 'Asia/Jakarta'), '14:00');
});

test('a counter with hours of its own opens on a Saturday, but not on a holiday', () => {
  const saturday = { ...COUNTER_RULE, hours: [{ day: 6, from: '08:00', to: '11:00' }] };
  const calendar = queueCalendar(
    saturday,
    { ...offices('Asia/Jakarta'), closed: [{ date: '2026-12-05' }] },
    [],
  );
  assert.equal(openingOf(calendar, '2026-11-28').length, 1);
  assert.equal(openingOf(calendar, '2026-12-05').length, 0);
  assert.equal(openingOf(calendar, '2026-11-24').length, 0);
});

test('the share of walk-ins holds for the day, whatever the number of desks', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 5, max: 60 }),
      (desks, walkInShare, minutes) => {
        const slots = slotsOf([[NINE, NINE + 240 * MINUTE]], { desks, walkInShare, minutes });
        const room = slots.reduce((sum, slot) => sum + slot.room, 0);
        assert.equal(room, Math.floor((slots.length * desks * (100 - walkInShare)) / 100));
        for (const slot of slots) {
          assert.ok(slot.room >= 0 && slot.room <= desks);
          assert.ok(slot.ends <= NINE + 240 * MINUTE);
        }
      },
    ),
  );
});

test('no slot is cut by a break, and a long visit finds no place before one', () => {
  const rule = {
    ...COUNTER_RULE,
    minutes: 30,
    desks: 1,
    walkInShare: 0,
    services: [{ id: 'ktp', minutes: 60 }],
  };
  const noon = NINE + 180 * MINUTE;
  const slots = slotsOf(
    [
      [NINE, noon],
      [noon + 60 * MINUTE, noon + 130 * MINUTE],
    ],
    rule,
  );
  assert.equal(slots.length, 8);
  const free = freeIn(slots, [], { minutes: minutesFor(rule, 'ktp'), desks: 1 });
  assert.deepEqual(
    free.map((slot) => slot.free),
    [1, 1, 1, 1, 1, 0, 1, 0],
  );
  assert.equal(minutesFor(rule, 'lainnya'), 30);
});

test('a place is free until it is booked, and a long visit takes the desk of the next slot, too', () => {
  const rule = { minutes: 30, desks: 1, walkInShare: 0 };
  const slots = slotsOf([[NINE, NINE + 120 * MINUTE]], rule);
  const booked = [{ at: NINE + 30 * MINUTE, ends: NINE + 90 * MINUTE }];
  const left = (minutes: number) => freeIn(slots, booked, { minutes, desks: 1 }).map(({ free }) => free);
  assert.deepEqual(left(30), [1, 0, 0, 1]);
  assert.deepEqual(left(60), [0, 0, 0, 0]);
});

let ids = 0;
const walkIn = (minute: number, more: Partial<Waiting> = {}): Waiting => ({
  id: ++ids,
  kind: 'walk-in',
  startsAt: null,
  takenAt: NINE + minute * MINUTE,
  priority: false,
  ...more,
});
const appointment = (minute: number): Waiting =>
  walkIn(-600, { kind: 'appointment', startsAt: NINE + minute * MINUTE });

test('appointments go at their time, special care next, then the others as they came', () => {
  const [first, second, elderly, due, later] = [
    walkIn(-20),
    walkIn(-10),
    walkIn(-1, { priority: true }),
    appointment(-5),
    appointment(60),
  ];
  const list = [second, later, elderly, first, due];
  const order: number[] = [];
  for (let left = [...list]; left.length > 0; ) {
    const next = nextOf(left, NINE);
    if (!next) break;
    order.push(next.id);
    left = left.filter((one) => one !== next);
  }
  assert.deepEqual(order, [due.id, elderly.id, first.id, second.id]);
  assert.equal(nextOf([later], NINE), undefined, 'nobody is called an hour before the time');
  assert.equal(nextOf([later], (later.startsAt ?? 0) - EARLY_MS)?.id, later.id);
});

test('who was sent on from another counter keeps the time of waiting; inspections are never called', () => {
  const here = walkIn(-10);
  const sent = walkIn(-40);
  const visit = walkIn(-90, { kind: 'visit', startsAt: NINE - 90 * MINUTE });
  assert.equal(nextOf([visit, here, sent], NINE)?.id, sent.id);
});

const spans = [
  [NINE, NINE + 180 * MINUTE],
  [NINE + 240 * MINUTE, NINE + 360 * MINUTE],
] as const;

test('the expected time steps over the lunch break and counts appointments that come first', () => {
  const pace = { now: NINE + 150 * MINUTE, spans, desks: 1, minutes: 20, under: [] };
  const list = [walkIn(1), appointment(165), walkIn(2), walkIn(3)];
  const turns = turnsOf(list, pace);
  assert.deepEqual(
    turns.map(({ id, before, at }) => [list.findIndex((one) => one.id === id), before, (at - NINE) / MINUTE]),
    [
      [0, 0, 150],
      [1, 1, 170],
      [2, 2, 240],
      [3, 3, 260],
    ],
  );
});

test('no new number is given when nobody new would be served before closing', () => {
  const pace = { now: NINE + 330 * MINUTE, spans, desks: 1, minutes: 20, under: [] };
  assert.ok(newcomerTurn([walkIn(1)], pace));
  assert.equal(newcomerTurn([walkIn(1), walkIn(2)], pace), undefined);
  assert.equal(newcomerTurn([], { ...pace, now: NINE + 360 * MINUTE }), undefined);
});

test('a queue walked forward serves everybody once, in time, and ends', () => {
  const one = fc.record({
    minute: fc.integer({ min: -60, max: 340 }),
    booked: fc.boolean(),
    priority: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(one, { maxLength: 40 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 60 }),
      fc.array(fc.integer({ min: -60, max: 0 }), { maxLength: 7 }),
      (given, desks, minutes, begun) => {
        const list = given.map(({ minute, booked, priority }) =>
          booked ? appointment(minute) : walkIn(Math.min(0, minute), { priority }),
        );
        const under = begun.map((minute) => NINE + minute * MINUTE);
        const turns = turnsOf(list, { now: NINE, spans, desks, minutes, under });
        assert.equal(new Set(turns.map(({ id }) => id)).size, turns.length);
        assert.deepEqual(
          turns.map(({ before }) => before),
          turns.map((_, index) => index),
        );
        for (const { at, id } of turns) {
          assert.ok(spans.some(([from, to]) => at >= from && at < to));
          const { kind, startsAt } = list.find((waiting) => waiting.id === id) as Waiting;
          if (kind === 'appointment') assert.ok(at >= (startsAt ?? 0) - EARLY_MS);
        }
      },
    ),
  );
});

test('every state has a way to an end, and an ended visit stays ended', () => {
  assert.equal(after('done', 'call'), undefined);
  assert.equal(after('cancelled', 'call'), undefined);
  assert.equal(after('no-show', 'call'), 'called');
  assert.equal(after('waiting', 'begin'), undefined);
  for (const state of states.filter((one) => ['waiting', 'called', 'serving'].includes(one)))
    assert.ok(after(state, 'lapse'), state);
});

test('a code reads the same however it is typed', () => {
  const code = codeFrom(Uint8Array.from({ length: 10 }, (_, index) => index * 25));
  assert.match(code, /^[0-9A-HJKMNP-TV-Z]{10}$/);
  assert.equal(readCode(` ${code.toLowerCase().slice(0, 5)}-${code.slice(5)}`), code);
  assert.equal(readCode('o1il0-abcde'), '01110ABCDE');
  assert.equal(numberText('A', 7), 'A007');
});
