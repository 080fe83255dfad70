/** State badges, priority marks and the due clock: always a word, a shape and a colour together. */
import type { ReactNode } from 'react';
import { Icon } from './icons.tsx';

export type CaseState =
  | 'received'
  | 'verified'
  | 'assigned'
  | 'in-progress'
  | 'waiting'
  | 'answered'
  | 'closed'
  | 'rejected'
  | 'reopened'
  | 'merged'
  | 'not-mended';

export type BadgeTone = 'calm' | 'brand' | 'accent' | 'good' | 'warn' | 'bad';

/** Tone of each state; also for timelines and charts. */
export const stateTone: Record<CaseState, BadgeTone> = {
  received: 'calm',
  verified: 'brand',
  assigned: 'brand',
  'in-progress': 'brand',
  waiting: 'warn',
  answered: 'good',
  closed: 'good',
  rejected: 'bad',
  reopened: 'accent',
  merged: 'calm',
  'not-mended': 'warn',
};

const ring = <circle cx="12" cy="12" r="9" />;
const stateShape: Record<CaseState, ReactNode> = {
  received: <circle cx="12" cy="12" r="9" strokeDasharray="4.2 3.2" />,
  verified: (
    <>
      {ring}
      <path d="m8 12.3 2.8 2.8L16 9.5" />
    </>
  ),
  assigned: (
    <>
      {ring}
      <path d="M7.5 12h8.5m-3.5-3.5L16 12l-3.5 3.5" />
    </>
  ),
  'in-progress': (
    <>
      {ring}
      <path d="M12 3a9 9 0 0 1 0 18Z" fill="currentColor" stroke="none" />
    </>
  ),
  waiting: (
    <>
      {ring}
      <path d="M9.5 8.5v7m5-7v7" />
    </>
  ),
  answered: <path d="M3.5 4.5h17v12h-9l-5 4v-4h-3Zm5 6 2.5 2.5 4.8-5" strokeLinejoin="round" />,
  closed: (
    <>
      <circle cx="12" cy="12" r="10" fill="currentColor" stroke="none" />
      <path d="m7.5 12.3 3.2 3.2 6-6.5" stroke="var(--soft, #fff)" strokeWidth="2.6" />
    </>
  ),
  rejected: (
    <>
      <path d="M8.2 3h7.6L21 8.2v7.6L15.8 21H8.2L3 15.8V8.2Z" strokeLinejoin="round" />
      <path d="m9 9 6 6m0-6-6 6" />
    </>
  ),
  reopened: <path d="M4.5 13.5a7.8 7.8 0 1 0 2-7.2L4 8.7M4 3.5v5.2h5.2" strokeLinejoin="round" />,
  // A ring that stays open at the bottom, crossed out.
  'not-mended': (
    <>
      <path d="M8 20.1a9 9 0 1 1 8 0" />
      <path d="m5 5 14 14" />
    </>
  ),
  // Two ways that become one.
  merged: (
    <path d="M4 4.5c0 6 8 4 8 10v6m8-16c0 6-8 4-8 10m-3.8 2.3L12 20.5l3.8-3.7" strokeLinejoin="round" />
  ),
};

/** The shape of a state alone (decorative; for timelines and dense lists that also print the word). */
export function StateShape({ state }: { state: CaseState }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      {stateShape[state]}
    </svg>
  );
}

/** State of a case in the reader's words. */
export function CaseBadge({ state, children }: { state: CaseState; children: ReactNode }) {
  return (
    <span className="badge" data-tone={stateTone[state]} data-state={state}>
      <StateShape state={state} />
      {children}
    </span>
  );
}

/** A plain tag: "internal", "fiktif", a category. */
export function Badge({ tone = 'calm', children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span className="badge" data-tone={tone} data-plain="">
      {children}
    </span>
  );
}

export type Priority = 1 | 2 | 3 | 4;

/** Priority 1 (most urgent, four bars) to 4 (one bar), with its word. */
export function PriorityMark({ level, children }: { level: Priority; children: ReactNode }) {
  const bars = 5 - level;
  return (
    <span className="priority" data-level={level}>
      <svg viewBox="0 0 26 20" aria-hidden="true" focusable="false">
        {[0, 1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={1 + bar * 6.4}
            y={14 - bar * 4}
            width="4.6"
            height={5 + bar * 4}
            rx="1"
            fill={bar < bars ? 'currentColor' : 'none'}
            stroke="currentColor"
            strokeWidth="1.2"
          />
        ))}
      </svg>
      {children}
    </span>
  );
}

export type DueState = 'on-time' | 'soon' | 'late' | 'paused' | 'done';

/** Due time: `children` says it in words ("Tersisa 2 hari kerja", "Terlambat 3 jam"); `dateTime` is ISO 8601. */
export function DueClock({
  state,
  dateTime,
  title,
  children,
}: {
  state: DueState;
  dateTime?: string;
  title?: string;
  children: ReactNode;
}) {
  return (
    <time className="due" data-state={state} dateTime={dateTime} title={title}>
      {state === 'late' && <Icon name="hourglass" />}
      {state === 'done' && <Icon name="check" />}
      {state === 'paused' && <StateShape state="waiting" />}
      {state === 'on-time' && <Icon name="clock" />}
      {state === 'soon' && <Icon name="alarm" />}
      <span>{children}</span>
    </time>
  );
}
