/** The clock of SP4N-LAPOR!: day counts by hand, and properties against a slow count minute by minute. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isoInZone } from './time.ts';
import {
  addWorkingDays,
  addWorkingMinutes,
  type Calendar,
  dueAt,
  isWorking,
  isWorkingDay,
  type Limit,
  workingDates,
  workingMinutesBetween,
} from './working-time.ts';
import { zoneOffset } from './zone.ts';

const office = (zone: string, extra: Partial<Calendar> = {}): Calendar => ({
  zone,
  week: [
    ...[1, 2, 3, 4].map((day) => ({
      day,
      from: '07:30',
      to: '16:00',
      breaks: [{ from: '12:00', to: '13:00' }],
    })),
    { day: 5, from: '07:30', to: '14:30', breaks: [{ from: '11:30', to: '13:00' }] },
  ],
  closed: [
    { date: '2026-03-18', name: 'cuti bersama Nyepi' },
    { date: '2026-03-19', name: 'Nyepi' },
    { date: '2026-03-20' },
    { date: '2026-03-21' },
    { date: '2026-03-22' },
    { date: '2026-03-23' },
    { date: '2026-03-24' },
  ],
  ...extra,
});
const jakarta = office('Asia/Jakarta');
const newYork = office('America/New_York', {
  // Open through the nights on which New York's clocks change, 2026-03-08 and 2026-11-01, both Sundays.
  week: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' })),
  closed: [],
});
const calendars = [
  jakarta,
  office('Asia/Makassar'),
  office('Asia/Jayapura'),
  office('America/New_York'),
  newYork,
];

test('the day after receipt is day 1 and the answer is due when the last working day closes', () => {
  // SP4N-LAPOR!: verification within 3 working days, first follow-up within 5, completion within 5, 14 or 60.
  const rows: [string, number, string][] = [
    ['2026-03-02T09:00:00+07:00', 3, '2026-03-05T16:00:00+07:00'],
    ['2026-03-02T23:59:59+07:00', 3, '2026-03-05T16:00:00+07:00'],
    ['2026-03-03T00:00:00+07:00', 3, '2026-03-06T14:30:00+07:00'],
    ['2026-03-07T10:00:00+07:00', 1, '2026-03-09T16:00:00+07:00'],
    ['2026-03-17T09:00:00+07:00', 1, '2026-03-25T16:00:00+07:00'],
    ['2026-03-16T09:00:00+07:00', 5, '2026-03-30T16:00:00+07:00'],
    ['2026-03-02T09:00:00+07:00', 14, '2026-03-27T14:30:00+07:00'],
  ];
  for (const [received, n, due] of rows)
    assert.equal(isoInZone(addWorkingDays(new Date(received), n, jakarta), 'Asia/Jakarta'), due, received);
});

test('the same wall clock gives the same due wall clock in the three Indonesian zones', () => {
  for (const [zone, offset] of [
    ['Asia/Jakarta', '+07:00'],
    ['Asia/Makassar', '+08:00'],
    ['Asia/Jayapura', '+09:00'],
  ] as const) {
    const due = addWorkingDays(new Date(`2026-03-05T23:30:00${offset}`), 3, office(zone));
    assert.equal(isoInZone(due, zone), `2026-03-10T16:00:00${offset}`);
  }
});

test('zero working days end with the day of receipt, or with the next working day when that is over', () => {
  const rows = [
    ['2026-03-02T09:00:00+07:00', '2026-03-02T16:00:00+07:00'],
    ['2026-03-02T16:00:00+07:00', '2026-03-03T16:00:00+07:00'],
    ['2026-03-07T09:00:00+07:00', '2026-03-09T16:00:00+07:00'],
  ];
  for (const [received = '', due] of rows)
    assert.equal(isoInZone(addWorkingDays(new Date(received), 0, jakarta), 'Asia/Jakarta'), due);
});

test('working minutes pass only in working hours, over breaks, nights and holidays', () => {
  const rows: [string, number, string][] = [
    ['2026-03-02T11:30:00+07:00', 60, '2026-03-02T13:30:00+07:00'],
    ['2026-03-02T15:30:00+07:00', 30, '2026-03-02T16:00:00+07:00'],
    ['2026-03-02T15:30:00+07:00', 31, '2026-03-03T07:31:00+07:00'],
    ['2026-03-17T15:00:00+07:00', 120, '2026-03-25T08:30:00+07:00'],
  ];
  for (const [from, minutes, to] of rows) {
    assert.equal(isoInZone(addWorkingMinutes(new Date(from), minutes, jakarta), 'Asia/Jakarta'), to);
    assert.equal(workingMinutesBetween(new Date(from), new Date(to), jakarta), minutes);
    assert.equal(workingMinutesBetween(new Date(to), new Date(from), jakarta), -minutes);
  }
});

test('a day on which the clocks change has 23 or 25 hours', () => {
  const length = (date: string, next: string) =>
    workingMinutesBetween(new Date(date), new Date(next), newYork) / 60;
  assert.equal(length('2026-03-08T00:00:00-05:00', '2026-03-09T00:00:00-04:00'), 23);
  assert.equal(length('2026-11-01T00:00:00-04:00', '2026-11-02T00:00:00-05:00'), 25);
  const due = addWorkingDays(new Date('2026-03-06T20:00:00-05:00'), 1, office('America/New_York'));
  assert.equal(isoInZone(due, 'America/New_York'), '2026-03-09T16:00:00-04:00');
});

test('a later version of the week holds from its date on', () => {
  const ramadan = office('Asia/Jakarta', {
    closed: [],
    versions: [
      { from: '2026-03-20', week: jakarta.week },
      { from: '2026-02-18', week: [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:00', to: '14:00' })) },
    ],
  });
  const due = (received: string) =>
    isoInZone(addWorkingDays(new Date(received), 1, ramadan), 'Asia/Jakarta').slice(11, 16);
  assert.deepEqual(
    ['2026-02-16T09:00:00+07:00', '2026-02-17T09:00:00+07:00', '2026-03-22T09:00:00+07:00'].map(due),
    ['16:00', '14:00', '16:00'],
  );
});

test('a whole paused day moves a due time by a whole day, also when days differ in length', () => {
  const clock = (pauses: [string, string?][]) => {
    const due = dueAt(
      {
        start: new Date('2026-03-02T09:00:00+07:00'),
        limit: { amount: 3, unit: 'working-days' },
        pauses: pauses.map(([from, to]) => ({ from: new Date(from), to: to ? new Date(to) : null })),
      },
      jakarta,
    );
    return due && isoInZone(due, 'Asia/Jakarta');
  };
  assert.equal(clock([]), '2026-03-05T16:00:00+07:00');
  assert.equal(
    clock([['2026-03-04T00:00:00+07:00', '2026-03-05T00:00:00+07:00']]),
    '2026-03-06T14:30:00+07:00',
  );
  // Three hours of Wednesday's 7.5 are 40 %, so Friday's 5.5 hours give 40 %: 2 hours 12 minutes.
  assert.equal(
    clock([['2026-03-04T07:30:00+07:00', '2026-03-04T10:30:00+07:00']]),
    '2026-03-06T09:42:00+07:00',
  );
  assert.equal(
    clock([['2026-03-02T10:00:00+07:00', '2026-03-03T06:00:00+07:00']]),
    '2026-03-05T16:00:00+07:00',
  );
  assert.equal(
    clock([['2026-03-04T20:00:00+07:00', '2026-03-05T06:00:00+07:00']]),
    '2026-03-05T16:00:00+07:00',
  );
  assert.equal(clock([['2026-03-04T10:00:00+07:00']]), null);
  assert.equal(clock([['2026-03-05T16:00:00+07:00']]), '2026-03-05T16:00:00+07:00');
});

test('limits in hours and calendar days run at night too, and pause as well', () => {
  const due = (limit: Limit, pauses: { from: Date; to: Date }[] = []) => {
    const at = dueAt({ start: new Date('2026-03-05T10:00:00+07:00'), limit, pauses }, jakarta);
    return at && isoInZone(at, 'Asia/Jakarta');
  };
  const night = [
    { from: new Date('2026-03-05T20:00:00+07:00'), to: new Date('2026-03-05T23:00:00+07:00') },
    { from: new Date('2026-03-05T22:00:00+07:00'), to: new Date('2026-03-06T01:00:00+07:00') },
  ];
  // UU 27/2022: a breach is notified within 3 × 24 hours.
  assert.equal(due({ amount: 72, unit: 'hours' }), '2026-03-08T10:00:00+07:00');
  assert.equal(due({ amount: 10, unit: 'days' }), '2026-03-15T10:00:00+07:00');
  assert.equal(due({ amount: 24, unit: 'hours' }, night), '2026-03-06T15:00:00+07:00');
  assert.equal(due({ amount: 8, unit: 'working-hours' }, night), '2026-03-06T10:30:00+07:00');
});

test('a calendar that cannot work is refused with the reason', () => {
  const broken: [Partial<Calendar>, RegExp][] = [
    [{ zone: 'Asia/Magelang' }, /unknown time zone: Asia\/Magelang/],
    [{ week: [] }, /needs a working day/],
    [{ week: [{ day: 8, from: '07:30', to: '16:00' }] }, /weekday/],
    [{ week: [{ day: 1, from: '16:00', to: '07:30' }] }, /end after they begin/],
    [{ week: [{ day: 1, from: '7.30', to: '16:00' }] }, /HH:MM/],
    [{ closed: [{ date: '2026-02-30' }] }, /YYYY-MM-DD/],
  ];
  for (const [change, reason] of broken)
    assert.throws(() => isWorking(0, office('Asia/Jakarta', change)), reason);
  assert.throws(() => addWorkingDays(0, 1.5, jakarta), RangeError);
  assert.throws(() => addWorkingMinutes(0, -1, jakarta), RangeError);
  assert.throws(() => isWorking(new Date(Number.NaN), jakarta), /not an instant/);
});

test('working dates leave out weekends and closed days', () => {
  assert.deepEqual(workingDates('2026-03-16', '2026-03-26', jakarta), [
    '2026-03-16',
    '2026-03-17',
    '2026-03-25',
    '2026-03-26',
  ]);
});

const anyCalendar = fc.constantFrom(...calendars);
/** Whole minutes around the years' clock changes and holidays. */
const anyMinute = fc
  .integer({ min: Date.parse('2026-02-20T00:00Z') / 60_000, max: Date.parse('2026-11-20T00:00Z') / 60_000 })
  .map((minute) => minute * 60_000);

