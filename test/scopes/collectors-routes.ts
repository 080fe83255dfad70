/** Collectors: a phone is its collector's alone; phones, deposits and differences belong to the agency; a receipt is anybody's to check. */
import assert from 'node:assert/strict';
import type { DeskView } from '../../src/blocks/collectors/contract.ts';
import type { Call } from '../kit/house.ts';
import type { Guarded } from './guarded.ts';
import { anywhere } from './guarded-rows.ts';
import { type Held, nameOf, OTHER, OWN } from './model.ts';
import type { OwnRoute } from './own-route.ts';
import type { Things } from './things.ts';

const COLLECT = 'collectors.collect';
const MANAGE = 'collectors.manage';

const ofPhone = (passed: number, body?: unknown): Guarded => ({
  ...{ needs: MANAGE, passed, body },
  to: ({ phones }: Things) =>
    phones.map(({ device, agency }) => ({ at: { agency, area: null }, params: { id: String(device) } })),
});

export const collectorRoutes: Record<string, Guarded> = {
  // A key that is no point of the curve: nobody's phone.
  'POST /api/collectors/devices': {
    ...{ needs: COLLECT, passed: 422, to: anywhere },
    body: { publicKey: 'A'.repeat(87), label: 'Uji' },
  },
  // Of its collector alone: whoever holds the permission is told that there is none.
  'GET /api/collectors/round': { needs: COLLECT, passed: 404, query: 'device=1', to: anywhere },
  'POST /api/collectors/entries': {
    ...{ needs: COLLECT, passed: 404, to: anywhere },
    body: { device: 1, entries: [] },
  },
  'GET /api/desk/collectors': { needs: 'collectors.read', passed: 200, to: anywhere },
  'POST /api/desk/collectors/devices/:id/approve': ofPhone(409),
  'POST /api/desk/collectors/devices/:id/block': ofPhone(422, { as: 'lost', since: '2090-01-01T00:00:00Z' }),
  'POST /api/desk/collectors/deposits/:hash/accept': {
    needs: 'collectors.accept',
    passed: 422,
    body: { counted: 1, note: '' },
    to: ({ phones }: Things) =>
      phones.map(({ deposit, agency }) => ({ at: { agency, area: null }, params: { hash: deposit } })),
  },
  'POST /api/desk/collectors/differences/:id/close': {
    needs: MANAGE,
    passed: 409,
    body: { note: 'Uji' },
    to: ({ phones }: Things) =>
      phones.map(({ difference, agency }) => ({
        at: { agency, area: null },
        params: { id: String(difference) },
      })),
  },
  'POST /api/desk/collectors/receipts': {
    needs: MANAGE,
    passed: 422,
    to: ({ phones }: Things) =>
      phones.map(({ forged, agency }) => ({ at: { agency, area: null }, body: { receipt: forged } })),
  },
  'POST /api/desk/collectors/limits': {
    needs: MANAGE,
    passed: 409,
    to: () =>
      [OWN, OTHER].map((agency) => ({
        at: { agency, area: null },
        body: { agency, collector: null, since: '2000-01-01', amount: 1 },
      })),
  },
};

export const ownCollectorRoutes: Record<string, OwnRoute> = {
  'POST /api/receipts/check': {
    who: 'public',
    says: 'whoever holds a receipt may check it; it names no person',
    body: { receipt: 'bukan kuitansi' },
  },
};

/** Phones, deposits and differences of the agencies that a role reaches, and no others. */
export async function comparePhones({ model, phones }: Things, call: Call, who: readonly Held[]) {
  const answer = await call<DeskView>('GET', '/api/desk/collectors');
  const READ = 'collectors.read';
  if (!model.holds(who, READ)) {
    assert.equal(answer.status, 403, `${nameOf(who)}: collectors`);
    return;
  }
  const own = phones.filter(({ agency }) => model.may(who, READ, { agency, area: null }));
  const { devices, deposits, differences } = answer.body;
  assert.deepEqual(
    [devices.map(({ id }) => id).sort(), deposits.map(({ hash }) => hash).sort()],
    [own.map(({ device }) => device).sort(), own.map(({ deposit }) => deposit).sort()],
    `${nameOf(who)}: collectors`,
  );
  assert.equal(differences.length, own.length, `${nameOf(who)}: differences`);
}
