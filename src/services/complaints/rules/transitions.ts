/** The life of a complaint: which act is open in which state, where it leads, and which permission it needs. Pure. */
import type { State } from './case-contract.ts';

export type Act =
  | 'assign'
  | 'take'
  | 'hand-over'
  | 'ask'
  | 'answer'
  | 'note'
  | 'close'
  | 'reject'
  | 'reopen'
  | 'priority'
  | 'reply'
  | 'rate'
  | 'expire'
  | 'merge'
  | 'unmerge'
  | 'arrive'
  | 'confirm'
  | 'dispute'
  | 'uphold'
  | 'settle'
  | 'plan-due'
  | 'dispose'
  | 'send-up'
  | 'open-task'
  | 'decide'
  | 'new-facts'
  | 'moderate'
  | 'object'
  | 'acknowledge';

type Rule = {
  from: readonly State[];
  /** `same`: the state does not change. */
  to: State | 'same';
  /** null: only the reporter (by receipt or account) or the system does this. */
  permission: string | null;
};

const OPEN = ['received', 'assigned', 'in-progress', 'waiting', 'reopened'] as const;
/** Open, and nobody outside is waited for. */
const HELD = ['received', 'assigned', 'in-progress', 'reopened'] as const;
const ENDED = ['closed', 'rejected'] as const;

export const RULES: Record<Act, Rule> = {
  assign: { from: OPEN, to: 'assigned', permission: 'complaints.triage' },
  take: {
    from: ['received', 'assigned', 'reopened', 'in-progress'],
    to: 'in-progress',
    permission: 'complaints.work',
  },
  'hand-over': { from: OPEN, to: 'same', permission: 'complaints.work' },
  ask: {
    from: ['received', 'assigned', 'in-progress', 'reopened'],
    to: 'waiting',
    permission: 'complaints.work',
  },
  answer: { from: OPEN, to: 'same', permission: 'complaints.work' },
  note: { from: [...OPEN, ...ENDED], to: 'same', permission: 'complaints.work' },
  close: { from: ['in-progress', 'waiting'], to: 'closed', permission: 'complaints.close' },
  reject: { from: ['received', 'assigned', 'reopened'], to: 'rejected', permission: 'complaints.triage' },
  reopen: { from: ENDED, to: 'reopened', permission: 'complaints.triage' },
  priority: { from: OPEN, to: 'same', permission: 'complaints.triage' },
  reply: { from: OPEN, to: 'same', permission: null },
  rate: { from: ['closed'], to: 'same', permission: null },
  /** Ten days of silence after a question close the case (clock `silence`). */
  expire: { from: ['waiting'], to: 'closed', permission: null },
  /** Says the same as another case, which goes on for both. */
  merge: { from: OPEN, to: 'merged', permission: 'complaints.triage' },
  unmerge: { from: ['merged'], to: 'same', permission: 'complaints.triage' },
  /** Who reported it says that it is mended. */
  confirm: { from: ['closed'], to: 'same', permission: null },
  /** Somebody else who reported the same says that it is not. */
  dispute: { from: ['closed'], to: 'same', permission: null },
  /** A head has looked at that and stays with the closing. */
  uphold: { from: ['closed'], to: 'same', permission: 'complaints.triage' },
  /** Nobody spoke in time (clock `confirm`). */
  settle: { from: ['closed'], to: 'same', permission: null },
  /** The day has come for which an unmended case was planned. */
  'plan-due': { from: ['closed'], to: 'same', permission: null },
  /** Hands down inside the agency, and gives back up. */
  dispose: { from: HELD, to: 'assigned', permission: 'complaints.triage' },
  'send-up': { from: HELD, to: 'assigned', permission: 'complaints.work' },
  'open-task': { from: OPEN, to: 'same', permission: 'complaints.triage' },
  /** Of a case that agencies sent back and forth. */
  decide: { from: OPEN, to: 'same', permission: 'complaints.triage' },
  /** The crew is at the place. */
  arrive: { from: HELD, to: 'in-progress', permission: 'complaints.work' },
  'new-facts': { from: OPEN, to: 'same', permission: 'complaints.triage' },
  /** What the public sees of words and photos; also of what has long been over. */
  moderate: { from: [...OPEN, ...ENDED, 'merged'], to: 'same', permission: 'complaints.moderate' },
  /** The reporter objects to that. */
  object: { from: [...OPEN, ...ENDED, 'merged'], to: 'same', permission: null },
  /** By who was called by name. */
  acknowledge: { from: OPEN, to: 'same', permission: 'complaints.read' },
};

export function allowed(act: Act, state: State): boolean {
  return RULES[act].from.includes(state);
}

/** The state after the act. A reply ends the waiting: back to whoever had it, or to the agency's desk. */
export function nextState(act: Act, state: State, hasAssignee: boolean): State {
  if (act === 'reply') return state === 'waiting' ? (hasAssignee ? 'in-progress' : 'assigned') : state;
  const { to } = RULES[act];
  return to === 'same' ? state : to;
}