test('working minutes agree with a count of every minute by the wall clock', () => {
  fc.assert(
    fc.property(anyCalendar, anyMinute, fc.integer({ min: 0, max: 4000 }), (calendar, from, length) => {
      let counted = 0;
      for (let minute = 0; minute < length; minute++)
        if (worksByHand(from + minute * 60_000, calendar)) counted++;
      assert.equal(workingMinutesBetween(from, from + length * 60_000, calendar), counted);
    }),
    { numRuns: 60 },
  );
});

test('adding working minutes is the inverse of counting them, and lands where the city works', () => {
  fc.assert(
    fc.property(anyCalendar, anyMinute, fc.integer({ min: 1, max: 30_000 }), (calendar, from, minutes) => {
      const end = addWorkingMinutes(from, minutes, calendar);
      assert.equal(workingMinutesBetween(from, end, calendar), minutes);
      assert.ok(isWorking(end.getTime() - 1, calendar));
    }),
  );
});

test('n working days later is a working day, n working dates on, and never goes back', () => {
  fc.assert(
    fc.property(anyCalendar, anyMinute, fc.integer({ min: 1, max: 60 }), (calendar, from, n) => {
      const due = addWorkingDays(from, n, calendar).getTime() - 1;
      const date = (ms: number) => isoInZone(ms, calendar.zone).slice(0, 10);
      assert.ok(isWorkingDay(due, calendar));
      const dates = workingDates(date(from), date(due), calendar);
      assert.equal(dates.length, isWorkingDay(from, calendar) ? n + 1 : n);
      assert.ok(addWorkingDays(from + 60_000, n, calendar).getTime() > due);
    }),
  );
});

