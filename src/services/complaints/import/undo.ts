/** Takes a whole import back, piece by piece. */
import { change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { Problem } from '../../../shared/errors.ts';
import { countedTiles } from '../map.ts';
import { addToTiles } from '../store-map.ts';
import type { Progress } from './run.ts';
import * as store from './store.ts';

/** Takes back what a run brought in, and deletes what it set aside. Cases that somebody has worked on since stay, and are counted. */
export async function undoImport(
  ctx: Context,
  runId: string,
  progress: Progress = () => {},
): Promise<{ undone: number; kept: number }> {
  const { city } = ctx;
  const all = await store.importedCount(city.db, runId);
  let done = 0;
  for (;;) {
    const some = await change(ctx, async (tx) => {
      const run = await store.lockRun(tx, runId);
      if (!run || run.state === 'undone') throw new Problem(404, 'complaints.import-not-found');
      const gone = await store.undoSome(tx, runId, 2000);
      await addToTiles(
        tx,
        gone.flatMap((one) =>
          countedTiles(one.visibility === 'hidden' ? null : one.cell, one.kind, one.open, -one.at_all),
        ),
      );
      const count = gone.reduce((sum, one) => sum + one.at_all, 0);
      // Counted where it happens: an undoing that was cut off goes on, and tells of all of it.
      await store.countUndone(tx, runId, count);
      return count;
    });
    if (some === 0) break;
    done += some;
    progress(done, all);
  }
  const kept = await store.importedCount(city.db, runId);
  return change(ctx, async (tx) => {
    const run = await store.lockRun(tx, runId);
    if (!run) throw new Problem(404, 'complaints.import-not-found');
    const undone = Number(run.counts.undone ?? 0);
    await store.deleteRefused(tx, runId);
    await store.endRun(tx, runId, {
      state: 'undone',
      rows: run.rows,
      counts: { ...run.counts, undone, kept },
      at: city.now(),
    });
    tx.audit({ action: 'complaints.import.undone', subject: runId, after: { undone, kept } });
    tx.emit({ type: 'complaints.import.undone', subject: runId, payload: { undone } });
    return { undone, kept };
  });
}
