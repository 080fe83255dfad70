/** Manifest of the documents block: official papers, their numbers, signatures and verification. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';
import './audit-words.ts';
import { tellExpiring } from './expiring.ts';
import { issueDocument } from './issue.ts';
import { documentRoutes } from './routes.ts';

export const documents: Module = {
  name: 'documents',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
  permissions: ['documents.sign', 'documents.letterhead'],
  routes: documentRoutes,
  jobs: [
    {
      task: 'documents.issue',
      async run(payload, city) {
        await issueDocument(city, String(payload.id));
      },
    },
    {
      task: 'documents.expiring',
      cron: '10 23 * * *',
      async run(_payload, city) {
        await tellExpiring(city);
      },
    },
  ],
};
