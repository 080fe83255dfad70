/** Counters: the desk routes belong to the agency of the counter; everybody may ask for a number. */
import assert from 'node:assert/strict';
import type { Call, TestHouse } from '../kit/house.ts';
import type { Guarded } from './guarded.ts';
import { type Held, type Model, nameOf, OTHER, OWN } from './model.ts';
import type { OwnRoute } from './own-route.ts';
import type { Things } from './things.ts';

const SERVE = 'counters.serve';
const MANAGE = 'counters.manage';
const PAST = '2000-01-01';
const COUNTER = 'disdukcapil-loket';
const NO_CODE = '0000000000';

const ofQueue = (
  needs: string,
  passed: number,
  body?: unknown,
  more: Record<string, string> = {},
): Guarded => ({
  needs,
  passed,
  body,
  to: () =>
    [OWN, OTHER].map((agency) => ({
      at: { agency, area: null },
      params: { queue: `visit.${agency}`, ...more },
    })),
});
/** Nobody is at this version: whoever is let in meets the conflict. */
const act = (body: Record<string, unknown> = {}): Guarded => ({
  needs: SERVE,
  passed: 409,
  body: { version: 999, ...body },
  to: ({ visits }: Things) =>
    visits.map(({ id, agency }) => ({ at: { agency, area: null }, params: { id: String(id) } })),
});
const rule = {
  hours: null,
  minutes: 15,
  desks: 1,
  daysAhead: 7,
  walkInShare: 50,
  letter: 'A',
  services: [],
};

export const counterRoutes: Record<string, Guarded> = {
  'GET /api/desk/counters': { needs: SERVE, passed: 200, to: () => [{ at: 'anywhere' }] },
  'GET /api/desk/counters/:queue': ofQueue(SERVE, 200),
  'GET /api/desk/counters/:queue/figures': ofQueue(SERVE, 200),
  'POST /api/desk/counters/:queue/next': ofQueue(SERVE, 409, { desk: '1' }),
  'POST /api/desk/counters/:queue/numbers': ofQueue(SERVE, 404, {}),
  'POST /api/desk/numbers/:id/call': act({ desk: '1' }),
  'POST /api/desk/numbers/:id/begin': act(),
  'POST /api/desk/numbers/:id/finish': act(),
  'POST /api/desk/numbers/:id/no-show': act(),
  'POST /api/desk/numbers/:id/transfer': act({ to: COUNTER }),
  'GET /api/desk/counters/:queue/settings': ofQueue(MANAGE, 200),
  'POST /api/desk/counters/:queue/rules': ofQueue(MANAGE, 422, { from: PAST, rule }),
  'POST /api/desk/counters/:queue/closed-days': ofQueue(MANAGE, 422, { date: PAST, reason: 'Uji saja' }),
  'DELETE /api/desk/counters/:queue/closed-days/:date': ofQueue(MANAGE, 404, undefined, { date: PAST }),
};

const queue = () => ({ queue: COUNTER });
const code = () => ({ code: NO_CODE });
export const ownCounterRoutes: Record<string, OwnRoute> = {
  'GET /api/counters': { who: 'public', says: 'how many wait where is public' },
  'GET /api/counters/:queue': { who: 'public', says: 'a counter is public', params: queue },
  'GET /api/counters/:queue/slots': {
    who: 'public',
    says: 'free times are public',
    params: queue,
    query: 'date=2026-11-24',
  },
  'GET /api/counters/:queue/display': { who: 'public', says: 'shows numbers and no people', params: queue },
  'POST /api/counters/:queue/numbers': {
    who: 'public',
    says: 'takes one number per device',
    params: queue,
    body: { device: 'ruang-lingkup-uji-saja' },
  },
  'POST /api/counters/:queue/appointments': {
    who: 'public',
    says: 'takes one time per telephone',
    params: queue,
    body: { at: '2000-01-01T00:00:00Z', phone: '081234567890' },
  },
  'GET /api/numbers/:code': { who: 'public', says: 'only by its code', params: code },
  'GET /api/numbers/:code/free': { who: 'public', says: 'only by its code', params: code },
  'POST /api/numbers/:code/arrive': { who: 'public', says: 'only by its code', params: code },
  'POST /api/numbers/:code/cancel': { who: 'public', says: 'only by its code', params: code },
  'POST /api/numbers/:code/move': {
    who: 'public',
    says: 'only by its code',
    params: code,
    body: { at: '2000-01-01T00:00:00Z' },
  },
};

/** The desk shows the counters of the agencies that the officer reaches, and no others. */
export async function compareCounters(model: Model, house: TestHouse, call: Call, who: readonly Held[]) {
  const all = await house.call<{ counters: { queue: string; agency: { id: string } }[] }>(
    'GET',
    '/api/counters',
  );
  const mine = await call<{ counters: { queue: string; visits: boolean }[] }>('GET', '/api/desk/counters');
  if (!model.holds(who, SERVE)) {
    assert.equal(mine.status, 403, `${nameOf(who)}: counters`);
    return;
  }
  assert.deepEqual(
    mine.body.counters.filter(({ visits }) => !visits).map((one) => one.queue),
    all.body.counters
      .filter(({ agency }) => model.may(who, SERVE, { agency: agency.id, area: null }))
      .map((one) => one.queue),
    `${nameOf(who)}: counters`,
  );
}
