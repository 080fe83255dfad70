/** Sweeps what the platform keeps only for a while: answers stored under idempotency keys. */
import type { City } from '../city.ts';
import { sql } from '../db/sql.ts';
import type { Job } from './runner.ts';

/** A phone that was offline for a week may still send its report again under the same key. */
const KEEP_ANSWERS_DAYS = 7;

async function sweepAnswers(city: City): Promise<number> {
  const before = new Date(city.now().getTime() - KEEP_ANSWERS_DAYS * 86_400_000);
  return city.db.run(sql`delete from platform.idempotency where at < ${before}`);
}

export const platformJobs: Job[] = [
  {
    task: 'platform.sweep',
    cron: '41 * * * *',
    async run(_payload, city) {
      await sweepAnswers(city);
    },
  },
];
