/** Manifest of the payments block: the ledger, bills and the ways in which money comes in. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';
import { localDate } from '../../shared/time.ts';
import { DAY_MS, dateOfDay, dayNumber } from '../../shared/zone.ts';
import { disagreements } from './agreement.ts';
import { cardRoutes } from './cards/routes.ts';
import './audit-words.ts';
import { indicators } from './indicators.ts';
import { matchAll } from './matching.ts';
import { orderRoutes } from './orders-routes.ts';
import { rollBalances } from './rolling.ts';
import { sealDays } from './seals.ts';
import { snapRoutes } from './snap/routes.ts';
import { forgetCalls } from './store-banks.ts';
import { forgetTerminalCalls } from './store-terminals.ts';
import { treasuryRoutes } from './treasury-routes.ts';

/** A bank's external number counts for its day only; the rest is for asking after. */
const DAYS_OF_CALLS = 31;

export const payments: Module = {
  name: 'payments',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
  permissions: ['payments.read', 'payments.reconcile', 'payments.close'],
  routes: [...snapRoutes, ...treasuryRoutes, ...orderRoutes, ...cardRoutes],
  indicators,
  jobs: [
    {
      task: 'payments.roll',
      cron: '* * * * *',
      async run(_payload, city) {
        await rollBalances(city);
      },
    },
    {
      task: 'payments.seal',
      cron: '5 * * * *',
      async run(_payload, city) {
        await sealDays(city, localDate(city.now(), city.zone));
      },
    },
    {
      task: 'payments.match',
      cron: '*/15 * * * *',
      async run(_payload, city) {
        await matchAll(city);
      },
    },
    {
      task: 'payments.agree',
      cron: '35 * * * *',
      async run(_payload, city) {
        for (const { account, ledger, books } of await disagreements(city))
          city.log.error({ account, ledger, books }, 'the books of payments do not agree');
      },
    },
    {
      task: 'payments.forget',
      cron: '20 3 * * *',
      async run(_payload, city) {
        const today = localDate(city.now(), city.zone);
        await forgetCalls(city.db, dateOfDay(dayNumber(today) - DAYS_OF_CALLS));
        await forgetTerminalCalls(city.db, new Date(city.now().getTime() - DAYS_OF_CALLS * DAY_MS));
      },
    },
  ],
};
