/** DOOR manifest: the exchange of reports with SP4N-LAPOR!, off by default. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';
import './audit-words.ts';
import { follower, jobs } from './jobs.ts';
import { routes } from './routes.ts';

export const sp4n: Module = {
  name: 'sp4n',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
  permissions: ['sp4n.manage'],
  routes,
  jobs,
  subscribers: [follower],
};
