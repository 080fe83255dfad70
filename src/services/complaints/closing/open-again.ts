/** "It is not mended": a case that was ended stands open again. */
import type { CaseRow } from '../../../blocks/cases/api.ts';
import type { Change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { Problem } from '../../../shared/errors.ts';
import { perform } from '../act.ts';
import { complaintEvent } from '../live.ts';
import { setProof } from '../store.ts';
import { REOPEN_DAYS } from './settings.ts';
import { insertVerdict, setEnd } from './store.ts';

/** From this reopening on the agency's head is concerned. */
const AGAIN = 2;

/** Refuses what comes too long after the end. */
export function demandInTime(ctx: Context, closedAt: Date | null): void {
  if (closedAt && ctx.now.getTime() - closedAt.getTime() > REOPEN_DAYS * 86_400_000)
    throw new Problem(409, 'complaints.too-late-to-reopen', { days: REOPEN_DAYS });
}

/** Its promises run from now. The second time it is announced by itself: somebody should look why it does not stay mended. */
export async function beginAgain(row: CaseRow, tx: Change, now: Date): Promise<void> {
  row.closed_at = null;
  row.assignee = null;
  row.responded_at = null;
  row.clock_start = now;
  row.reopened += 1;
  await setProof(tx, row.id, null);
  await setEnd(tx, row.id, { mended: null, outcome: null });
  if (row.reopened >= AGAIN)
    tx.emit(complaintEvent('reopened-again', { ...row, open: true }, { ...row, open: true }));
}

/** The reporter opens the case again within 30 days of its end. `ofCase`: the report that gives the right to. */
export async function openAgain(
  ctx: Context,
  code: string,
  ofCase: number,
  given: { reason: string; photos?: string[] | undefined },
) {
  return perform(ctx, code, undefined, {
    act: 'reopen',
    done: 'reopened',
    visibility: 'public',
    text: given.reason,
    photos: given.photos,
    ofCase,
    async apply(row, tx) {
      demandInTime(ctx, row.closed_at);
      if (row.closed_at)
        await insertVerdict(tx, {
          caseId: row.id,
          closedAt: row.closed_at,
          ofCase,
          at: ctx.now,
          mended: false,
        });
      await beginAgain(row, tx, ctx.now);
    },
  });
}
