/** Words and signs for states, steps, priorities and due times, from the keys of the contract. */
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import type { Texts } from '../../../../web/kit/texts/texts.ts';
import type { CaseState, DueState } from '../../../../web/ui/base/badge.tsx';
import type { Entry, Outcome, State } from '../../rules/case-contract.ts';
import type { DeskComplaint, DeskItem } from '../../rules/desk-contract.ts';
import { workStepOf } from './work/work-steps.ts';

export const stateWords: Record<State, TextKey> = {
  received: 'complaints.desk.state.received',
  assigned: 'complaints.desk.state.assigned',
  'in-progress': 'complaints.desk.state.in-progress',
  waiting: 'complaints.desk.state.waiting',
  reopened: 'complaints.desk.state.reopened',
  closed: 'complaints.desk.state.closed',
  rejected: 'complaints.desk.state.rejected',
  merged: 'complaints.desk.state.merged',
};

export const priorityWords: Record<number, TextKey> = {
  1: 'complaints.desk.priority.1',
  2: 'complaints.desk.priority.2',
  3: 'complaints.desk.priority.3',
  4: 'complaints.desk.priority.4',
};

const channelWords: Record<string, TextKey> = {
  web: 'complaints.desk.channel.web',
  portal: 'complaints.desk.channel.web',
  api: 'complaints.desk.channel.api',
  'walk-in': 'complaints.desk.channel.walk-in',
  phone: 'complaints.desk.channel.phone',
  open311: 'complaints.desk.channel.open311',
  whatsapp: 'complaints.desk.channel.whatsapp',
  email: 'complaints.desk.channel.email',
  import: 'complaints.desk.channel.import',
  task: 'complaints.work.channel-task',
  sp4n: 'complaints.desk.channel.sp4n',
};

export function channelOf(t: Texts['t'], channel: string): string {
  const key = channelWords[channel];
  return key ? t(key) : channel;
}

type Step = { words: TextKey; shape?: CaseState };

const steps: Record<string, Step> = {
  received: { words: 'complaints.desk.step.received', shape: 'received' },
  assigned: { words: 'complaints.desk.step.assigned', shape: 'assigned' },
  taken: { words: 'complaints.desk.step.taken', shape: 'in-progress' },
  'handed-over': { words: 'complaints.desk.step.handed-over', shape: 'assigned' },
  asked: { words: 'complaints.desk.step.asked', shape: 'waiting' },
  replied: { words: 'complaints.desk.step.replied' },
  resumed: { words: 'complaints.desk.step.resumed', shape: 'in-progress' },
  answered: { words: 'complaints.desk.step.answered', shape: 'answered' },
  noted: { words: 'complaints.desk.step.noted' },
  arrived: { words: 'complaints.desk.step.arrived', shape: 'in-progress' },
  closed: { words: 'complaints.desk.step.closed', shape: 'closed' },
  expired: { words: 'complaints.desk.step.expired', shape: 'closed' },
  rejected: { words: 'complaints.desk.step.rejected', shape: 'rejected' },
  reopened: { words: 'complaints.desk.step.reopened', shape: 'reopened' },
  rated: { words: 'complaints.desk.step.rated' },
  prioritised: { words: 'complaints.desk.step.prioritised' },
  priority: { words: 'complaints.desk.step.prioritised' },
  merged: { words: 'complaints.desk.step.merged', shape: 'merged' },
  unmerged: { words: 'complaints.desk.step.unmerged', shape: 'reopened' },
  moderated: { words: 'complaints.desk.step.moderated' },
  objected: { words: 'complaints.desk.step.objected' },
  joined: { words: 'complaints.desk.step.joined', shape: 'merged' },
  confirmed: { words: 'complaints.desk.step.confirmed', shape: 'closed' },
  disputed: { words: 'complaints.desk.step.disputed', shape: 'not-mended' },
  upheld: { words: 'complaints.desk.step.upheld' },
  settled: { words: 'complaints.desk.step.settled' },
  'plan-due': { words: 'complaints.desk.step.plan-due' },
};

const ends: Partial<Record<Outcome, TextKey>> = {
  'not-mended': 'complaints.desk.closing.state.not-mended',
  awaiting: 'complaints.desk.closing.state.awaiting',
  confirmed: 'complaints.desk.closing.state.confirmed',
  silent: 'complaints.desk.closing.state.silent',
  disputed: 'complaints.desk.closing.state.disputed',
};

type Standing = Pick<DeskItem, 'state' | 'outcome'> & Partial<Pick<DeskItem, 'taskOf'>>;

