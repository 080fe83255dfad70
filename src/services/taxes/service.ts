/** DOOR manifest: what the local taxes bring to the house. */
import { join } from 'node:path';
import { spendCredits } from '../../blocks/payments/api.ts';
import type { Runner } from '../../platform/db/database.ts';
import type { FeedEvent } from '../../platform/events/hub.ts';
import type { Module } from '../../platform/module.ts';
import './audit-words.ts';
import { deskRoutes } from './desk-routes.ts';
import { runLand } from './land-run.ts';
import { billLateness } from './lateness.ts';
import { grantOverdue } from './requests.ts';
import { publicRoutes } from './routes.ts';
import { unlinkCitizen } from './store-payers.ts';

export const taxes: Module = {
  name: 'taxes',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
  permissions: ['taxes.read', 'taxes.manage', 'taxes.decide'],
  routes: [...publicRoutes, ...deskRoutes],
  subscribers: [
    {
      name: 'taxes.forget-citizen',
      types: ['identity.citizen.deleted'],
      async on(events: readonly FeedEvent[], tx: Runner) {
        for (const event of events) await unlinkCitizen(tx, event.subject);
      },
    },
  ],
  jobs: [
    {
      task: 'taxes.land',
      async run(payload, city) {
        await runLand(city, (payload as { year: number }).year);
      },
    },
    {
      task: 'taxes.spend',
      async run(_payload, city) {
        await spendCredits(city, 'taxes');
      },
    },
    {
      task: 'taxes.late',
      cron: '40 1 * * *',
      async run(_payload, city) {
        await billLateness(city);
      },
    },
    {
      task: 'taxes.grant-overdue',
      cron: '10 2 * * *',
      async run(_payload, city) {
        await grantOverdue(city);
      },
    },
  ],
};
