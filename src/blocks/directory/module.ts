/** Manifest of the directory: agencies, areas, RW and RT, the working calendar. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';
import './audit-words.ts';
import { directoryRoutes } from './routes.ts';

export const directory: Module = {
  name: 'directory',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
  permissions: ['directory.read', 'directory.manage'],
  routes: directoryRoutes,
};
