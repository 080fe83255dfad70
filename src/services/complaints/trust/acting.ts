/** In what circumstances a reporter acts: under no name where the history must hold none. */
import { VISITOR } from '../../../platform/actor.ts';
import type { Context } from '../../../platform/context.ts';

/** Of a nameless and of a confidential report nobody may read in the history which account spoke. */
export function actingFor(ctx: Context, report: { anonymous: boolean; confidential: boolean }): Context {
  return report.anonymous || report.confidential ? { ...ctx, actor: VISITOR } : ctx;
}
