/** Manifest of the notices block: messages to people by WhatsApp, SMS, e-mail and push. */
import { join } from 'node:path';
import type { Module } from '../../platform/module.ts';
import './audit-words.ts';
import { endedSessions } from './push.ts';
import { noticeRoutes } from './routes.ts';
import { sendNotice, sendOverdue, sweepNotices } from './send.ts';

export const notices: Module = {
  name: 'notices',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: join(import.meta.dirname, 'texts'),
  permissions: ['notices.read', 'notices.manage'],
  routes: noticeRoutes,
  subscribers: [endedSessions],
  jobs: [
    {
      task: 'notices.send',
      async run(payload, city) {
        await sendNotice(city, String(payload.id));
      },
    },
    {
      task: 'notices.overdue',
      cron: '*/5 * * * *',
      async run(_payload, city) {
        await sendOverdue(city);
      },
    },
    {
      task: 'notices.sweep',
      cron: '41 2 * * *',
      async run(_payload, city) {
        await sweepNotices(city);
      },
    },
  ],
};
