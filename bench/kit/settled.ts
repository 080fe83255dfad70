/** Rest between rounds. */
import { setTimeout as pause } from 'node:timers/promises';
import { onDatabase } from '../../src/app/register.ts';

/** Waits until events and jobs of the last round are done, so that no round pays for the one before. */
export async function settled(adminUrl: string, database: string): Promise<void> {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  await onDatabase(url.toString(), async (client) => {
    for (let left = 600; left > 0; left--) {
      const { rows } = await client.query(`select
        (select count(*) from platform.outbox) + (select count(*) from platform.job_outbox) + (select count(*) from graphile_worker.jobs where run_at <= now() and attempts < max_attempts) as waiting`);
      if (Number(rows[0]?.waiting) === 0) break;
      await pause(200);
    }
    await client.query('checkpoint');
  });
}
