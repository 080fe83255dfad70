/** The state of a report and the city's promise in plain words. */
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import type { CaseState, DueState } from '../../../../web/ui/base/badge.tsx';
import type { PublicItem } from '../../contract.ts';
import type { Outcome, State } from '../../rules/case-contract.ts';

const names: Record<State, TextKey> = {
  received: 'complaints.state.received',
  assigned: 'complaints.state.assigned',
  'in-progress': 'complaints.state.in-progress',
  waiting: 'complaints.state.waiting',
  reopened: 'complaints.state.reopened',
  closed: 'complaints.state.closed',
  rejected: 'complaints.state.rejected',
  merged: 'complaints.state.merged',
};

const meanings: Record<State, TextKey> = {
  received: 'complaints.meaning.received',
  assigned: 'complaints.meaning.assigned',
  'in-progress': 'complaints.meaning.in-progress',
  waiting: 'complaints.meaning.waiting',
  reopened: 'complaints.meaning.reopened',
  closed: 'complaints.meaning.closed',
  rejected: 'complaints.meaning.rejected',
  merged: 'complaints.meaning.merged',
};

const ends: Partial<Record<Outcome, TextKey>> = {
  'not-mended': 'complaints.closing.meaning.not-mended',
  awaiting: 'complaints.closing.meaning.awaiting',
  confirmed: 'complaints.closing.meaning.confirmed',
  silent: 'complaints.closing.meaning.silent',
  disputed: 'complaints.closing.meaning.disputed',
  unanswered: 'complaints.closing.meaning.unanswered',
  unknown: 'complaints.closing.meaning.unknown',
};

/** Words of the scores 1 to 4, in that order. */
export const scoreKeys: TextKey[] = [
  'complaints.rate.1',
  'complaints.rate.2',
  'complaints.rate.3',
  'complaints.rate.4',
];

type Standing = Pick<PublicItem, 'state' | 'mended' | 'dueAt' | 'closedAt' | 'late' | 'paused'>;
/** Older copies on a device know nothing of an outcome. */
type End = Pick<PublicItem, 'state'> & Partial<Pick<PublicItem, 'mended' | 'outcome'>>;
export type Promised = { state: DueState; words: string; dateTime?: string };

/** Two days before the date the clock shows itself. */
const SOON = 2 * 86_400_000;

export function useCaseWords() {
  const { t, formats } = useTexts();
  return {
    /** Where it stands, and for a closed one what became of it: shape and words. */
    standing({ state, mended, outcome }: End): { shape: CaseState; words: string } {
      if (state !== 'closed') return { shape: state, words: t(names[state]) };
      if (mended === false) return { shape: 'not-mended', words: t('complaints.closing.state.not-mended') };
      if (outcome === 'disputed')
        return { shape: 'not-mended', words: t('complaints.closing.state.disputed') };
      if (outcome === 'confirmed') return { shape: 'closed', words: t('complaints.closing.state.confirmed') };
      return { shape: 'closed', words: t(names.closed) };
    },
    meaning({ state, outcome }: End, agency: string | undefined) {
      const key = (state === 'closed' && outcome && ends[outcome]) || meanings[state];
      return t(key, { agency: agency ?? t('complaints.case.the-city') });
    },
    /** When the next promise falls due, or how it ended; undefined when there is nothing to promise. */
    promise({ state, mended, dueAt, closedAt, late, paused }: Standing): Promised | undefined {
      // What is promised is promised by the report that speaks for it.
      if (state === 'merged') return undefined;
      if (closedAt) {
        const key =
          state === 'rejected'
            ? 'complaints.due.rejected'
            : mended === false
              ? 'complaints.closing.ended'
              : 'complaints.due.closed';
        return { state: 'done', words: t(key, { date: formats.date(closedAt) }), dateTime: closedAt };
      }
      if (paused) return { state: 'paused', words: t('complaints.due.paused') };
      if (!dueAt) return undefined;
      if (late)
        return {
          state: 'late',
          words: t('complaints.due.late', { date: formats.date(dueAt) }),
          dateTime: dueAt,
        };
      const key =
        state === 'received' || state === 'reopened' ? 'complaints.due.verify' : 'complaints.due.next';
      const soon = Date.parse(dueAt) - Date.now() < SOON;
      return {
        state: soon ? 'soon' : 'on-time',
        words: t(key, { time: formats.deadline(dueAt) }),
        dateTime: dueAt,
      };
    },
  };
}
