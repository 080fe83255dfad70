/** Manifest of definitions: services of the city as data. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';
import './audit-words.ts';
import { definitionRoutes } from './routes.ts';

export const definitions: Module = {
  name: 'definitions',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
  routes: definitionRoutes,
};
