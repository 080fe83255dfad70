/** The one list of modules, lowest first: migrations run in this order. */
import { join } from 'node:path';
import { cases } from '../blocks/cases/module.ts';
import { collectors } from '../blocks/collectors/module.ts';
import { definitions } from '../blocks/definitions/module.ts';
import { directory } from '../blocks/directory/module.ts';
import { documents } from '../blocks/documents/module.ts';
import { identity } from '../blocks/identity/module.ts';
import { indicators } from '../blocks/indicators/module.ts';
import { notices } from '../blocks/notices/module.ts';
import { payments } from '../blocks/payments/module.ts';
import { files } from '../platform/files/module.ts';
import { platformJobs } from '../platform/jobs/sweep.ts';
import type { Module } from '../platform/module.ts';
import { applications } from '../services/applications/service.ts';
import { channels } from '../services/channels/service.ts';
import { commandCenter } from '../services/command-center/service.ts';
import { complaints } from '../services/complaints/service.ts';
import { counters } from '../services/counters/service.ts';
import { designer } from '../services/designer/service.ts';
import { levies } from '../services/levies/service.ts';
import { open311 } from '../services/open311/service.ts';
import { procedures } from '../services/procedures/service.ts';
import { sp4n } from '../services/sp4n/service.ts';
import { taxes } from '../services/taxes/service.ts';

const platform: Module = {
  name: 'platform',
  migrations: join(import.meta.dirname, '../platform/migrations'),
  texts: join(import.meta.dirname, '../platform/texts'),
  jobs: platformJobs,
};

const SERVICES: readonly Module[] = [
  designer,

  complaints,
  applications,
  counters,
  procedures,
  levies,
  taxes,
  open311,
  channels,
  sp4n,
  commandCenter,
];

export const MODULES: readonly Module[] = [
  platform,
  files,
  directory,
  identity,
  notices,
  cases,
  definitions,
  documents,
  payments,
  collectors,
  indicators,
  ...SERVICES,
];

export const MIGRATIONS = MODULES.flatMap((module) =>
  module.migrations ? [{ module: module.name, folder: module.migrations }] : [],
);

/** Every permission that some module knows; a pack whose roles grant others is refused. */
export const PERMISSIONS: ReadonlySet<string> = new Set(
  MODULES.flatMap((module) => module.permissions ?? []),
);
