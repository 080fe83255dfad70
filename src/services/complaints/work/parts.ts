/** What work between agencies brings to the manifest of complaints. */
import { workIndicators } from './indicators.ts';
import { workRoutes } from './routes.ts';
import { workRulesRoutes } from './rules-routes.ts';

export const work = { routes: [...workRulesRoutes, ...workRoutes], indicators: workIndicators };
