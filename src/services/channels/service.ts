/** DOOR manifest: WhatsApp and e-mail, the doors by which people write to the city. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';
import './audit-words.ts';
import { expectations } from './expected.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.ts';

export const channels: Module = {
  name: 'channels',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
  permissions: ['channels.read', 'channels.manage'],
  routes,
  jobs,
  subscribers: [expectations],
};
