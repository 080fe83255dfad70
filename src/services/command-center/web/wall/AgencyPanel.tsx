/** Every agency with open cases: how many, how many overdue, how fast it answers. */
import type { CSSProperties } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Panel, Source } from '../../../../web/ui/wall/figures.tsx';
import type { Overview } from '../../contract.ts';
import { healthNow } from '../../rules/health.ts';
import { useSourceWords } from '../source-words.ts';

const SHOWN = 8;

export function AgencyPanel({ overview, now }: { overview: Overview; now: number }) {
  const { t } = useTexts();
  const words = useSourceWords();
  const table = overview.agencies;
  const health = healthNow(table, now);
  const body =
    health === 'dead' ? (
      <p className="tile-dead">{words.dead(table)}</p>
    ) : table.rows.length === 0 ? (
      <p className="text-lg text-ink-soft">{t('command-center.wall.agencies.empty')}</p>
    ) : (
      <AgencyTable overview={overview} />
    );
  return (
    <Panel
      title={t('command-center.wall.agencies.title')}
      note={<Source freshness={health}>{words.source(table)}</Source>}
    >
      {body}
    </Panel>
  );
}

/** The bar behind each name shows its share of the busiest agency; the figures carry the meaning. */
function AgencyTable({ overview }: { overview: Overview }) {
  const { t } = useTexts();
  const words = useSourceWords();
  const rows = overview.agencies.rows.slice(0, SHOWN);
  const most = Math.max(1, ...rows.map((row) => row.open ?? 0));
  return (
    <table className="agency-table">
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">{t('command-center.wall.agencies.agency')}</span>
          </th>
          <th scope="col">{t('command-center.wall.agencies.open')}</th>
          <th scope="col">{t('command-center.wall.agencies.late')}</th>
          <th scope="col">{t('command-center.wall.agencies.minutes')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} style={{ '--share': `${((row.open ?? 0) / most) * 100}%` } as CSSProperties}>
            <th scope="row" title={row.name}>
              {row.short}
            </th>
            <td>{words.count(row.open)}</td>
            <td data-late={row.late ? '' : undefined}>{words.count(row.late)}</td>
            <td>{words.minutes(row.minutes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
