/** DOOR manifest: what procedures bring to the house. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';
import { routes } from './routes.ts';

export const procedures: Module = {
  name: 'procedures',
  texts: join(import.meta.dirname, 'texts'),
  permissions: ['procedures.read'],
  routes,
};
