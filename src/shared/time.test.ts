/** Instants on the clocks of Indonesia's zones, and ISO 8601 read strictly. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatInstant, formatRelative, isoInZone, localDate, parseInstant, zoneLabel } from './time.ts';
import { dateOfDay, dayNumber, instantOfWall, isZone, timeOfDay, weekdayOf, zoneOffset } from './zone.ts';

const at = new Date('2026-11-22T17:30:00Z');
const zones = [
  'Asia/Jakarta',
  'Asia/Makassar',
  'Asia/Jayapura',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Chatham',
];

test('an instant is written on the clock of the zone and named as people name it', () => {
  const rows = [
    ['Asia/Jakarta', '2026-11-23T00:30:00+07:00', '2026-11-23', 'WIB'],
    ['Asia/Makassar', '2026-11-23T01:30:00+08:00', '2026-11-23', 'WITA'],
    ['Asia/Jayapura', '2026-11-23T02:30:00+09:00', '2026-11-23', 'WIT'],
    ['America/New_York', '2026-11-22T12:30:00-05:00', '2026-11-22', 'UTC-05:00'],
    ['Asia/Kolkata', '2026-11-22T23:00:00+05:30', '2026-11-22', 'UTC+05:30'],
  ] as const;
  for (const [zone, iso, date, label] of rows) {
    assert.equal(isoInZone(at, zone), iso);
    assert.equal(localDate(at, zone), date);
    assert.equal(zoneLabel(zone, at), label);
  }
});

test('dates and times are in the words of the language, on a 24-hour clock', () => {
  assert.equal(formatInstant(at, 'Asia/Jakarta', 'id', 'date'), '23 November 2026');
  assert.match(formatInstant(at, 'Asia/Jakarta', 'id', 'long'), /^Senin, 23 November 2026.*00[.:]30$/);
  assert.match(formatInstant(at, 'Asia/Makassar', 'en', 'date-time'), /^23 Nov 2026, 01:30$/);
  assert.match(formatInstant(at, 'Asia/Jakarta', 'zh', 'date'), /^2026年11月23日$/);
  assert.match(formatInstant(at, 'Asia/Jakarta', 'jv', 'date'), /23 .*2026/);
  assert.match(formatInstant(at, 'Asia/Jakarta', 'id', 'time'), /^00[.:]30$/);
  assert.match(formatInstant(at, 'Asia/Jakarta', 'en'), /2026/);
});

test('distances in time are said in their largest whole unit', () => {
  const minutes = (n: number) => new Date(at.getTime() + n * 60_000);
  assert.equal(formatRelative(minutes(-5), at, 'id'), '5 menit yang lalu');
  assert.equal(formatRelative(minutes(125), at, 'en'), 'in 2 hours');
  assert.equal(formatRelative(minutes(-60 * 24 * 40), at, 'zh'), '40天前');
  assert.equal(formatRelative(at, at, 'id'), 'sekarang');
});

test('only an instant of the calendar with an offset is read (RFC 3339)', () => {
  const rows: [string, string | undefined][] = [
    ['2026-11-22T17:30:00Z', '2026-11-22T17:30:00.000Z'],
    ['2026-11-23T00:30:00+07:00', '2026-11-22T17:30:00.000Z'],
    ['2026-11-23T00:30+0700', '2026-11-22T17:30:00.000Z'],
    ['2026-11-22T17:30:00.123Z', '2026-11-22T17:30:00.123Z'],
    ['2026-11-22T17:30:00', undefined],
    ['2026-02-30T00:00:00Z', undefined],
    ['2026-11-22T24:00:00Z', undefined],
    ['2026-11-22', undefined],
    ['kemarin', undefined],
    ['', undefined],
  ];
  for (const [text, iso] of rows) assert.equal(parseInstant(text)?.toISOString(), iso, text);
});

test('what is written in a zone is read back as the same second', () => {
  const anySecond = fc.integer({ min: 0, max: 4_102_444_800 });
  fc.assert(
    fc.property(anySecond, fc.constantFrom(...zones), (second, zone) => {
      assert.equal(parseInstant(isoInZone(second * 1000, zone))?.getTime(), second * 1000);
    }),
  );
});

test('wall times that are skipped move forward, wall times that come twice are the first one', () => {
  const wall = (text: string) =>
    new Date(instantOfWall(Date.parse(`${text}Z`), 'America/New_York')).toISOString();
  assert.equal(wall('2026-03-08T02:30:00'), '2026-03-08T07:30:00.000Z');
  assert.equal(wall('2026-11-01T01:30:00'), '2026-11-01T05:30:00.000Z');
  // Samoa crossed the date line: 30 December 2011 did not happen there.
  assert.equal(
    new Date(instantOfWall(Date.parse('2011-12-30T12:00:00Z'), 'Pacific/Apia')).toISOString().slice(0, 10),
    '2011-12-30',
  );
});

test('a wall time that exists leads to an instant that shows it', () => {
  const anyMinute = fc.integer({ min: 20_000_000, max: 35_000_000 }).map((minute) => minute * 60_000);
  fc.assert(
    fc.property(anyMinute, fc.constantFrom(...zones), (instant, zone) => {
      const wall = instant + zoneOffset(instant, zone);
      const back = instantOfWall(wall, zone);
      assert.equal(back + zoneOffset(back, zone), wall);
      assert.ok(back <= instant);
    }),
  );
});

test('dates, weekdays and times of day are read strictly', () => {
  assert.equal(dateOfDay(dayNumber('2024-02-29')), '2024-02-29');
  assert.equal(weekdayOf(dayNumber('2026-11-22')), 7);
  assert.equal(weekdayOf(dayNumber('1969-12-29')), 1);
  assert.equal(timeOfDay('24:00'), 86_400_000);
  for (const text of ['2026-02-29', '2026-1-1', 'x']) assert.throws(() => dayNumber(text), RangeError);
  for (const text of ['24:01', '7:30', '07:60', '']) assert.throws(() => timeOfDay(text), RangeError);
  assert.ok(isZone('Asia/Jayapura'));
  assert.ok(!isZone('Asia/Magelang'));
  assert.throws(() => zoneOffset(Number.NaN, 'Asia/Jakarta'), RangeError);
});
