/** Waiting made visible: a bar for known work, grey rows for a list that is on its way. */
import type { ReactNode } from 'react';

/** `value` 0…1; without it the amount is unknown and the bar wanders. `detail` stands at the right ("3 dari 8"). */
export function ProgressBar({ label, value, detail }: { label: string; value?: number; detail?: ReactNode }) {
  const percent = value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div className="progress" data-unknown={percent === undefined ? '' : undefined}>
      <div className="progress-words">
        <span>{label}</span>
        {(detail ?? percent !== undefined) && <span className="tabular">{detail ?? `${percent}%`}</span>}
      </div>
      <div
        className="progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div className="progress-fill" style={percent === undefined ? undefined : { width: `${percent}%` }} />
      </div>
    </div>
  );
}

/** Placeholder rows while a list loads; `label` is what a screen reader hears. */
export function LoadingState({ label, rows = 3 }: { label: string; rows?: number }) {
  return (
    <div className="skeleton" role="status">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key) => (
        <div className="skeleton-row" key={key} aria-hidden="true">
          <div className="skeleton-bar" style={{ width: '55%' }} />
          <div className="skeleton-bar" style={{ width: '90%' }} />
          <div className="skeleton-bar" style={{ width: '30%' }} />
        </div>
      ))}
    </div>
  );
}
