/** From the rows of a day to the queue that the rules know. */
import { type Pace, type Turn, turnsOf, type Waiting } from './rules/order.ts';
import type { QueueRule, Span } from './rules/rule.ts';
import type { TicketRow } from './store.ts';

export function asWaiting(row: TicketRow): Waiting {
  return {
    id: row.id,
    kind: row.kind,
    startsAt: row.starts_at?.getTime() ?? null,
    takenAt: row.taken_at.getTime(),
    priority: row.priority,
  };
}

export function waitingOf(rows: readonly TicketRow[]): Waiting[] {
  return rows.filter(({ state }) => state === 'waiting').map(asWaiting);
}

/** After so many visits of a day their own pace counts rather than the minutes of the rule. */
const ENOUGH = 5;

/** The middle of the lengths of today's visits, or the rule's minutes while there are few. */
function minutesNow(rows: readonly TicketRow[], rule: QueueRule): number {
  const lengths = rows
    .flatMap(({ begun_at, ended_at, state }) =>
      state === 'done' && begun_at && ended_at ? [(ended_at.getTime() - begun_at.getTime()) / 60_000] : [],
    )
    .sort((a, b) => a - b);
  const middle = lengths[Math.floor(lengths.length / 2)] ?? rule.minutes;
  // A morning of quick questions must not promise everybody a minute.
  return lengths.length < ENOUGH ? rule.minutes : Math.max(1, middle, rule.minutes / 3);
}

export function paceOf(
  rows: readonly TicketRow[],
  { now, spans, rule }: { now: number; spans: readonly Span[]; rule: QueueRule },
): Pace {
  const under = rows
    .filter(({ state }) => state === 'called' || state === 'serving')
    .map((row) => (row.begun_at ?? row.called_at ?? row.taken_at).getTime());
  return { now, spans, desks: rule.desks, minutes: minutesNow(rows, rule), under };
}

/** Everybody's turn, by id. */
export function turns(rows: readonly TicketRow[], pace: Pace): ReadonlyMap<number, Turn> {
  return new Map(turnsOf(waitingOf(rows), pace).map((turn) => [turn.id, turn]));
}
