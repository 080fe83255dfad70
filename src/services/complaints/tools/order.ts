/** What an order for many cases does to one of them: the same act as by hand, with the same rules. */
import { type CaseRow, findCase } from '../../../blocks/cases/api.ts';
import { allows } from '../../../platform/actor.ts';
import type { Context } from '../../../platform/context.ts';
import { fieldProblem, Problem } from '../../../shared/errors.ts';
import { close } from '../closing/close.ts';
import type { Done } from '../contract.ts';
import * as acts from '../desk-acts.ts';
import type { BulkAct, BulkOrder } from '../rules/bulk-contract.ts';
import { isDeskCase } from '../rules/task.ts';
import type { FilledTemplate } from '../rules/templates-contract.ts';
import { RULES } from '../rules/transitions.ts';
import { fillTemplate } from './filling.ts';

/** 422 names what the order itself lacks, before any case is looked at. */
export function demandOrder(order: BulkOrder): void {
  const { act, agency, officer, priority, text, template, mended, withoutPhoto, reason } = order;
  const need = (there: unknown, path: string) => {
    if (!there) throw fieldProblem(`order/${path}`, 'required');
  };
  if (act === 'assign') need(agency, 'agency');
  if (act === 'hand-over') need(officer, 'officer');
  if (act === 'priority') need(priority, 'priority');
  if (act === 'answer' || act === 'close') need(text ?? template, 'text');
  if (act === 'close') {
    if (mended === undefined) need(false, 'mended');
    need(mended ? withoutPhoto : reason, mended ? 'withoutPhoto' : 'reason');
  }
}

/** The case, if the caller may do this act there. What one may not touch must not be told apart from what is not there. */
export async function reachable(ctx: Context, code: string, act: BulkAct): Promise<CaseRow> {
  const row = await findCase(ctx.city, code);
  const may = (permission: string) =>
    row !== undefined && allows(ctx.actor, permission, { agency: row.agency, area: row.area });
  if (!row || !isDeskCase(row) || !may('complaints.read')) throw new Problem(404, 'cases.not-found');
  if (!may(RULES[act].permission ?? '')) throw new Problem(403, 'platform.forbidden');
  return row;
}

export type Words = Pick<FilledTemplate, 'text' | 'language' | 'fellBack'>;

/** The words for one case. 409 where a ready answer would go out with a gap in it. */
export async function wordsFor(ctx: Context, row: CaseRow, order: BulkOrder): Promise<Words | undefined> {
  const { act, text, template, values = {} } = order;
  if (act !== 'answer' && act !== 'close') return undefined;
  if (!template) return text ? { text, language: '', fellBack: false } : undefined;
  const filled = await fillTemplate(ctx, row, template, { act, values }).catch((error: unknown) => {
    const unfit = error instanceof Problem && error.status === 404;
    throw unfit ? new Problem(409, 'complaints.template-unfit') : error;
  });
  if (filled.missing.length > 0)
    throw new Problem(409, 'complaints.template-gap', { fields: filled.missing.join(', ') });
  return filled;
}

/** Does the act, as by hand. Refuses with a Problem. */
export function carryOut(
  ctx: Context,
  row: CaseRow,
  version: number,
  order: BulkOrder,
  words: Words | undefined,
): Promise<Done> {
  const { code } = row;
  const { note, template } = order;
  const text = words?.text ?? '';
  const began = template ? { template } : {};
  switch (order.act) {
    case 'take':
      if (row.assignee !== null && ctx.actor.kind === 'officer' && row.assignee === ctx.actor.id)
        throw new Problem(409, 'complaints.already-so');
      return acts.take(ctx, code, { version });
    case 'assign': {
      const { agency = '', priority } = order;
      if (row.agency === agency) throw new Problem(409, 'complaints.already-so');
      const more = { ...(priority ? { priority } : {}), ...(note ? { note } : {}) };
      return acts.assign(ctx, code, { version, agency, ...more });
    }
    case 'hand-over':
      if (row.assignee === order.officer) throw new Problem(409, 'complaints.already-so');
      return acts.handOver(ctx, code, { version, officer: order.officer ?? '', ...(note ? { note } : {}) });
    case 'priority':
      if (row.priority === order.priority) throw new Problem(409, 'complaints.already-so');
      return acts.setPriority(ctx, code, { version, priority: order.priority ?? 0 });
    case 'answer':
      return acts.answer(ctx, code, { version, text, ...began });
    case 'close': {
      const { mended, withoutPhoto, reason, authority } = order;
      const why = mended
        ? { withoutPhoto }
        : { ...(reason ? { reason } : {}), ...(authority ? { authority } : {}) };
      return close(ctx, code, { version, text, ...began, mended, ...why });
    }
  }
}
