import assert from 'node:assert/strict';
import { test } from 'node:test';
import { magelangPack } from '../../test/kit/postgres.ts';
import { MODULES, PERMISSIONS } from './modules.ts';
import { allRoutes } from './routes.ts';

const WITHOUT_ROLE = new Set(['public', 'citizen', 'officer']);

test('every permission that a route or a live topic asks for is declared by a module', () => {
  const asked = [
    ...allRoutes().map(({ route }) => route.permission),
    ...MODULES.flatMap((module) => (module.topics ?? []).map((topic) => topic.permission)),
  ];
  const unknown = asked.filter((permission) => !WITHOUT_ROLE.has(permission) && !PERMISSIONS.has(permission));
  assert.deepEqual(unknown, []);
});

test('every declared permission is held by some role of the base pack, and every role grants known ones only', async () => {
  const { roles } = await magelangPack();
  const granted = new Set(roles.flatMap((role) => role.permissions));
  assert.deepEqual(
    [...PERMISSIONS].filter((permission) => !granted.has(permission)),
    [],
  );
  assert.deepEqual(
    [...granted].filter((permission) => !PERMISSIONS.has(permission)),
    [],
  );
});

test('no two routes share a method and an address', () => {
  const seen = allRoutes().map(({ route }) => `${route.method} ${route.path}`);
  assert.deepEqual(
    seen.filter((one, index) => seen.indexOf(one) !== index),
    [],
  );
});
