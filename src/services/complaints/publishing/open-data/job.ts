/** Every night the files of open data are made anew, and whenever an administrator asks. */
import type { Job } from '../../../../platform/jobs/runner.ts';
import { OPEN_DATA_CRON } from '../../rules/open-data-hour.ts';
import { makeOpenData } from './make.ts';

export const dataJob: Job = {
  task: 'complaints.open-data',
  // Deep in the night, where nobody waits for anything.
  cron: OPEN_DATA_CRON,
  async run(_payload, city) {
    await makeOpenData(city);
  },
};
