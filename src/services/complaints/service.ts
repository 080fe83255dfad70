/** DOOR manifest: what the complaint service brings to the house. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';
import './audit-words.ts';
import { board } from './board.ts';
import { counter, countJob } from './closing/counts.ts';
import { closingJobs } from './closing/jobs.ts';
import { closingRoutes } from './closing/routes.ts';
import { deskRoutes } from './desk-routes.ts';
import { citizenForgetter } from './forget-citizen.ts';
import { importRoutes } from './import/routes.ts';
import { importJobs } from './import/tasks.ts';
import { indicators } from './indicators.ts';
import { jobs } from './jobs.ts';
import { topics } from './live.ts';
import { mapCounter } from './map.ts';
import { guardPhotos } from './photo-guard.ts';
import { publishing } from './publishing/parts.ts';
import { publicRoutes } from './routes.ts';
import { settingsRoutes } from './settings-routes.ts';
import { tools } from './tools/parts.ts';
import { trustIndicators } from './trust/indicators.ts';
import { trustRoutes } from './trust/routes.ts';
import { work } from './work/parts.ts';

guardPhotos();

export const complaints: Module = {
  name: 'complaints',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
  permissions: [
    'complaints.read',
    'complaints.read-reporter',
    'complaints.triage',
    'complaints.work',
    'complaints.close',
    'complaints.report-for-citizen',
    'complaints.manage',
    'complaints.moderate',
    ...tools.permissions,
  ],
  routes: [
    ...publicRoutes,
    ...publishing.routes,
    ...closingRoutes,
    ...settingsRoutes,
    ...deskRoutes,
    ...trustRoutes,
    ...work.routes,
    ...tools.routes,
    ...importRoutes,
  ],
  jobs: [...jobs, ...publishing.jobs, ...closingJobs, countJob, ...tools.jobs, ...work.jobs, ...importJobs],
  subscribers: [counter, mapCounter, citizenForgetter, ...publishing.subscribers, ...work.subscribers],
  topics,
  indicators: [...indicators, ...trustIndicators, ...work.indicators],
  boards: [board],
};
