/** Manifest of the indicators: the figures that services declare, read together and kept day by day. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';
import { indicatorRoutes } from './routes.ts';
import { snapshotWhenDayEnds } from './snapshots.ts';

export const indicators: Module = {
  name: 'indicators',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
  routes: indicatorRoutes,
  jobs: [
    {
      task: 'indicators.snapshot',
      // Every hour at 45 past: the run that falls into the last hour of the city's own day writes.
      cron: '45 * * * *',
      async run(_payload, city) {
        await snapshotWhenDayEnds(city);
      },
    },
  ],
};
