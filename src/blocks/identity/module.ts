/** Manifest of the identity block: officers, citizens, roles, sessions and kiosk screens. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';
import './audit-names.ts';
import { MANAGE, READ } from './giving.ts';
import { identityJobs } from './jobs.ts';
import { accountRoutes } from './routes-account.ts';
import { adminRoutes } from './routes-admin.ts';
import { auditRoutes } from './routes-audit.ts';
import { passkeyRoutes } from './routes-passkeys.ts';
import { sessionRoutes } from './routes-session.ts';

export const identity: Module = {
  name: 'identity',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
  permissions: [READ, MANAGE, 'wall.manage', 'audit.read'],
  routes: [...sessionRoutes, ...passkeyRoutes, ...accountRoutes, ...adminRoutes, ...auditRoutes],
  jobs: identityJobs,
};
