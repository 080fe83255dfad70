/** Every night the files of open data are made anew, and whenever an administrator asks. */
import type { Job } from '../../../../platform/jobs/runner.ts';
import { makeOpenData } from './make.ts';

export const dataJob: Job = {
  task: 'complaints.open-data',
  // Ten past one in the west of the country, where nobody waits for anything.
  cron: '10 18 * * *',
  async run(_payload, city) {
    await makeOpenData(city);
  },
};
