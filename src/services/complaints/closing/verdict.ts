/** What those who reported say of a closing, and what the agency's head makes of it. */
import type { CaseRow } from '../../../blocks/cases/api.ts';
import type { Change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { fieldProblem, Problem } from '../../../shared/errors.ts';
import { perform } from '../act.ts';
import type { Done } from '../contract.ts';
import type { State } from '../rules/case-contract.ts';
import type { Uphold, Verdict } from '../rules/closing-contract.ts';
import { demandPlan } from './close.ts';
import { demandInTime, openAgain } from './open-again.ts';
import { demandSpeaker, type Proofs } from './speaker.ts';
import {
  closingOf,
  endOfCase,
  insertVerdict,
  markAgreed,
  markDisputed,
  markReviewed,
  setEnd,
  verdictsOf,
} from './store.ts';

async function write(tx: Change, ctx: Context, row: CaseRow, ofCase: number, mended: boolean): Promise<void> {
  if (!row.closed_at) throw new Problem(409, 'complaints.not-now', { state: row.state });
  demandInTime(ctx, row.closed_at);
  await insertVerdict(tx, { caseId: row.id, closedAt: row.closed_at, ofCase, at: ctx.now, mended });
}

/** "Yes, mended." As long as somebody else says the contrary, the case stays disputed. */
function confirm(ctx: Context, judged: CaseRow, own: CaseRow) {
  return perform(ctx, judged.code, undefined, {
    act: 'confirm',
    done: 'confirmed',
    visibility: 'public',
    data: own.id === judged.id ? {} : { other: true },
    async apply(row, tx) {
      await write(tx, ctx, row, own.id, true);
      const said = await verdictsOf(tx, row.id, row.closed_at as Date);
      const denied = said.some(({ mended }) => !mended);
      if (!denied) await markAgreed(tx, row.id, row.closed_at as Date);
      await setEnd(tx, row.id, { mended: true, outcome: denied ? 'disputed' : 'confirmed' });
    },
  });
}

/** "Not yet", says somebody who reported the same: the head of the agency has to look. */
function dispute(ctx: Context, judged: CaseRow, own: CaseRow, given: { reason: string; photos?: string[] }) {
  return perform(ctx, judged.code, undefined, {
    act: 'dispute',
    done: 'disputed',
    visibility: 'public',
    text: given.reason,
    photos: given.photos,
    ofCase: own.id,
    data: { other: true },
    async apply(row, tx) {
      const { mended } = await endOfCase(tx, row.id);
      // The city says so itself: there is nothing to contradict.
      if (mended === false) throw new Problem(409, 'complaints.says-so-itself');
      await write(tx, ctx, row, own.id, false);
      await markDisputed(tx, row.id, row.closed_at as Date, ctx.now);
      await setEnd(tx, row.id, { mended, outcome: 'disputed' });
    },
  });
}

/**
 * Takes the word of somebody who reported it. The reporter's "not yet" opens the case again; that of somebody whose report
 * was joined flags it. The same word twice changes nothing.
 */
export async function judge(ctx: Context, code: string, proofs: Proofs, given: Verdict): Promise<Done> {
  const { own, judged, acting } = await demandSpeaker(ctx, code, proofs);
  if (judged.closed_at && judged.state === 'closed') {
    const said = await verdictsOf(ctx.city.db, judged.id, judged.closed_at);
    if (said.some((one) => one.of_case === own.id && one.mended === given.mended))
      return { code: judged.code, state: judged.state as State, version: judged.version };
  }
  if (given.mended) return confirm(acting, judged, own);
  return own.id === judged.id
    ? openAgain(acting, judged.code, own.id, given)
    : dispute(acting, judged, own, given);
}

/**
 * The head stays with the closing and says why: somebody denies it, or the day of the plan has come, perhaps with another
 * day in its place. The word of who denies it stays in the figures.
 */
export async function uphold(ctx: Context, code: string, given: Uphold): Promise<Done> {
  const day = given.plannedFor ?? null;
  demandPlan(ctx, day);
  return perform(ctx, code, given.version, {
    act: 'uphold',
    done: 'upheld',
    visibility: 'public',
    text: given.text,
    data: day ? { plannedFor: day } : {},
    tell: true,
    async apply(row, tx) {
      const closing = await closingOf(tx, row.id);
      if (day && !closing?.planned_for) throw fieldProblem('plannedFor', 'nothing-planned');
      if (!row.closed_at || !(await markReviewed(tx, row.id, row.closed_at, ctx.now, day)))
        throw new Problem(409, 'complaints.nothing-disputed');
    },
  });
}
