/** Where one stands: the steps of a form and the history of a case. */
import type { ReactNode } from 'react';
import { Badge, type CaseState, StateShape, stateTone } from './badge.tsx';
import { Icon, type IconName } from './icons.tsx';

/** Steps of a form; `current` counts from 0; `words` such as "Langkah 2 dari 4: Tempat" is what phones show. */
export function Steps({
  label,
  steps,
  current,
  words,
}: {
  label: string;
  steps: string[];
  current: number;
  words: ReactNode;
}) {
  return (
    <nav className="steps" aria-label={label}>
      <div className="steps-words">{words}</div>
      <ol>
        {steps.map((step, index) => (
          <li
            key={step}
            data-state={index < current ? 'done' : index === current ? 'now' : 'next'}
            aria-current={index === current ? 'step' : undefined}
          >
            <span>
              {index < current && <Icon name="check" className="steps-tick" />}
              {step}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

export type TimelineEntry = {
  id: string;
  title: ReactNode;
  /** Time in words of the reader, and ISO 8601 for machines. */
  time: string;
  dateTime: string;
  who?: ReactNode;
  /** Shows the shape and tone of that state; without it a plain message mark. */
  state?: CaseState;
  /** The mark of an entry that is neither a state nor a message. */
  icon?: IconName | undefined;
  /** Word on entries that citizens never see ("Catatan internal"). */
  internal?: string | undefined;
  /** Plain text keeps its line breaks. */
  body?: ReactNode;
  photos?: ReactNode;
};

/** History of a case, in the order given (newest first reads best on a phone). */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li
          key={entry.id}
          data-tone={entry.internal ? 'accent' : entry.state ? stateTone[entry.state] : 'calm'}
          data-internal={entry.internal ? '' : undefined}
        >
          <span className="timeline-mark">
            {entry.state ? (
              <StateShape state={entry.state} />
            ) : (
              <Icon name={entry.internal ? 'pen' : (entry.icon ?? 'chat')} />
            )}
          </span>
          <div className="timeline-title">
            {entry.title}
            {entry.internal && <Badge tone="accent">{entry.internal}</Badge>}
          </div>
          <div className="timeline-meta">
            <time dateTime={entry.dateTime}>{entry.time}</time>
            {entry.who && <> · {entry.who}</>}
          </div>
          {entry.body && <div className="timeline-body">{entry.body}</div>}
          {entry.photos && <div className="mt-3">{entry.photos}</div>}
        </li>
      ))}
    </ol>
  );
}
