/** Market levies: register and runs belong to the agency of the market; tariffs to the whole city; a stall's page to whoever stands there. */
import assert from 'node:assert/strict';
import type { Call } from '../kit/house.ts';
import type { Guarded } from './guarded.ts';
import { NOBODY } from './guarded-rows.ts';
import { CITY, type Held, nameOf } from './model.ts';
import type { OwnRoute } from './own-route.ts';
import type { Things } from './things.ts';

const READ = 'levies.read';
const MANAGE = 'levies.manage';
const TARIFFS = 'levies.tariffs';
const PAST = '2000-01-01';
const four = { id: 'Uji', en: 'Uji', jv: 'Uji', zh: 'Uji' };

const ofMarket = (needs: string, passed: number, body?: unknown): Guarded => ({
  ...{ needs, passed, body },
  to: ({ markets }: Things) =>
    markets.map(({ id, agency }) => ({ at: { agency, area: null }, params: { market: id } })),
});
const ofStall = (passed: number, body?: unknown, needs = MANAGE): Guarded => ({
  ...{ needs, passed, body },
  to: ({ markets }: Things) =>
    markets.map(({ stall, agency }) => ({ at: { agency, area: null }, params: { id: String(stall) } })),
});
const form = { kind: 'los', class: 'A', areaM2: 4, since: PAST };
const span = { block: null, from: '2000-01-02', to: PAST };

export const leviesRoutes: Record<string, Guarded> = {
  'GET /api/desk/levies/markets': { needs: READ, passed: 200, to: () => [{ at: 'anywhere' }] },
  'POST /api/desk/levies/markets': {
    needs: MANAGE,
    passed: 409,
    to: ({ markets }: Things) =>
      markets.map(({ id, agency }) => ({
        at: { agency, area: null },
        body: { id, title: 'Uji', agency, area: null, openedOn: PAST },
      })),
  },
  'GET /api/desk/levies/markets/:market/stalls': ofMarket(READ, 200),
  'POST /api/desk/levies/markets/:market/stalls': ofMarket(MANAGE, 409, {
    ...form,
    block: 'A',
    number: '1',
  }),
  'POST /api/desk/levies/stalls/:id/form': ofStall(409, form),
  'POST /api/desk/levies/stalls/:id/holder': ofStall(404, { since: PAST, trader: { id: NOBODY } }),
  'POST /api/desk/levies/stalls/:id/leave': ofStall(409, { until: PAST }),
  'GET /api/desk/levies/stalls/:id': ofStall(200, undefined, READ),
  // A day in the past.
  'POST /api/desk/levies/stalls/:id/swap': ofStall(409, { stall: 1, since: PAST }),
  'GET /api/desk/levies/markets/:market': ofMarket(READ, 200),
  'GET /api/desk/levies/markets/:market/board': ofMarket(READ, 200),
  'GET /api/desk/levies/markets/:market/arrears': ofMarket(READ, 200),
  'GET /api/desk/levies/markets/:market/letters/:demand': {
    ...{ needs: READ, passed: 404 },
    to: ({ markets }: Things) =>
      markets.map(({ id, agency }) => ({
        at: { agency, area: null },
        params: { market: id, demand: '999999' },
      })),
  },
  'POST /api/desk/levies/markets/:market/traders/:trader/plans': {
    ...{
      needs: 'levies.decide',
      passed: 409,
      body: { dues: ['2000-01-01', '2000-02-01'], reference: 'Uji' },
    },
    to: ({ markets }: Things) =>
      markets.map(({ id, agency }) => ({
        at: { agency, area: null },
        params: { market: id, trader: NOBODY },
      })),
  },
  'GET /api/desk/levies/income': {
    ...{ needs: READ, passed: 200, query: 'from=2026-01-01&to=2026-01-02' },
    to: () => [{ at: 'anywhere' }],
  },
  'POST /api/desk/levies/markets/:market/targets': {
    ...{ needs: TARIFFS, passed: 201 },
    to: ({ markets }: Things) =>
      markets.map(({ id, agency }) => ({
        ...{ at: { agency, area: null }, params: { market: id } },
        get body() {
          const day = String(Math.floor(Math.random() * 28) + 1).padStart(2, '0');
          return { since: `${2100 + Math.floor(Math.random() * 6000)}-01-${day}`, amount: 1 };
        },
      })),
  },
  'GET /api/desk/levies/markets/:market/calendar': ofMarket(READ, 200),
  'GET /api/desk/levies/markets/:market/traders/:trader': {
    ...{ needs: READ, passed: 404 },
    to: ({ markets }: Things) =>
      markets.map(({ id, agency }) => ({
        at: { agency, area: null },
        params: { market: id, trader: NOBODY },
      })),
  },
  'POST /api/desk/levies/markets/:market/register/check': ofMarket(MANAGE, 200, { text: 'blok;nomor' }),
  'POST /api/desk/levies/markets/:market/register': ofMarket(MANAGE, 422, { text: 'blok;nomor' }),
  'GET /api/desk/levies/tariffs': { needs: READ, passed: 200, to: () => [{ at: 'anywhere' }] },
  'POST /api/desk/levies/tariffs': {
    needs: TARIFFS,
    passed: 201,
    to: () => [
      {
        at: CITY,
        get body() {
          const klass = Math.random().toString(36).slice(2, 10);
          const rate = {
            kind: 'uji',
            class: klass,
            period: 'daily',
            unit: 'm2',
            amount: 1,
            since: '2099-01-01',
          };
          return { ...rate, what: four, article: four };
        },
      },
    ],
  },
  'POST /api/desk/levies/markets/:market/closed-days': ofMarket(MANAGE, 422, { ...span, reason: 'Uji' }),
  'POST /api/desk/levies/markets/:market/relief': ofMarket(TARIFFS, 422, {
    ...span,
    ...{ stall: null, basisPoints: 100, what: four, article: four },
  }),
  'GET /api/desk/levies/markets/:market/runs': ofMarket(READ, 200),
  'POST /api/desk/levies/markets/:market/runs': ofMarket(MANAGE, 200, { period: 'daily', day: PAST }),
};

export const ownLeviesRoutes: Record<string, OwnRoute> = {
  'GET /api/levies/stalls/:code': {
    who: 'public',
    says: 'whoever stands at a stall reads what is owed there; the holder is named only in part',
    params: () => ({ code: '1000000000000' }),
  },
};

/** The markets of the agencies that a role reaches, and no others. */
export async function compareMarkets({ model, markets }: Things, call: Call, who: readonly Held[]) {
  const mine = await call<{ markets: { id: string }[] }>('GET', '/api/desk/levies/markets');
  if (!model.holds(who, READ)) {
    assert.equal(mine.status, 403, `${nameOf(who)}: markets`);
    return;
  }
  const wanted = markets
    .filter(({ agency }) => model.may(who, READ, { agency, area: null }))
    .map(({ id }) => id)
    .sort();
  const ids = ({ markets: all }: { markets: { id: string }[] }) => all.map(({ id }) => id).sort();
  assert.deepEqual(ids(mine.body), wanted, `${nameOf(who)}: markets`);
  const span = '?from=2026-01-01&to=2026-01-02';
  const income = await call<{ markets: { id: string }[] }>('GET', `/api/desk/levies/income${span}`);
  assert.deepEqual(ids(income.body), wanted, `${nameOf(who)}: income`);
}
