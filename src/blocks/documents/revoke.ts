/** Takes a paper back: from then on whoever verifies it is told when and why. */
import { type Change, change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { fieldProblem, Problem } from '../../shared/errors.ts';
import { cleanText } from '../../shared/text.ts';
import { lockDocument, markRevoked } from './store.ts';

const REASON_LENGTH = 500;

/**
 * The caller has made sure that whoever asks may do it, and brings the transaction in which it stands. `reason` is shown to
 * everybody who verifies the paper, so it names no person. 404 for an unknown paper, 409 `documents.already-revoked`.
 */
export async function revokeIn(
  tx: Change,
  ctx: Context,
  id: string,
  given: { reason: string },
): Promise<void> {
  const reason = cleanText(given.reason);
  if (reason.length < 5) throw fieldProblem('reason', 'too-short-reason');
  if (reason.length > REASON_LENGTH)
    throw fieldProblem('reason', 'too-long-reason', { limit: REASON_LENGTH });
  const row = await lockDocument(tx, id);
  if (!row) throw new Problem(404, 'documents.not-found');
  if (row.revokedAt !== null) throw new Problem(409, 'documents.already-revoked');
  const by = ctx.actor.kind === 'officer' ? ctx.actor.id : null;
  await markRevoked(tx, id, { at: ctx.now, reason, by });
  tx.audit({ action: 'documents.document.revoked', subject: id, after: { number: row.number, reason } });
  tx.emit({
    type: 'documents.document.revoked',
    subject: row.caseCode,
    payload: { document: id, service: row.service, number: row.number },
  });
}

/** The same in a transaction of its own. */
export async function revokeDocument(ctx: Context, id: string, given: { reason: string }): Promise<void> {
  await change(ctx, (tx) => revokeIn(tx, ctx, id, given));
}
