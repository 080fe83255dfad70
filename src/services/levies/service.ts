/** DOOR manifest: what the market levies bring to the house. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';
import { chaseArrears } from './arrears.ts';
import { arrearsRoutes } from './arrears-routes.ts';
import './audit-words.ts';
import { incomeReader } from './income.ts';
import { indicators } from './indicators.ts';
import { type Closed, issueDue, voidClosed } from './issuing.ts';
import { topics } from './live.ts';
import { officeRoutes } from './office-routes.ts';
import { routes } from './routes.ts';
import './stops.ts';

export const levies: Module = {
  name: 'levies',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
  permissions: ['levies.read', 'levies.manage', 'levies.tariffs', 'levies.decide'],
  routes: [...routes, ...officeRoutes, ...arrearsRoutes],
  subscribers: [incomeReader],
  topics,
  indicators,
  jobs: [
    {
      task: 'levies.issue',
      cron: '7 * * * *',
      async run(_payload, city) {
        await issueDue(city);
      },
    },
    {
      // In the morning, so that nobody is woken.
      task: 'levies.arrears',
      cron: '15 2 * * *',
      async run(_payload, city) {
        await chaseArrears(city);
      },
    },
    {
      task: 'levies.void-closed',
      async run(payload, city) {
        await voidClosed(city, payload as Closed);
      },
    },
  ],
};
