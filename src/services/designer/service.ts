/** DOOR manifest: what the designer of services brings to the house. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';
import './audit-words.ts';
import { routes } from './routes.ts';

export const designer: Module = {
  name: 'designer',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
  permissions: ['designer.write', 'designer.approve'],
  routes,
};
