/** What the public side brings to the manifest of complaints. */
import { publishingRoutes } from './routes.ts';
import { searchIndexer, searchJob } from './search-index.ts';

export const publishing = {
  routes: publishingRoutes,
  subscribers: [searchIndexer],
  jobs: [searchJob],
};
