/** What the tools of desk and crew bring to the manifest of complaints. */
import { bulkJob } from './bulk.ts';
import { bulkRoutes } from './bulk-routes.ts';
import { roundRoutes } from './round-routes.ts';
import { templateRoutes } from './template-routes.ts';
import { MANAGE } from './templates.ts';

export const tools = {
  permissions: [MANAGE],
  routes: [...templateRoutes, ...bulkRoutes, ...roundRoutes],
  jobs: [bulkJob],
};
