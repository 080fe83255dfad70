/** Manifest of the collectors block: phones that take cash, what they sign, and cash on its way to the city. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';
import './audit-words.ts';
import { indicators } from './indicators.ts';
import { routes } from './routes.ts';
import { settleAll } from './settle.ts';

export const collectors: Module = {
  name: 'collectors',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
  permissions: ['collectors.collect', 'collectors.read', 'collectors.manage', 'collectors.accept'],
  routes,
  indicators,
  jobs: [
    {
      task: 'collectors.settle',
      cron: '*/5 * * * *',
      async run(_payload, city) {
        await settleAll(city);
      },
    },
  ],
};
