/** What the tools of desk and crew bring to the manifest of complaints. */

import { templateRoutes } from './template-routes.ts';
import { MANAGE } from './templates.ts';

export const tools = {
  permissions: [MANAGE],
  routes: [...templateRoutes],
  jobs: [],
};
