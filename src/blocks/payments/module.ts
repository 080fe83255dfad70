/** Manifest of the payments block: the ledger, bills and the ways in which money comes in. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';
import { localDate } from '../../shared/time.ts';
import { rollBalances } from './rolling.ts';
import { sealDays } from './seals.ts';

export const payments: Module = {
  name: 'payments',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
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
  ],
};
