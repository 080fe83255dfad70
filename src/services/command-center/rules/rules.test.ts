/** The wall's pure rules: lists moved by messages, and figures that age. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BoardView, CaseList, Overview } from '../contract.ts';
import { follow, type Move, stillNews } from './follow.ts';
import { healthNow } from './health.ts';
import { promiseSpan, typicalSpan } from './spans.ts';

const AT = '2026-03-02T03:00:00.000Z';
const empty: CaseList = { source: 'complaints', at: AT, freshFor: 60, health: 'fresh', items: [] };
const board: BoardView = {
  name: 'complaints.cases',
  topic: 'complaints.wall',
  kinds: { 'street-light': 'Lampu jalan' },
  newest: empty,
  due: empty,
  places: empty,
};
const overview: Overview = {
  at: AT,
  city: { name: 'Kota', zone: 'Asia/Jakarta', fictional: true },
  figures: [],
  agencies: { source: '', at: AT, freshFor: 60, health: 'fresh', rows: [] },
  boards: [board],
  agencyNames: {},
};

function move(what: string, changes: Partial<Move['data']> = {}, at = '2026-03-02T03:00:01.000Z'): Move {
  return {
    topic: 'complaints.wall',
    type: `complaints.complaint.${what}`,
    at,
    data: {
      code: 'MGL-1',
      category: 'street-light',
      state: 'received',
      area: '33.71.01',
      agency: 'dpupr',
      point: { lat: -7.5, lng: 110.2 },
      openedAt: '2026-03-02T03:00:01.000Z',
      dueAt: '2026-03-05T03:00:00.000Z',
      ...changes,
    },
  };
}

const codes = (view: Overview) => {
  const one = view.boards[0] as BoardView;
  return [one.newest, one.due, one.places].map((list) =>
    list.items.map(({ code, state }) => `${code} ${state}`),
  );
};

test('a report is in all lists at once, with the name of its ward', () => {
  const view = follow(overview, [move('received')], () => 'Magersari');
  assert.deepEqual(codes(view), [['MGL-1 received'], ['MGL-1 received'], ['MGL-1 received']]);
  assert.equal(view.boards[0]?.newest.items[0]?.areaName, 'Magersari');
});

test('a closed case leaves the map and the deadlines and stays among the newest', () => {
  const view = follow(
    overview,
    [move('received'), move('closed', { state: 'closed', dueAt: null })],
    () => null,
  );
  assert.deepEqual(codes(view), [['MGL-1 closed'], [], []]);
});

test('an older case that moves does not become a new one', () => {
  const view = follow(overview, [move('taken', { state: 'in-progress' })], () => null);
  assert.deepEqual(codes(view), [[], ['MGL-1 in-progress'], ['MGL-1 in-progress']]);
});

test('the next deadline stands first', () => {
  const later = move('received', { code: 'MGL-2', dueAt: '2026-03-09T03:00:00.000Z' });
  const view = follow(overview, [later, move('received')], () => null);
  assert.deepEqual(
    view.boards[0]?.due.items.map(({ code }) => code),
    ['MGL-1', 'MGL-2'],
  );
});

test('a kind that visitors may not see, and another topic, move nothing', () => {
  const moves = [
    move('received', { category: 'officer-conduct' }),
    { ...move('received'), topic: 'beds.wall' },
  ];
  assert.deepEqual(codes(follow(overview, moves, () => null)), [[], [], []]);
});

test('following twice gives what following once gives', () => {
  const once = follow(overview, [move('received')], () => null);
  assert.deepEqual(
    follow(once, [move('received')], () => null),
    once,
  );
});

test('moves that the overview must know by now are let go', () => {
  const old = move('received', {}, '2026-03-02T02:59:00.000Z');
  assert.deepEqual(
    stillNews([old, move('taken')], overview).map(({ type }) => type),
    ['complaints.complaint.taken'],
  );
});

test('a figure ages on a screen that hears nothing: fresh, stale, then not shown', () => {
  const read = { at: AT, freshFor: 60, health: 'fresh' as const };
  const after = (seconds: number) => healthNow(read, Date.parse(AT) + seconds * 1000);
  assert.deepEqual([after(30), after(61), after(301)], ['fresh', 'stale', 'dead']);
  assert.equal(healthNow({ ...read, health: 'dead' }, Date.parse(AT)), 'dead');
  assert.equal(healthNow({ ...read, health: 'stale' }, Date.parse(AT)), 'stale');
});

test('a promise is told to the minute within the last day and in whole days before, late or not', () => {
  const minutes = (count: number) => promiseSpan(count * 60_000);
  assert.deepEqual([minutes(0), minutes(0.2), minutes(63), minutes(1439)], [1, 1, 63, 1439]);
  assert.deepEqual([minutes(1440), minutes(2 * 1440 + 1080), minutes(-(1440 + 700))], [1440, 2880, 1440]);
});

test('a typical answer time is told in one unit, and never as less than a minute', () => {
  assert.deepEqual([0, 0.4, 4.4, 59.4].map(typicalSpan), [1, 1, 4, 59]);
  assert.deepEqual([59.6, 75, 95, 700, 1405].map(typicalSpan), [60, 60, 120, 720, 1380]);
  assert.deepEqual([1411, 4000].map(typicalSpan), [1440, 4320]);
});
