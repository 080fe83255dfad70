/** Manifest of the files module: photos that people send, kept by content and shown to those who may see them. */
import { join } from 'node:path';
import type { Module } from '../module.ts';
import './audit-words.ts';
import { fileRoutes } from './routes.ts';
import { sweepFiles } from './sweep.ts';

export const files: Module = {
  name: 'files',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
  routes: fileRoutes,
  jobs: [
    {
      task: 'files.sweep',
      cron: '17 * * * *',
      async run(_payload, city) {
        await sweepFiles(city);
      },
    },
  ],
};
