/** Manifest of the cases block: no routes of its own, the services give their own. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';

export const cases: Module = {
  name: 'cases',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
};
