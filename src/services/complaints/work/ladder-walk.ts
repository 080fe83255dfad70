/** When the ladder becomes another (an administrator, a pack, or the day on which a rung begins or ends), every open case is watched anew. */
import { createHash } from 'node:crypto';
import { calendar } from '../../../blocks/directory/api.ts';
import { change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import type { Calendar } from '../../../shared/working-time.ts';
import { type RungInForce, rungsFor } from '../rules/ladder.ts';
import { isTask } from '../rules/task.ts';
import * as store from './store-ladder.ts';

const BATCH = 1000;

const printOf = (rungs: readonly RungInForce[]) =>
  createHash('sha256').update(JSON.stringify(rungs)).digest('hex');

/** The first rung that the case has not climbed, be it reached already or not. Null: it has climbed them all. */
function nextRung(
  row: store.WalkedCase,
  rungs: readonly RungInForce[],
  working: Calendar,
): { id: number; at: Date | null } {
  const climbed = new Set(row.climbed);
  const left = rungsFor(row, isTask(row), rungs, working).find(
    ({ rung, promise }) => !climbed.has(`${rung.id}|${promise}`),
  );
  return { id: row.id, at: left?.at ?? null };
}

/** One batch in one transaction; false when nothing is left. Whoever comes second waits and goes on behind it. */
async function step(ctx: Context, rungs: readonly RungInForce[], print: string): Promise<boolean> {
  const working = await calendar(ctx.city);
  return change(ctx, async (tx) => {
    const from = await store.lockWalk(tx, print);
    if (from === null) return false;
    const rows = await store.openCasesAfter(tx, from, BATCH);
    await store.setWatches(
      tx,
      rows.map((row) => nextRung(row, rungs, working)),
    );
    const more = rows.length === BATCH;
    await store.moveWalk(tx, more ? (rows.at(-1)?.id ?? null) : null);
    return more;
  });
}

/** Goes over the open cases if the ladder is not the one under which they are watched. A walk that was cut off goes on. */
export async function walkLadder(ctx: Context, rungs: readonly RungInForce[]): Promise<void> {
  const print = printOf(rungs);
  if (await store.isWalked(ctx.city, print)) return;
  while (await step(ctx, rungs, print));
}
