/** DOOR manifest: the command center. It reads what services declare and brings no figures of its own. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';
import { routes } from './routes.ts';

export const commandCenter: Module = {
  name: 'command-center',
  texts: join(import.meta.dirname, 'texts'),
  permissions: ['wall.read'],
  routes,
};
