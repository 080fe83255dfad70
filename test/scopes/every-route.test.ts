/** Every endpoint × role × agency × area: 403 exactly where a role does not reach, 401 without a session, never 500. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Call } from '../kit/house.ts';
import type { Guarded, Target } from './guarded.ts';
import { guardedRoutes } from './guarded-routes.ts';
import { type Held, nameOf } from './model.ts';
import { ownRoutes } from './own-routes.ts';
import { misplacedRoutes, routes } from './tables.ts';
import { changeling, expected, makeThings, type Things } from './things.ts';

/** Officers who change their roles from question to question, side by side. */
const LANES = 4;

function filled(path: string, params: Record<string, string> = {}, query = ''): string {
  const address = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    assert.ok(value !== undefined, `${path}: nothing fills :${name}`);
    return encodeURIComponent(value);
  });
  return query ? `${address}?${query}` : address;
}

/** What the model expects of this caller for this thing. */
function wantedStatus(things: Things, who: readonly Held[], one: Guarded, target: Target): number {
  const { model } = things;
  if (!model.holds(who, one.needs)) return 403;
  const { at } = target;
  const reached = at === 'anywhere' || (typeof at === 'function' ? at(who) : model.may(who, one.needs, at));
  return reached ? (target.passed ?? one.passed) : (one.refused ?? 403);
}

async function ask(call: Call, name: string, one: Guarded, target: Target, may: boolean) {
  const [method = '', path = ''] = name.split(' ');
  const params = typeof target.params === 'function' ? await target.params(may) : target.params;
  return call(method, filled(path, params, one.query), 'body' in target ? target.body : one.body);
}

/** What went otherwise than the model says, as a sentence; undefined when all is well. */
async function difference(things: Things, call: Call, who: readonly Held[], name: string, target: Target) {
  const one = guardedRoutes[name] as Guarded;
  const wanted = wantedStatus(things, who, one, target);
  const answer = await ask(call, name, one, target, wanted === (target.passed ?? one.passed));
  if (answer.status === wanted) return undefined;
  const place = typeof target.at === 'object' ? ` of ${target.at.agency} / ${target.at.area}` : '';
  return `${nameOf(who)}: ${name}${place}: ${wanted} expected, ${answer.status} came: ${answer.text.slice(0, 400)}`;
}

/** A hole shows itself many times; the first sentences say enough. */
function none(found: (string | undefined)[]): void {
  const differences = found.filter((one) => one !== undefined);
  assert.equal(
    differences.length,
    0,
    `${differences.length} differ:\n${differences.slice(0, 12).join('\n')}`,
  );
}

test('every route stands in exactly one table of this folder', () => {
  assert.deepEqual(misplacedRoutes(), []);
  const both = Object.keys(guardedRoutes).filter((name) => name in ownRoutes);
  assert.deepEqual(both, [], 'in two tables');
});