test('due times leave exactly the limit unpaused, and pauses only ever move them later', () => {
  const anyPauses = fc.array(
    fc.tuple(fc.integer({ min: -2000, max: 20_000 }), fc.integer({ min: 0, max: 6000 })),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(
      anyCalendar,
      anyMinute,
      fc.integer({ min: 1, max: 6000 }),
      anyPauses,
      (calendar, start, amount, raw) => {
        const pauses = raw.map(([from, length]) => ({
          from: start + from * 60_000,
          to: start + (from + length) * 60_000,
        }));
        for (const unit of ['working-minutes', 'minutes', 'working-days'] as const) {
          const n = unit === 'working-days' ? amount % 20 : amount;
          const due = dueAt({ start, limit: { amount: n, unit }, pauses }, calendar)?.getTime() ?? 0;
          const bare = dueAt({ start, limit: { amount: n, unit } }, calendar)?.getTime() ?? 0;
          assert.ok(due >= bare);
          if (unit === 'working-days') {
            if (pauses.every((pause) => pause.from >= bare)) assert.equal(due, bare);
            continue;
          }
          let unpaused = 0;
          for (let ms = start; ms < due; ms += 60_000)
            if (!pauses.some((pause) => ms >= pause.from && ms < pause.to))
              unpaused += unit === 'minutes' ? 1 : workingMinutesBetween(ms, ms + 60_000, calendar);
          assert.equal(unpaused, amount);
        }
      },
    ),
    { numRuns: 60 },
  );
});

/** The slow, obvious way: look at the wall clock of one minute. */
function worksByHand(ms: number, calendar: Calendar): boolean {
  const wall = new Date(ms + zoneOffset(ms, calendar.zone));
  const date = wall.toISOString().slice(0, 10);
  const time = wall.toISOString().slice(11, 16);
  if (calendar.closed.some((closed) => closed.date === date)) return false;
  const inside = (span: { from: string; to: string }) => time >= span.from && time < span.to;
  return calendar.week.some(
    (row) => row.day === (wall.getUTCDay() || 7) && inside(row) && !(row.breaks ?? []).some(inside),
  );
}
