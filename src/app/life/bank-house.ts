/** The made-up banks of a demo, one for each city, in a process of their own: told which by its launcher, it says where they answer. */
import { join } from 'node:path';
import { startBankSimulator } from '../../blocks/payments/api.ts';

type Wish = { folder: string; cities: string[] };
export type Opened = { urls: Record<string, string> };

process.once('message', async ({ folder, cities }: Wish) => {
  const urls: Record<string, string> = {};
  for (const slug of cities)
    urls[slug] = (await startBankSimulator({ file: join(folder, `${slug}.jsonl`) })).url;
  process.send?.({ urls } satisfies Opened);
});
// The demo is over, in whichever way it ended.
process.once('disconnect', () => process.exit(0));
