/** DOOR manifest: what applications bring to the house. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';
import './audit-words.ts';
import { followPayments } from '../../blocks/payments/api.ts';
import { boardRoute } from './board-routes.ts';
import { tellStandIns } from './delegations.ts';
import { deskRoutes } from './desk-routes.ts';
import { BILLED, SERVICE } from './fees/bills.ts';
import { citizenForgetter } from './forget-citizen.ts';
import { indicators } from './indicators.ts';
import { jobs } from './jobs.ts';
import { topics } from './live.ts';
import { registerPayments } from './payments.ts';
import { endingPapers } from './remind.ts';
import { ownRoutes } from './routes.ts';
import { guardUploads } from './uploads.ts';

guardUploads();
tellStandIns();
registerPayments(BILLED);
followPayments(SERVICE, 'applications.fee');

export const applications: Module = {
  name: 'applications',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
  permissions: [
    'applications.read',
    'applications.check',
    'applications.review',
    'applications.inspect',
    'applications.decide',
    'applications.assist',
  ],
  routes: [...ownRoutes, ...deskRoutes, boardRoute],
  jobs,
  subscribers: [citizenForgetter, endingPapers],
  topics,
  indicators,
};
