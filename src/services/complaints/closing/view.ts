/** How a case was closed, as everybody may see it. */
import type { CaseRow } from '../../../blocks/cases/api.ts';
import { calendar } from '../../../blocks/directory/api.ts';
import type { Context } from '../../../platform/context.ts';
import { say } from '../../../shared/languages.ts';
import type { Outcome } from '../rules/case-contract.ts';
import type { Closing, ClosingReasons } from '../rules/closing-contract.ts';
import { silentUntil } from '../rules/silence.ts';
import { withoutNumbers } from '../trust/rules/numbers.ts';
import { closingSettingsOf, REOPEN_DAYS } from './settings.ts';
import { closingOf, verdictsOf, wantsLook } from './store.ts';

const DAY_MS = 86_400_000;

/** `ofCase`: the report as which the caller may speak; null for everybody else. Null while the case is open. */
export async function closingView(
  ctx: Context,
  row: Pick<CaseRow, 'id' | 'closed_at' | 'state'>,
  outcome: Outcome | null,
  ofCase: number | null,
): Promise<Closing | null> {
  const { db } = ctx.city;
  if (!row.closed_at || row.state !== 'closed') return null;
  const [closing, settings, said, working] = await Promise.all([
    closingOf(db, row.id),
    closingSettingsOf(ctx.city),
    verdictsOf(db, row.id, row.closed_at),
    calendar(ctx.city),
  ]);
  // Ended by silence after a question, or before there was a word about it.
  if (closing?.at.getTime() !== row.closed_at.getTime()) return null;
  const reason = closing.reason ? settings.reason(closing.reason) : undefined;
  const until = new Date(closing.at.getTime() + REOPEN_DAYS * DAY_MS);
  return {
    at: closing.at.toISOString(),
    reason: closing.reason
      ? { id: closing.reason, name: reason ? say(reason.title, ctx.language) : closing.reason }
      : null,
    authority: closing.authority && withoutNumbers(closing.authority),
    plannedFor: closing.planned_for,
    proof: closing.proof,
    metres: closing.metres,
    takenAt: closing.taken_at?.toISOString() ?? null,
    whyAway: closing.why_away && withoutNumbers(closing.why_away),
    withoutPhoto: closing.without_photo && withoutNumbers(closing.without_photo),
    confirmed: said.filter(({ mended }) => mended).length,
    denied: said.filter(({ mended }) => !mended).length,
    reviewed: closing.reviewed_at !== null,
    wantsLook: wantsLook(closing),
    silentAt:
      outcome === 'awaiting' ? silentUntil(closing.at, settings.confirm, working).toISOString() : null,
    until: until.toISOString(),
    said: said.find(({ of_case }) => of_case === ofCase)?.mended ?? null,
  };
}

/** What an officer may choose when it is not mended. */
export async function closingReasons(ctx: Context): Promise<ClosingReasons> {
  const { reasons, proof } = await closingSettingsOf(ctx.city);
  return {
    reasons: reasons.map(({ id, title, asks }) => ({
      id,
      title: say(title, ctx.language),
      asks: asks ?? null,
    })),
    metres: proof.metres,
    accuracy: proof.accuracy,
  };
}
