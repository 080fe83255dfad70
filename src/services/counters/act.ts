/** One act on a number: under the lock of its queue's day, checked against state and version, written down and announced. */
import { type Change, change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { ticketEvent } from './live.ts';
import { once } from './once.ts';
import { type Act, after } from './rules/states.ts';
import { addStep, lockDay, lockTicket, saveTicket, type TicketRow } from './store.ts';

export type Doing = {
  act: Act;
  /** Past tense, for history and events. */
  done: string;
  /** What the caller's screen showed; the owner's own acts have none. */
  version?: number;
  /** Further queues and days whose places are touched. */
  also?: { queue: string; day: string }[];
  /** Changes the locked row; may refuse. */
  apply?(row: TicketRow, tx: Change): Promise<void> | void;
};

/** People in a queue that moved are told when their turn is near. */
function nudge(tx: Change, { queue, day }: Pick<TicketRow, 'queue' | 'day'>): void {
  tx.job({ task: 'counters.nudge', payload: { queue, day }, key: `counters.nudge:${queue}:${day}` });
}

/** Locks the days in one order for everybody, so that no two moves wait for each other. */
async function lockDays(tx: Change, days: { queue: string; day: string }[]): Promise<void> {
  const keys = [...new Set(days.map(({ queue, day }) => `${day} ${queue}`))].sort();
  for (const key of keys) {
    const [day = '', queue = ''] = key.split(' ');
    await lockDay(tx, queue, day);
  }
}

/** `answer`: what the caller is told, and told again when the same request comes twice. */
export function perform<T>(
  ctx: Context,
  found: TicketRow,
  doing: Doing,
  answer: (row: TicketRow, tx: Change) => Promise<T> | T,
): Promise<T> {
  return once(ctx, () => change(ctx, async (tx) => answer(await performIn(tx, ctx, found, doing), tx)));
}

/** As `perform`, in a change of the caller's. 409 `counters.not-now` or `counters.changed`. */
export async function performIn(
  tx: Change,
  ctx: Context,
  found: Pick<TicketRow, 'id' | 'queue' | 'day'>,
  { act, done, version, also = [], apply }: Doing,
): Promise<TicketRow> {
  await lockDays(tx, [found, ...also]);
  const row = await lockTicket(tx, found.id);
  if (!row) throw new Problem(404, 'counters.no-number');
  const next = after(row.state, act);
  if (version !== undefined && row.version !== version) throw new Problem(409, 'counters.changed');
  if (!next) throw new Problem(409, 'counters.not-now');
  const before = { state: row.state, desk: row.desk };
  const from = { queue: row.queue, day: row.day, label: row.label };
  row.state = next;
  await apply?.(row, tx);
  await saveTicket(tx, row);
  await addStep(tx, row, ctx.now, done, ctx.actor.kind === 'officer' ? ctx.actor.id : null);
  const event = ticketEvent(done, row);
  const left = ticketEvent(done, { ...row, ...from });
  tx.audit({
    action: event.type,
    subject: left.subject,
    before,
    after: { state: row.state, desk: row.desk },
  });
  tx.emit(event);
  // Another counter or another day: those who look at the old one have to hear of it, too.
  if (left.subject !== event.subject) tx.emit(left);
  nudge(tx, from);
  return { ...row, version: row.version + 1 };
}
