/** What the identity block does by itself: forgetting. */
import type { Job } from '../../platform/jobs/runner.ts';
import { sweep } from './store.ts';

export const identityJobs: readonly Job[] = [
  {
    task: 'identity.sweep',
    cron: '17 2 * * *',
    async run(_payload, city) {
      await sweep(city.db, city.now());
    },
  },
];
