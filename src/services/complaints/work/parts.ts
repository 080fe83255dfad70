/** What work between agencies brings to the manifest of complaints. */
import { workRulesRoutes } from './rules-routes.ts';

export const work = { routes: workRulesRoutes };
