/** Small charts without a library: a line of recent values, columns, and rows of bars. */
import type { ReactNode } from 'react';

/**
 * A line of recent values. A `null` is a gap (no measurement), never a zero.
 * `label` says the trend in words for those who cannot see it.
 */
export function Sparkline({
  values,
  label,
  width = 160,
  height = 40,
}: {
  values: (number | null)[];
  label: string;
  width?: number;
  height?: number;
}) {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known, 0);
  const high = Math.max(...known, 1);
  const x = (index: number) => 5 + (index * (width - 10)) / Math.max(1, values.length - 1);
  const y = (value: number) => height - 4 - ((value - low) / (high - low || 1)) * (height - 8);
  const path = values
    .map((value, index) =>
      value === null
        ? ''
        : `${index === 0 || values[index - 1] === null ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`,
    )
    .join('');
  const last = values.findLastIndex((value) => value !== null);
  const lastValue = values[last] ?? null;
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      <path
        d={path}
        fill="none"
        stroke="var(--color-chart-1)"
        strokeWidth="2.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {lastValue !== null && <circle cx={x(last)} cy={y(lastValue)} r="4" fill="var(--color-chart-2)" />}
    </svg>
  );
}

export type Column = { label: string; value: number | null; shown?: string };

/** Columns over a base line, each with its figure above and its name below; `null` shows `unknown` instead of a column. */
export function BarChart({
  title,
  columns,
  unknown = '–',
}: {
  /** Leave out where a panel or heading already names the chart. */
  title?: ReactNode;
  columns: Column[];
  unknown?: string;
}) {
  const high = Math.max(1, ...columns.map((column) => column.value ?? 0));
  return (
    <figure className="chart">
      {title && <figcaption>{title}</figcaption>}
      <div className="chart-columns" role="img" aria-label={describe(columns, unknown)}>
        {columns.map((column) => {
          const tall = `${(Math.max(0, column.value ?? 0) / high) * 100}%`;
          return (
            <div className="chart-column" key={column.label}>
              <div className="chart-room">
                {column.value !== null && <span className="chart-bar" style={{ height: tall }} />}
                <span className="chart-figure" style={{ bottom: tall }}>
                  {column.value === null ? unknown : (column.shown ?? column.value)}
                </span>
              </div>
              <span className="chart-name">{column.label}</span>
            </div>
          );
        })}
      </div>
    </figure>
  );
}

function describe(columns: Column[], unknown: string): string {
  return columns
    .map((column) => `${column.label}: ${column.value === null ? unknown : (column.shown ?? column.value)}`)
    .join(', ');
}

export type BarRow = {
  key: string;
  label: ReactNode;
  value: number;
  shown?: ReactNode;
  tone?: 'good' | 'warn' | 'bad';
};

/** Rows of bars with words and figures; the figures carry the meaning, the bars only help the eye. */
export function BarList({ rows, max }: { rows: BarRow[]; max?: number }) {
  const high = max ?? Math.max(1, ...rows.map((row) => row.value));
  return (
    <ul className="bars">
      {rows.map((row) => (
        <li className="bars-row" key={row.key}>
          <span>{row.label}</span>
          <span className="bars-value">{row.shown ?? row.value}</span>
          <span className="bars-track" aria-hidden="true">
            <span
              className="bars-fill block"
              data-tone={row.tone}
              style={{ width: `${(Math.max(0, row.value) / high) * 100}%` }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