/** Where a case stands, and for a closed one what became of it: shape and words. No reporter is asked about a task. */
export function standingOf(item: Standing): { shape: CaseState; words: TextKey } {
  const { state, outcome } = item;
  const end = state === 'closed' && outcome ? ends[outcome] : undefined;
  if (!end || (item.taskOf && outcome !== 'not-mended')) return { shape: state, words: stateWords[state] };
  return { shape: outcome === 'not-mended' || outcome === 'disputed' ? 'not-mended' : 'closed', words: end };
}

/** Title and shape of a timeline entry. */
export function stepOf(t: Texts['t'], entry: Entry): { title: string; shape?: CaseState } {
  const { kind, data } = entry;
  const step = steps[kind];
  if (kind === 'assigned' && typeof data.to === 'string')
    return { title: t('complaints.desk.step.assigned-to', { agency: data.to }), shape: 'assigned' };
  if (kind === 'handed-over' && typeof data.to === 'string')
    return { title: t('complaints.desk.step.handed-over-to', { officer: data.to }), shape: 'assigned' };
  if (kind === 'closed' && data.mended === false)
    return { title: t('complaints.desk.step.closed-not-mended'), shape: 'not-mended' };
  const priority = priorityWords[Number(data.priority)];
  if ((kind === 'prioritised' || kind === 'priority') && priority)
    return { title: t('complaints.desk.step.prioritised-to', { priority: t(priority) }) };
  if (kind === 'rated' && typeof data.score === 'number')
    return { title: t('complaints.desk.step.rated-with', { score: data.score }) };
  if (kind === 'merged' && typeof data.into === 'string')
    return { title: t('complaints.desk.step.merged-into', { code: data.into }), shape: 'merged' };
  if (kind === 'unmerged' && typeof data.from === 'string')
    return { title: t('complaints.desk.step.unmerged-from', { code: data.from }), shape: 'reopened' };
  if (kind === 'joined' && typeof data.code === 'string')
    return { title: t('complaints.desk.step.joined-by', { code: data.code }), shape: 'merged' };
  return step ? { title: t(step.words), shape: step.shape } : { title: workStepOf(t, entry) ?? kind };
}

/** Who did it, for officers: a name with the agency, the reporter, or the system. */
export function whoOf(t: Texts['t'], entry: Entry): string {
  const { by } = entry;
  if (by.kind === 'officer')
    return [by.name, by.agency?.name].filter(Boolean).join(', ') || t('complaints.desk.by.officer');
  return by.kind === 'system' ? t('complaints.desk.by.system') : t('complaints.desk.by.reporter');
}

const SOON_MS = 8 * 3_600_000;

export type Due = {
  state: DueState;
  /** Short, for lists. */
  words: string;
  /** How much time is left, or by how much it is late. */
  span?: string;
  title?: string;
  at?: string;
};

/** The due clock of a case: its state, its short words, and the exact time for those who ask. */
export function dueOf(
  texts: Pick<Texts, 't' | 'formats'>,
  item: Pick<DeskItem, 'state' | 'dueAt' | 'closedAt' | 'paused'>,
  now: number,
): Due {
  const { t, formats } = texts;
  if (item.state === 'merged') return { state: 'paused', words: t('complaints.desk.due.paused') };
  if (item.closedAt)
    return {
      state: 'done',
      words: t('complaints.desk.due.ended', { day: formats.day(item.closedAt) }),
      title: formats.dateTime(item.closedAt),
      at: item.closedAt,
    };
  if (item.paused || item.state === 'waiting' || !item.dueAt)
    return { state: 'paused', words: t('complaints.desk.due.paused') };
  const left = Date.parse(item.dueAt) - now;
  const span = t(left < 0 ? 'complaints.desk.due.late' : 'complaints.desk.due.left', {
    time: lapse(formats, Math.abs(left)),
  });
  const by = { day: formats.day(item.dueAt), time: formats.time(item.dueAt) };
  return {
    state: left < 0 ? 'late' : left < SOON_MS ? 'soon' : 'on-time',
    words: left < SOON_MS ? span : t('complaints.desk.due.by', by),
    span,
    title: t('complaints.desk.due.title', { time: formats.dateTime(item.dueAt) }),
    at: item.dueAt,
  };
}

/** Minutes matter in the last day only; before that, whole days are read faster. */
function lapse(formats: Texts['formats'], milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  return formats.duration(minutes < 1440 ? minutes : Math.floor(minutes / 1440) * 1440);
}

/** Which promise runs out at `dueAt`: to look, to answer, or to finish. */
export function promiseOf(item: Pick<DeskComplaint, 'state' | 'dueAt' | 'completeBy'>): TextKey {
  if (item.dueAt === item.completeBy) return 'complaints.desk.promise.complete';
  return item.state === 'received' || item.state === 'reopened'
    ? 'complaints.desk.promise.verify'
    : 'complaints.desk.promise.respond';
}
