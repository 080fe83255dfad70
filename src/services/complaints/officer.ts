/** The officer who acts at a desk. */
import type { Officer } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';

/** Routes let nobody else reach the desk. */
export function officerOf(ctx: Context): Officer {
  if (ctx.actor.kind !== 'officer') throw new Error('Only an officer acts at the desk.');
  return ctx.actor;
}
