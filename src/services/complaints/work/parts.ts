/** What work between agencies brings to the manifest of complaints. */
import { workIndicators } from './indicators.ts';
import { workJobs } from './jobs.ts';
import { ladderWatch } from './ladder.ts';
import { ladderRoutes } from './ladder-routes.ts';
import { workRoutes } from './routes.ts';
import { workRulesRoutes } from './rules-routes.ts';

export const work = {
  routes: [...workRulesRoutes, ...workRoutes, ...ladderRoutes],
  jobs: workJobs,
  subscribers: [ladderWatch],
  indicators: workIndicators,
};
