/** Who is called next, who stands before whom, and when somebody's turn will come: pure, so that all screens agree. */
import { MINUTE_MS } from '../../../shared/zone.ts';
import type { Span } from './rule.ts';

export type Waiting = {
  id: number;
  kind: 'walk-in' | 'appointment' | 'visit';
  /** Beginning of an appointment. */
  startsAt: number | null;
  /** Since when they wait; who was sent on from another counter keeps it. */
  takenAt: number;
  /** Elderly, pregnant, with a disability or a small child: UU 25/2009, article 29. */
  priority: boolean;
};

/** With an idle desk somebody may be called so long before the appointment. */
export const EARLY_MS = 10 * MINUTE_MS;

/** Appointments at their time, then those who need special care, then the others in the order they came. */
function rank(one: Waiting, now: number): number {
  if (one.kind === 'appointment') return (one.startsAt ?? 0) <= now ? 0 : 3;
  return one.priority ? 1 : 2;
}

function earlier(a: Waiting, b: Waiting, now: number): number {
  const [of, other] = [rank(a, now), rank(b, now)];
  if (of !== other) return of - other;
  const since = (one: Waiting) => (one.kind === 'appointment' ? (one.startsAt ?? 0) : one.takenAt);
  return since(a) - since(b) || a.id - b.id;
}

/** The first whom a free desk calls at `now`; nobody when all the others have an appointment later. */
export function nextOf<W extends Waiting>(list: readonly W[], now: number): W | undefined {
  let first: W | undefined;
  for (const one of list) if (one.kind !== 'visit' && (!first || earlier(one, first, now) < 0)) first = one;
  if (first && rank(first, now) === 3 && (first.startsAt ?? 0) > now + EARLY_MS) return undefined;
  return first;
}

export type Pace = {
  now: number;
  /** Opening hours of the day. */
  spans: readonly Span[];
  desks: number;
  minutes: number;
  /** When each visit that is under way began. */
  under: readonly number[];
};
export type Turn = { id: number; before: number; at: number };

/** The first moment from `at` on at which the counter is open; nothing once it has closed for the day. */
function openFrom(at: number, spans: readonly Span[]): number | undefined {
  for (const [from, to] of spans) if (at < to) return Math.max(at, from);
  return undefined;
}

/**
 * Walks the queue forward as the desks will: everybody's place and expected time. Those whose turn does not come before
 * the counter closes are missing.
 */
export function turnsOf(list: readonly Waiting[], pace: Pace): Turn[] {
  const { now, spans, minutes, under } = pace;
  const length = minutes * MINUTE_MS;
  const busy = under.slice(0, pace.desks).map((begun) => Math.max(now, begun + length));
  const desks = [...busy, ...Array<number>(pace.desks - busy.length).fill(now)];
  const left = list.filter(({ kind }) => kind !== 'visit');
  const turns: Turn[] = [];
  while (left.length > 0) {
    const desk = desks.indexOf(Math.min(...desks));
    const at = openFrom(desks[desk] ?? now, spans);
    if (at === undefined) break;
    const next = nextOf(left, at);
    if (!next) {
      const first = Math.min(...left.map(({ startsAt }) => startsAt ?? at));
      desks[desk] = first - EARLY_MS;
      continue;
    }
    turns.push({ id: next.id, before: turns.length, at });
    left.splice(left.indexOf(next), 1);
    desks[desk] = at + length;
  }
  return turns;
}

/** A newcomer's turn: undefined when it would come after closing time, so that no more numbers are given today. */
export function newcomerTurn(list: readonly Waiting[], pace: Pace): Turn | undefined {
  const id = Number.MAX_SAFE_INTEGER;
  const newcomer: Waiting = { id, kind: 'walk-in', startsAt: null, takenAt: pace.now, priority: false };
  return turnsOf([...list, newcomer], pace).find((turn) => turn.id === id);
}
