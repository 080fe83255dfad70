/** What officers do at a counter: call the next one, begin, finish, send on. One person is never called to two desks. */
import type { Actor } from '../../platform/actor.ts';
import { type Change, change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { seal } from '../../platform/crypt.ts';
import { Problem } from '../../shared/errors.ts';
import { cleanLine, cleanText } from '../../shared/text.ts';
import { type Doing, perform, performIn } from './act.ts';
import { takeNumber } from './booking.ts';
import type { NumberView } from './contract.ts';
import { deskNumber } from './desk-view.ts';
import { once } from './once.ts';
import { getQueue, settings, today } from './queues.ts';
import type { DeskNumber } from './rules/desk-contract.ts';
import { nextOf } from './rules/order.ts';
import { numberText } from './rules/states.ts';
import { findById, inHand, lockDay, nextNumber, type TicketRow, waitingOn } from './store.ts';
import { asWaiting } from './turns.ts';

function officerOf(actor: Actor): string {
  if (actor.kind !== 'officer') throw new Problem(403, 'platform.forbidden');
  return actor.id;
}

export async function getNumber(ctx: Context, id: number): Promise<TicketRow> {
  const row = await findById(ctx.city.db, id);
  if (!row) throw new Problem(404, 'counters.no-number');
  return row;
}

function called(ctx: Context, officer: string, desk: string) {
  return (row: TicketRow) => {
    row.desk = cleanLine(desk);
    row.officer = officer;
    row.called_at = ctx.now;
    row.ended_at = null;
    row.calls += 1;
  };
}

/**
 * Calls whoever is next. The lock of the day lets one desk choose at a time, so that the second sees what the first took.
 * 409 `counters.finish-first` while this officer still has somebody, `counters.nobody-waiting` when there is nobody.
 */
export async function callNext(ctx: Context, queueId: string, desk: string): Promise<DeskNumber> {
  const officer = officerOf(ctx.actor);
  const queue = await getQueue(ctx.city, queueId);
  const day = today(ctx.city);
  const work = async (tx: Change) => {
    await lockDay(tx, queue.id, day);
    if (await inHand(tx, queue.id, day, officer)) throw new Problem(409, 'counters.finish-first');
    const rows = await waitingOn(tx, queue.id, day);
    const next = nextOf(rows.map(asWaiting), ctx.now.getTime());
    const found = rows.find(({ id }) => id === next?.id);
    if (!found) throw new Problem(409, 'counters.nobody-waiting');
    const doing: Doing = { act: 'call', done: 'called', apply: called(ctx, officer, desk) };
    return deskNumber(ctx, await performIn(tx, ctx, found, doing));
  };
  return once(ctx, () => change(ctx, work));
}

function act(ctx: Context, row: TicketRow, doing: Doing): Promise<DeskNumber> {
  return perform(ctx, row, doing, (after) => deskNumber(ctx, after));
}

/** Calls again who did not hear it, or who comes after having been missed. Another officer's person stays his. */
export async function callAgain(ctx: Context, id: number, given: { version: number; desk: string }) {
  const officer = officerOf(ctx.actor);
  const row = await getNumber(ctx, id);
  if (row.day !== today(ctx.city)) throw new Problem(409, 'counters.not-now');
  return act(ctx, row, {
    act: 'call',
    done: 'called',
    version: given.version,
    async apply(one, tx) {
      const busy = await inHand(tx, one.queue, one.day, officer);
      if (busy && busy.id !== one.id) throw new Problem(409, 'counters.finish-first');
      if (one.calls > 0 && one.ended_at === null && one.officer !== officer)
        throw new Problem(409, 'counters.changed');
      called(ctx, officer, given.desk)(one);
    },
  });
}

export async function begin(ctx: Context, id: number, version: number) {
  return act(ctx, await getNumber(ctx, id), {
    act: 'begin',
    done: 'begun',
    version,
    apply(one) {
      one.begun_at = ctx.now;
    },
  });
}

export async function finish(ctx: Context, id: number, given: { version: number; note?: string }) {
  const note = given.note ? cleanText(given.note) : '';
  return act(ctx, await getNumber(ctx, id), {
    act: 'finish',
    done: 'done',
    version: given.version,
    apply(one) {
      one.ended_at = ctx.now;
      one.note = note ? seal(ctx.city, note) : null;
    },
  });
}

export async function missed(ctx: Context, id: number, version: number) {
  return act(ctx, await getNumber(ctx, id), {
    act: 'no-show',
    done: 'missed',
    version,
    apply(one) {
      one.ended_at = ctx.now;
    },
  });
}

/**
 * Sends somebody on to another counter, where they keep the time since which they have waited. The officer needs no
 * permission there: sending on is what a wrong door asks for.
 */
export async function transfer(ctx: Context, id: number, given: { version: number; to: string }) {
  const row = await getNumber(ctx, id);
  const to = await getQueue(ctx.city, given.to);
  if (to.visits || to.id === row.queue || row.kind === 'visit') throw new Problem(409, 'counters.not-there');
  const { rule, spans } = (await settings(ctx.city)).on(to.id, row.day);
  if (!spans.some(([, until]) => until > ctx.now.getTime())) throw new Problem(409, 'counters.not-there');
  return act(ctx, row, {
    act: 'transfer',
    done: 'transferred',
    version: given.version,
    also: [{ queue: to.id, day: row.day }],
    async apply(one, tx) {
      one.label = numberText(rule.letter, await nextNumber(tx, to.id, one.day, true));
      one.queue = to.id;
      one.agency = to.agency.id;
      one.kind = 'walk-in';
      one.desk = null;
      one.officer = null;
      one.nudged = false;
    },
  });
}

/** A number for somebody who stands at the desk without a telephone; it is printed or written down. */
export function handOut(ctx: Context, queueId: string, priority: boolean): Promise<NumberView> {
  return takeNumber(ctx, queueId, { priority });
}
