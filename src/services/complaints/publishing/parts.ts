/** What the public side brings to the manifest of complaints. */
import { dataJob } from './open-data/job.ts';
import { dataRoutes } from './open-data/routes.ts';
import { publishingRoutes } from './routes.ts';
import { searchIndexer, searchJob } from './search-index.ts';
import { newsWriter } from './subscriptions/match.ts';
import { subscriptionRoutes } from './subscriptions/routes.ts';
import { newsJobs } from './subscriptions/tell-news.ts';

export const publishing = {
  routes: [...publishingRoutes, ...dataRoutes, ...subscriptionRoutes],
  subscribers: [searchIndexer, newsWriter],
  jobs: [searchJob, dataJob, ...newsJobs],
};
