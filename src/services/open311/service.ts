/** DOOR manifest: Open311, the standard by which other programs report and read reports. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';
import './audit-words.ts';
import { routes } from './routes.ts';

export const open311: Module = {
  name: 'open311',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
  permissions: ['open311.manage'],
  routes,
};
