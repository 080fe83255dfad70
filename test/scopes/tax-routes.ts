/** Local taxes belong to the whole city; a citizen reaches the taxpayers whose number and code he showed, and no others. */
import assert from 'node:assert/strict';
import type { Guarded } from './guarded.ts';
import { cityRoute, NOBODY } from './guarded-rows.ts';
import type { OwnRoute } from './own-route.ts';
import { expected, type Things } from './things.ts';

const [READ, MANAGE, DECIDE] = ['taxes.read', 'taxes.manage', 'taxes.decide'];
const NONE = '999999999';
const PAST = '2000-01-01';
const plain = { kind: 'plain' };
const land = { kind: 'land', landM2: 1, landPrice: 1, buildingM2: 0, buildingPrice: 0, free: false };

const ofObject = (needs: string, passed: number, body?: unknown) =>
  cityRoute(needs, passed, { params: { id: NONE }, body });
const place = { title: 'Uji', address: 'Uji' };

export const taxRoutes: Record<string, Guarded> = {
  'GET /api/desk/taxes': cityRoute(READ, 200),
  'GET /api/desk/taxes/payers': cityRoute(READ, 200),
  'POST /api/desk/taxes/payers': cityRoute(MANAGE, 422, {
    body: { kind: 'person', name: 'Uji', address: 'Uji', phone: 'bukan nomor' },
  }),
  'GET /api/desk/taxes/payers/:id': cityRoute(READ, 404, { params: { id: NOBODY } }),
  'GET /api/desk/taxes/objects': cityRoute(READ, 200),
  'POST /api/desk/taxes/objects': cityRoute(MANAGE, 409, {
    body: { tax: 'tidak-ada', payer: NOBODY, ...place, area: null, form: plain, since: PAST },
  }),
  'GET /api/desk/taxes/objects/:id': ofObject(READ, 404),
  'POST /api/desk/taxes/objects/:id/form': ofObject(MANAGE, 404, { since: PAST, form: plain, why: 'Uji' }),
  'POST /api/desk/taxes/objects/:id/holder': ofObject(MANAGE, 404, {
    payer: NOBODY,
    since: PAST,
    arrears: 'none',
  }),
  'POST /api/desk/taxes/objects/:id/end': ofObject(MANAGE, 404),
  'POST /api/desk/taxes/rearrangements': cityRoute(MANAGE, 409, {
    body: {
      ...{ parents: [Number(NONE)], since: PAST },
      children: [{ nop: '337101000100100010', payer: NOBODY, ...place, form: land }],
    },
  }),
  'POST /api/desk/taxes/objects/:id/returns': ofObject(MANAGE, 404, { month: '2025-01', turnover: 0 }),
  'POST /api/desk/taxes/objects/:id/assessments': ofObject(MANAGE, 404, { from: PAST, to: PAST }),
  'POST /api/desk/taxes/objects/:id/examinations': ofObject(DECIDE, 404, {
    ...{ month: '2025-01', turnover: 0, why: 'Uji' },
  }),
  'GET /api/desk/taxes/runs': cityRoute(READ, 200),
  'POST /api/desk/taxes/runs': cityRoute(DECIDE, 409, { body: { year: 2000 } }),
  'GET /api/desk/taxes/ages': cityRoute(READ, 200),
  'GET /api/desk/taxes/requests': cityRoute(READ, 200),
  'POST /api/desk/taxes/requests/:id/decision': cityRoute(DECIDE, 404, {
    ...{ params: { id: NOBODY }, body: { granted: 0, reason: 'Uji' } },
  }),
};

async function ownsNone({ budi }: Things): Promise<void> {
  const { payers } = await expected<{ payers: unknown[] }>(budi('GET', '/api/my/taxes'), 200);
  assert.deepEqual(payers, []);
}

export const ownTaxRoutes: Record<string, OwnRoute> = {
  'GET /api/taxes/land/:nop': {
    who: 'public',
    says: 'what is owed for land is told to whoever knows its NOP; the holder is named only in part',
    params: () => ({ nop: '337101000100100010' }),
  },
  'GET /api/taxes/payers/:npwpd': {
    who: 'public',
    says: 'tells nothing without the code of the letter',
    params: () => ({ npwpd: 'P19999999' }),
    query: 'code=00000000',
  },
  'GET /api/taxes/receipts/:code': {
    who: 'public',
    says: 'whoever holds a deposit slip may read it again; without its number nothing is told',
    params: () => ({ code: '0000-0000-0000' }),
  },
  'GET /api/my/taxes': {
    who: 'citizen',
    says: 'the taxpayers whose number and code one has shown',
    check: ownsNone,
  },
  'POST /api/my/taxes/payers': {
    who: 'citizen',
    says: 'links nobody without the code of the letter',
    body: { npwpd: 'P19999999', code: '00000000' },
    check: ownsNone,
  },
  'DELETE /api/my/taxes/payers/:id': {
    who: 'citizen',
    says: 'lets go of one’s own link only',
    params: () => ({ id: NOBODY }),
  },
  'POST /api/my/taxes/returns': {
    who: 'citizen',
    says: 'files for one’s own objects only',
    body: { object: Number(NONE), month: '2025-01', turnover: 0 },
  },
  'POST /api/my/taxes/requests': {
    who: 'citizen',
    says: 'asks for one’s own taxpayers only',
    body: { kind: 'reduction', payer: NOBODY, bill: '2000000000018', amount: 1, reason: 'Uji' },
  },
};
