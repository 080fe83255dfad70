/** The reporter's side of moderation: what was decided on their words, and the one objection to each decision. */
import { getCase } from '../../../blocks/cases/api.ts';
import type { City } from '../../../platform/city.ts';
import type { Context } from '../../../platform/context.ts';
import { Problem } from '../../../shared/errors.ts';
import { perform } from '../act.ts';
import { demandReporter } from '../reporter-acts.ts';
import type { Objection, OwnVerdict } from '../rules/trust-contract.ts';
import * as reviews from './store-reviews.ts';

/** What the reporter is told of: decisions that took something off the public pages, newest first. */
export async function ownVerdicts(city: City, caseId: number): Promise<OwnVerdict[]> {
  const all = await reviews.reviewsOf(city.db, [caseId]);
  const answering = new Map(all.flatMap((one) => (one.answers ? [[one.answers, one] as const] : [])));
  return all
    .flatMap((one) => {
      const { decided_at, decision } = one;
      if (!decided_at || !decision || (decision === 'show' && !one.answers)) return [];
      const answer = answering.get(one.id);
      // The decision about an objection is the last word.
      const objection = one.answers || answer?.decided_at ? 'decided' : answer ? 'open' : 'none';
      return [
        {
          review: one.id,
          at: decided_at.toISOString(),
          kind: one.kind,
          decision,
          reason: one.reason,
          note: one.note,
          objection: objection as OwnVerdict['objection'],
        },
      ];
    })
    .sort((a, b) => b.at.localeCompare(a.at));
}

/** Brings a decision back into the queue, for another officer than the one who decided. Once. */
export async function objectTo(ctx: Context, code: string, receipt: string | undefined, given: Objection) {
  const { acting } = await demandReporter(ctx, code, receipt);
  const row = await getCase(ctx.city, code);
  const decided = await reviews.reviewById(ctx.city.db, given.review);
  if (!decided?.decided_at || decided.case_id !== row.id || decided.decision === 'show')
    throw new Problem(409, 'complaints.no-part');
  return perform(acting, code, undefined, {
    act: 'object',
    done: 'objected',
    visibility: 'reporter',
    text: given.text,
    data: { part: decided.kind },
    async apply(locked, tx) {
      const all = await reviews.reviewsOf(tx, [locked.id]);
      if (decided.answers || all.some(({ answers }) => answers === decided.id))
        throw new Problem(409, 'complaints.objected-once');
      const { kind, ref } = decided;
      await reviews.insertObjection(tx, {
        ...{ caseId: locked.id, kind, ref, at: ctx.now, text: given.text },
        ...{ answers: decided.id, notBy: decided.decided_by },
      });
    },
  });
}
