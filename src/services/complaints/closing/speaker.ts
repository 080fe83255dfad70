/** Who may speak of a closing: whoever reported it, or reported the same and was joined to it. */
import { type CaseRow, getCase } from '../../../blocks/cases/api.ts';
import type { Context } from '../../../platform/context.ts';
import { sameSecret } from '../../../platform/crypt.ts';
import { Problem } from '../../../shared/errors.ts';
import { receiptOf } from '../intake.ts';
import { getComplaint } from '../store.ts';
import { parentsOf } from '../store-merges.ts';
import { actingFor } from '../trust/acting.ts';
import { closingKey } from './key.ts';

/** The proofs that came beside a request. */
export type Proofs = { receipt?: string | undefined; key?: string | undefined };

/** The case that speaks for a report: itself, or the last one above it. */
export async function speaksFor(ctx: Context, own: CaseRow): Promise<CaseRow> {
  if (own.state !== 'merged') return own;
  const last = (await parentsOf(ctx.city.db, own.id)).at(-1);
  return last ? getCase(ctx.city, last.code) : own;
}

/** True with the receipt, in the account, or by the link of this closing. */
export function maySpeak(
  ctx: Context,
  own: Pick<CaseRow, 'code'>,
  judged: Pick<CaseRow, 'closed_at'>,
  citizen: string | null,
  { receipt, key }: Proofs,
): boolean {
  if (citizen && ctx.actor.kind === 'citizen' && ctx.actor.id === citizen) return true;
  if (receipt !== undefined && sameSecret(receipt, receiptOf(ctx, own.code))) return true;
  if (key === undefined || !judged.closed_at) return false;
  return sameSecret(key, closingKey(ctx.city, own.code, judged.closed_at));
}

/** The report that gives the right to speak, and the case that is spoken of. Throws 403 for everybody else. */
export async function demandSpeaker(ctx: Context, code: string, proofs: Proofs) {
  const own = await getCase(ctx.city, code);
  if (own.service !== 'complaints') throw new Problem(404, 'cases.not-found');
  const [judged, complaint] = await Promise.all([speaksFor(ctx, own), getComplaint(ctx.city.db, own.id)]);
  if (!maySpeak(ctx, own, judged, complaint.citizen, proofs))
    throw new Problem(403, 'complaints.reporter-only');
  return { own, judged, acting: actingFor(ctx, complaint) };
}
