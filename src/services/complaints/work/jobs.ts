/** DOOR schedules of the work between agencies: climbing the ladder. */
import type { Job } from '../../../platform/jobs/runner.ts';
import { climb } from './ladder.ts';

export const workJobs: Job[] = [
  {
    task: 'complaints.climb',
    cron: '* * * * *',
    async run(_payload, city) {
      await climb(city);
    },
  },
];