test('every route × role × agency × area', async (t) => {
  const things = await makeThings(t);
  const { house, model, admin } = things;
  const lanes = await Promise.all(Array.from({ length: LANES }, () => changeling(house, admin)));
  const targets = new Map(Object.entries(guardedRoutes).map(([name, one]) => [name, one.to(things)]));

  await t.test('the full table: each role in each place meets each guarded route', async () => {
    const people = model.people();
    assert.ok(people.length > 80 && targets.size >= 37, 'the table has shrunk');
    const next = people.values();
    const found: (string | undefined)[] = [];
    await Promise.all(
      lanes.map(async (become) => {
        // The lanes share one iterator: each takes the next person when it is free.
        for (const who of next) {
          const call = await become(who);
          for (const [name, [target]] of targets)
            found.push(await difference(things, call, who, name, target as Target));
        }
      }),
    );
    none(found);
  });

  await t.test(
    'several roles at once never lend each other their places, whatever the thing is',
    async () => {
      const held = fc.constantFrom(...model.people().flat());
      const question = fc.record({ who: fc.array(held, { minLength: 1, maxLength: 3 }), turn: fc.nat(1000) });
      await Promise.all(
        lanes.map((become, lane) =>
          fc.assert(
            fc.asyncProperty(question, async ({ who, turn }) => {
              const distinct = [...new Map(who.map((one) => [nameOf([one]), one])).values()];
              const call = await become(distinct);
              const found: (string | undefined)[] = [];
              for (const [name, list] of targets)
                found.push(
                  await difference(things, call, distinct, name, list[turn % list.length] as Target),
                );
              none(found);
            }),
            { numRuns: 15, seed: 20261122 + lane },
          ),
        ),
      );
    },
  );

  await t.test('401 without a session, and with one that is nobody’s', async () => {
    for (const { name, path, permission } of routes) {
      if (permission === 'public') continue;
      const target = targets.get(name)?.[0];
      const method = name.split(' ')[0] as string;
      const address = target
        ? filled(path, typeof target.params === 'function' ? await target.params(false) : target.params)
        : filled(path, ownRoutes[name]?.params?.(things));
      for (const headers of [{}, { authorization: `Bearer ${'x'.repeat(43)}` }] as Record<string, string>[]) {
        const answer = await house.call(method, address, method === 'GET' ? undefined : {}, headers);
        assert.equal(answer.status, 401, `${name} → ${answer.text}`);
      }
    }
  });

  await t.test(
    'a citizen, a kiosk and an officer whose password is not yet changed pass none of them',
    async () => {
      const pending = await things.pending();
      for (const [name, [target]] of targets) {
        const one = guardedRoutes[name] as Guarded;
        for (const [who, call] of Object.entries({ citizen: things.sri, pending, kiosk: things.kiosk })) {
          const open = who === 'kiosk' && one.needs === 'wall.read';
          const answer = await ask(call, name, one, target as Target, false);
          assert.equal(answer.status, open ? one.passed : 403, `${who}: ${name} → ${answer.text}`);
        }
      }
    },
  );

  await t.test(
    'a role that begins tomorrow opens nothing today, and one that was taken nothing any more',
    async () => {
      const [become] = lanes as [(typeof lanes)[0]];
      const call = await become([]);
      const tomorrow = new Date(house.city.now().getTime() + 86_400_000).toISOString();
      const role = { role: 'uji-city', agency: null, area: null };
      const path = `/api/officers/${call.id}/grants`;
      await expected(admin('POST', path, { ...role, validFrom: tomorrow }), 201);
      const nothing = async () => {
        for (const [name, [target]] of targets)
          none([await difference(things, call, [], name, target as Target)]);
      };
      await nothing();
      const { id } = await expected<{ id: string }>(admin('POST', path, { ...role, role: 'auditor' }), 201);
      assert.equal((await call('GET', '/api/audit')).status, 200);
      await expected(admin('DELETE', `${path}/${id}`), 204);
      await nothing();
    },
  );

  await t.test('no caller of any kind brings a public or personal route to a 500', async () => {
    const officer = await (lanes[0] as (typeof lanes)[0])([]);
    const callers = { visitor: house.call, citizen: things.budi, kiosk: things.kiosk, officer };
    for (const [name, one] of Object.entries(ownRoutes)) {
      const [method = '', path = ''] = name.split(' ');
      for (const [who, call] of Object.entries(callers)) {
        // These are for the end of a session or an account; their own checks use them.
        if (one.ends) continue;
        const body = one.body ?? (method === 'GET' || method === 'DELETE' ? undefined : {});
        const answer = await call(method, filled(path, one.params?.(things), one.query), body, {
          origin: `http://${house.host}`,
        });
        const shut = one.who !== 'public' && one.who !== who && who !== 'visitor';
        assert.ok(answer.status < 500, `${who}: ${name} → ${answer.text}`);
        if (one.who !== 'public')
          assert.equal(answer.status === 403, shut, `${who}: ${name} → ${answer.text}`);
      }
    }
  });

  for (const [name, one] of Object.entries(ownRoutes))
    if (one.check) await t.test(`${name}: ${one.says}`, () => one.check?.(things));
});
