import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type TestHouse, testHouse } from '../../../test/kit/house.ts';
import { report } from '../../../test/kit/people.ts';
import { magelangPack } from '../../../test/kit/postgres.ts';
import { allRoutes } from '../../app/routes.ts';
import { inForce } from '../../blocks/packs/api.ts';
import { deskRoutes } from './desk-routes.ts';

type Call = Awaited<ReturnType<TestHouse['officer']>>;
type Holder = { role: string; agency: string | null; area: string | null };

/** Agencies and wards of the demo pack, enough to stand for "own", "other" and "above". */
const AGENCIES = ['disperkim', 'dlh', 'kecamatan-magelang-tengah'];
const AREAS = [null, '33.71.03', '33.71.01', '33.71.03.1005'];

const BODIES: Record<string, Record<string, unknown>> = {
  assign: { agency: 'dlh' },
  take: {},
  'hand-over': { officer: '00000000-0000-4000-8000-000000000000' },
  ask: { text: 'Di mana letaknya?' },
  answer: { text: 'Sedang kami tangani.' },
  note: { text: 'Catatan saja.' },
  close: { text: 'Selesai.', withoutPhoto: 'Kamera sedang rusak.' },
  reject: { reason: 'Bukan wewenang kota ini.' },
  merge: { into: 'MGL-000-000-000' },
  unmerge: {},
  uphold: { text: 'Penutupan tetap karena sudah diperiksa.' },
  priority: { priority: 2 },
  reopen: { reason: 'Belum selesai.' },
};

function within(code: string | null, area: string | null): boolean {
  return area === null || (code !== null && (code === area || code.startsWith(`${area}.`)));
}

test('every desk endpoint × role × agency × area answers 403 exactly where the role does not reach', async (t) => {
  const house = await testHouse(t);
  const pack = await magelangPack();
  const roles = inForce(pack.roles, '2026-11-22');
  const tree = new Map(pack.agencies.map((agency) => [agency.id, agency.parent ?? null]));
  const covers = (held: string | null, agency: string | null): boolean => {
    if (held === null) return true;
    for (let at = agency; at; at = tree.get(at) ?? null) if (at === held) return true;
    return false;
  };
  const { code } = await report(house);
  const target = { agency: 'disperkim', area: '33.71.03.1005' };
  const officers = new Map<string, Promise<Call>>();
  const officerOf = (holder: Holder) => {
    const key = JSON.stringify(holder);
    let call = officers.get(key);
    if (!call) {
      call = house.officer(holder.role, holder.agency, holder.area);
      officers.set(key, call);
    }
    return call;
  };
  const holder = fc.constantFrom(...roles).chain((role) =>
    fc.record({
      role: fc.constant(role.id),
      agency: role.held === 'city' ? fc.constant(null) : fc.constantFrom(...AGENCIES),
      area: role.held === 'city' ? fc.constant(null) : fc.constantFrom(...AREAS),
    }),
  );
  const routes = deskRoutes.filter((route) => route.path.includes(':code'));
  await fc.assert(
    fc.asyncProperty(holder, fc.constantFrom(...routes), async (who, route) => {
      const call = await officerOf(who);
      const name = route.path.split('/').at(-1) ?? '';
      // Version 999 is never right: whoever is let in meets the conflict, and nothing changes.
      const body = route.method === 'POST' ? { version: 999, ...BODIES[name] } : undefined;
      const answer = await call(route.method, route.path.replace(':code', code), body);
      const permissions = roles.find((one) => one.id === who.role)?.permissions ?? [];
      const reaches = covers(who.agency, target.agency) && within(target.area, who.area);
      const may = permissions.includes(route.permission) && reaches;
      assert.equal(
        answer.status === 403,
        !may,
        `${who.role} @ ${who.agency}/${who.area}: ${route.method} ${route.path} → ${answer.status}`,
      );
      assert.notEqual(answer.status, 500, answer.text);
    }),
    { numRuns: 250, seed: 7 },
  );
});

test('a list shows only the cases that the officer’s agency and area reach', async (t) => {
  const house = await testHouse(t);
  const lights = await report(house);
  const rubbish = await report(house, { category: 'rubbish-uncollected' }).catch(() => undefined);
  const list = async (call: Call) =>
    (await call<{ items: { code: string }[] }>('GET', '/api/desk/complaints?view=all')).body.items.map(
      (one) => one.code,
    );
  const own = await house.officer('agency-officer', 'disperkim');
  const elsewhere = await house.officer('agency-officer', 'disperkim', '33.71.01');
  const other = await house.officer('agency-officer', 'dinkes');
  const everyone = await house.officer('complaints-coordinator');
  assert.deepEqual(await list(own), [lights.code]);
  assert.deepEqual(await list(elsewhere), []);
  assert.deepEqual(await list(other), []);
  assert.ok((await list(everyone)).includes(lights.code));
  if (rubbish) assert.ok((await list(everyone)).includes(rubbish.code));
});

test('nobody without a session gets past any route that is not public', async (t) => {
  const house = await testHouse(t);
  for (const { route } of allRoutes()) {
    if (route.permission === 'public') continue;
    const path = route.path.replace(/:\w+/g, 'MGL-000-000-000');
    const answer = await house.call(route.method, path, route.method === 'GET' ? undefined : {});
    assert.equal(answer.status, 401, `${route.method} ${route.path} → ${answer.status}`);
  }
});

test('a citizen and a kiosk get past no officer’s route', async (t) => {
  const house = await testHouse(t);
  const { createKiosk } = await import('../../blocks/identity/api.ts');
  const { systemContext } = await import('../../platform/context.ts');
  const kiosk = await createKiosk(systemContext(house.city, 'test'), { name: 'Uji' });
  for (const { route } of allRoutes()) {
    if (['public', 'citizen', 'wall.read'].includes(route.permission)) continue;
    const path = route.path.replace(/:\w+/g, 'MGL-000-000-000');
    const body = route.method === 'GET' ? undefined : {};
    const answer = await house.call(route.method, path, body, { 'x-kiosk-token': kiosk.token });
    assert.equal(answer.status, 403, `${route.method} ${route.path} → ${answer.status}`);
  }
});
