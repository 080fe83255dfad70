/** What the public side brings to the manifest of complaints. */
import { dataJob } from './open-data/job.ts';
import { dataRoutes } from './open-data/routes.ts';
import { publishingRoutes } from './routes.ts';
import { searchIndexer, searchJob } from './search-index.ts';

export const publishing = {
  routes: [...publishingRoutes, ...dataRoutes],
  subscribers: [searchIndexer],
  jobs: [searchJob, dataJob],
};
