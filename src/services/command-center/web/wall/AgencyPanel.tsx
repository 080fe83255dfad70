/** The agencies with open cases, those with most overdue first: how many, how many overdue, how fast they answer. */
import type { CSSProperties } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Panel, Source } from '../../../../web/ui/wall/figures.tsx';
import type { AgencyRow, Overview } from '../../contract.ts';
import { healthNow } from '../../rules/health.ts';
import { useSourceWords } from '../source-words.ts';

const MOST = 20;

export function AgencyPanel({ overview, now }: { overview: Overview; now: number }) {
  const { t } = useTexts();
  const words = useSourceWords();
  const table = overview.agencies;
  const health = healthNow(table, now);
  return (
    <Panel
      title={t('command-center.wall.agencies.title')}
      note={<Source freshness={health}>{words.source(table)}</Source>}
    >
      {health === 'dead' ? (
        <p className="tile-dead">{words.dead(table)}</p>
      ) : table.rows.length === 0 ? (
        <p className="text-lg text-ink-soft">{t('command-center.wall.agencies.empty')}</p>
      ) : (
        <AgencyList rows={table.rows.slice(0, MOST)} />
      )}
    </Panel>
  );
}

/** Rows and not a table, so that those without room leave as a whole. The bar shows the share of the busiest agency. */
function AgencyList({ rows }: { rows: AgencyRow[] }) {
  const { t } = useTexts();
  const words = useSourceWords();
  const [open, late, minutes] = [
    t('command-center.wall.agencies.open'),
    t('command-center.wall.agencies.late'),
    t('command-center.wall.agencies.minutes'),
  ];
  const most = Math.max(1, ...rows.map((row) => row.open ?? 0));
  const cell = (label: string, value: string, isLate = false) => (
    <span data-late={isLate ? '' : undefined}>
      <span className="sr-only">{label} </span>
      {value}
    </span>
  );
  return (
    <div className="agency-list">
      <div className="agency-row agency-heads" aria-hidden="true">
        <span />
        <span>{open}</span>
        <span>{late}</span>
        <span>{minutes}</span>
      </div>
      <ul>
        {rows.map((row) => (
          <li
            className="agency-row"
            key={row.id}
            style={{ '--share': `${((row.open ?? 0) / most) * 100}%` } as CSSProperties}
          >
            <span title={row.name}>{row.short}</span>
            {cell(open, words.count(row.open))}
            {cell(late, words.count(row.late), Boolean(row.late))}
            {cell(minutes, words.typical(row.minutes))}
          </li>
        ))}
      </ul>
    </div>
  );
}
