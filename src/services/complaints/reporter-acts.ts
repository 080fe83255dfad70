/** What the reporter does after reporting: answer, open again, rate; and what any citizen may do: follow. */
import { closePause, follow, getCase, isFollowing, unfollow } from '../../blocks/cases/api.ts';
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { sameSecret } from '../../platform/crypt.ts';
import { Problem } from '../../shared/errors.ts';
import { perform } from './act.ts';
import { openAgain } from './closing/open-again.ts';
import type { Rating, Reopen, Reply } from './contract.ts';
import { receiptOf } from './intake.ts';
import { getComplaint, setRating } from './store.ts';
import { actingFor } from './trust/acting.ts';

/** True for who holds the receipt of the code, or is signed in as the citizen who reported it. */
export function isReporter(
  ctx: Context,
  code: string,
  receipt: string | undefined,
  citizen: string | null,
): boolean {
  if (citizen && ctx.actor.kind === 'citizen' && ctx.actor.id === citizen) return true;
  return receipt !== undefined && sameSecret(receipt, receiptOf(ctx, code));
}

/** The report, and the circumstances in which its reporter acts. */
export async function demandReporter(ctx: Context, code: string, receipt: string | undefined) {
  const row = await getCase(ctx.city, code);
  const complaint = await getComplaint(ctx.city.db, row.id);
  if (!isReporter(ctx, code, receipt, complaint.citizen)) throw new Problem(403, 'complaints.reporter-only');
  return { row, complaint, acting: actingFor(ctx, complaint) };
}

/** Answers a question or adds to the report. Ends the waiting; the clock runs on. */
export async function reply(ctx: Context, code: string, receipt: string | undefined, given: Reply) {
  const { acting } = await demandReporter(ctx, code, receipt);
  return perform(acting, code, undefined, {
    act: 'reply',
    done: 'replied',
    visibility: 'reporter',
    text: given.text,
    photos: given.photos,
    apply: (row, tx) => closePause(tx, row, ctx.now),
  });
}

/** "It is not mended": opens the case again within 30 days of its end. */
export async function reopen(ctx: Context, code: string, receipt: string | undefined, given: Reopen) {
  const { row, acting } = await demandReporter(ctx, code, receipt);
  return openAgain(acting, code, row.id, given);
}

/** Rates how the report was handled. A second rating replaces the first. */
export async function rate(ctx: Context, code: string, receipt: string | undefined, given: Rating) {
  const { acting } = await demandReporter(ctx, code, receipt);
  return perform(acting, code, undefined, {
    act: 'rate',
    done: 'rated',
    visibility: 'reporter',
    text: given.text ?? null,
    data: { score: given.score },
    apply: (row, tx) => setRating(tx, row.id, given.score),
  });
}

async function demandPublic(ctx: Context, code: string) {
  const row = await getCase(ctx.city, code);
  if (row.visibility === 'hidden') throw new Problem(404, 'cases.not-found');
  return row;
}

/** A citizen asks to be told of each public step. */
export async function followComplaint(ctx: Context, code: string): Promise<{ following: boolean }> {
  const row = await demandPublic(ctx, code);
  const citizen = ctx.actor.kind === 'citizen' ? ctx.actor.id : '';
  await change(ctx, async (tx) => {
    if (await follow(tx, row.id, citizen, ctx.language, ctx.now))
      tx.audit({ action: 'complaints.complaint.followed', subject: code });
  });
  return { following: true };
}

/** Also of a report that was merged or hidden since: who follows it may always stop. */
export async function unfollowComplaint(ctx: Context, code: string): Promise<{ following: boolean }> {
  const citizen = ctx.actor.kind === 'citizen' ? ctx.actor.id : '';
  const row = await getCase(ctx.city, code);
  if (!(await isFollowing(ctx.city, row.id, citizen))) await demandPublic(ctx, code);
  await change(ctx, async (tx) => {
    if (await unfollow(tx, row.id, citizen))
      tx.audit({ action: 'complaints.complaint.unfollowed', subject: code });
  });
  return { following: false };
}
