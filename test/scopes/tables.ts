/** Whether the tables of this folder know every route of the house, and no other. */
import { allRoutes } from '../../src/app/routes.ts';
import { guardedRoutes } from './guarded-routes.ts';
import { ownRoutes } from './own-routes.ts';

export const routes = allRoutes().map(({ route }) => ({ ...route, name: `${route.method} ${route.path}` }));
const isGuarded = (permission: string) => permission.includes('.');

/** One sentence for each route that has no table or another permission there, and for each that is gone. */
export function misplacedRoutes(): string[] {
  const known = new Set(routes.map(({ name }) => name));
  return [
    ...routes.flatMap(({ name, permission }) => {
      const wanted = guardedRoutes[name]?.needs ?? ownRoutes[name]?.who;
      if (wanted === permission) return [];
      if (wanted !== undefined)
        return [`${name} asks for ${permission}, and the table in test/scopes says ${wanted}.`];
      return [
        isGuarded(permission)
          ? `${name}: add it to test/scopes/guarded-routes.ts, with its permission and the place of what it acts on.`
          : `${name} is for any ${permission}: add it to test/scopes/own-routes.ts, and say whose things it shows or changes.`,
      ];
    }),
    ...[...Object.keys(guardedRoutes), ...Object.keys(ownRoutes)]
      .filter((name) => !known.has(name))
      .map((name) => `${name} is gone: take it out of the tables in test/scopes.`),
  ];
}
