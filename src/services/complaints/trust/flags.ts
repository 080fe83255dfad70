/** What somebody finds wrong with a part of a public report: anybody, and the house by the rules of the city. */
import type { CaseRow } from '../../../blocks/cases/api.ts';
import { getCase } from '../../../blocks/cases/api.ts';
import { VISITOR } from '../../../platform/actor.ts';
import { change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { blindIndex } from '../../../platform/crypt.ts';
import { Problem } from '../../../shared/errors.ts';
import { cleanText } from '../../../shared/text.ts';
import type { Flag } from '../rules/trust-contract.ts';
import { todayIn } from '../settings.ts';
import { getComplaint } from '../store.ts';
import { tasksUnder } from '../work/store.ts';
import * as store from './store.ts';
import { addFlag, ensureReview } from './store-reviews.ts';
import { holderOf } from './task-parts.ts';

/**
 * 404 for a part that the public does not see: what is hidden cannot be felt for by flagging it. `row` is the report with
 * its page, `holder` what the part belongs to: itself or a task under it.
 */
async function demandShown(
  ctx: Context,
  row: CaseRow,
  holder: CaseRow,
  { kind, ref = '' }: Flag,
): Promise<void> {
  const { db } = ctx.city;
  const none = new Problem(404, 'complaints.no-part');
  const faces = await store.facesOf(db, [holder.id]);
  const state = faces.find((face) => face.kind === kind && face.ref === ref)?.state ?? 'shown';
  if (state === 'held' || state === 'hidden') throw none;
  if (kind === 'entry') {
    if (!/^\d{1,15}$/.test(ref) || !(await store.publicEntry(db, holder.id, Number(ref)))?.text) throw none;
  } else if (kind === 'photo') {
    const complaint = await getComplaint(db, holder.id);
    const known = [...complaint.photos, ...(await store.publicStepFiles(db, holder.id))];
    if (row.visibility !== 'public' || !known.includes(ref)) throw none;
  } else if (ref !== '') throw none;
}

/** A photo that the public gets redacted is flagged under the id that the public knows. */
async function originalOf(ctx: Context, row: CaseRow, given: Flag): Promise<Flag> {
  if (given.kind !== 'photo' || !given.ref) return given;
  const tasks = await tasksUnder(ctx.city.db, row.id);
  const faces = await store.facesOf(ctx.city.db, [row.id, ...tasks.map(({ id }) => id)]);
  const face = faces.find((one) => one.kind === 'photo' && one.public_file === given.ref);
  return face ? { ...given, ref: face.ref } : given;
}

/**
 * Anybody says what is wrong with a report, its words, a step or a photo. The same person counts once a day for the same
 * reason; who it was is kept nowhere. Answers whether it is new.
 */
export async function raiseFlag(ctx: Context, code: string, asked: Flag): Promise<{ flagged: boolean }> {
  const row = await getCase(ctx.city, code);
  if (row.service !== 'complaints' || row.visibility === 'hidden') throw new Problem(404, 'cases.not-found');
  const given = await originalOf(ctx, row, asked);
  const { kind, ref = '', reason } = given;
  const holder = await holderOf(ctx, row, kind, ref);
  await demandShown(ctx, row, holder, given);
  const who = ctx.actor.kind === 'visitor' ? ctx.ip : 'id' in ctx.actor ? ctx.actor.id : '';
  const key = blindIndex(
    ctx.city,
    `${todayIn(ctx.city)}|${holder.id}|${kind}|${ref}|${who}`,
    'complaints.flag',
  );
  const note = given.note ? cleanText(given.note) || null : null;
  // Not even the audit learns who flagged.
  return change({ ...ctx, actor: VISITOR }, async (tx) => {
    const review = await ensureReview(tx, { caseId: holder.id, kind, ref, at: ctx.now });
    const flagged = await addFlag(tx, { review, reason, key, source: 'public', at: ctx.now, note });
    if (flagged) tx.audit({ action: 'complaints.flag.raised', subject: code, after: { part: kind, reason } });
    return { flagged };
  });
}
