/** DOOR manifest: what the counters bring to the house. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';
import './audit-words.ts';
import { deskRoutes } from './desk-routes.ts';
import { indicators } from './indicators.ts';
import { citizenForgetter, jobs } from './jobs.ts';
import { topics } from './live.ts';
import { publicRoutes } from './routes.ts';

export const counters: Module = {
  name: 'counters',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
  permissions: ['counters.serve', 'counters.manage'],
  routes: [...publicRoutes, ...deskRoutes],
  jobs,
  subscribers: [citizenForgetter],
  topics,
  indicators,
};
