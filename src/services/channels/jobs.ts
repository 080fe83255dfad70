/** DOOR schedules: working on messages, filing what was left alone, reading the mailbox, forgetting. */
import type { City } from '../../platform/city.ts';
import type { Job } from '../../platform/jobs/runner.ts';
import { readMailbox } from './mail/imap.ts';
import { deleteOld } from './store.ts';
import { fileLeftDrafts, takeUpForgotten, workOn } from './work.ts';

const DAY = 86_400_000;

/** Retention: done and refused messages 90 days (so that repetitions are known), failed ones 30, senders 30 after their last word. */
async function sweepChannels(city: City): Promise<number> {
  const now = city.now().getTime();
  const before = (days: number) => new Date(now - days * DAY);
  return city.db.transaction((tx) =>
    deleteOld(tx, { done: before(90), failed: before(30), sender: before(30), rating: before(30) }),
  );
}

export const jobs: Job[] = [
  {
    task: 'channels.work',
    run: (payload, city) => workOn(city, String(payload.sender)),
  },
  {
    task: 'channels.left',
    cron: '* * * * *',
    async run(_payload, city) {
      await fileLeftDrafts(city);
      await takeUpForgotten(city);
    },
  },
  {
    task: 'channels.mail',
    cron: '* * * * *',
    async run(_payload, city) {
      await readMailbox(city);
    },
  },
  {
    task: 'channels.sweep',
    cron: '37 2 * * *',
    async run(_payload, city) {
      await sweepChannels(city);
    },
  },
];
