/** Every route of the house, each with the module it belongs to. */
import { liveRoute } from '../platform/http/live.ts';
import { MODULES } from './modules.ts';

/** All routes, each with the module it belongs to. */
export function allRoutes() {
  const topics = MODULES.flatMap((module) => module.topics ?? []);
  return [
    ...MODULES.flatMap((module) => (module.routes ?? []).map((route) => ({ module: module.name, route }))),
    { module: 'platform', route: liveRoute(topics) },
  ];
}
