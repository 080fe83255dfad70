/** The agencies with open cases, those with most overdue first; names and overdue figures lead to their lists. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Link } from '../../../../web/ui/base/link.tsx';
import { healthNow } from '../../rules/health.ts';
import { useSourceWords } from '../source-words.ts';
import { Sheet } from './Sheet.tsx';
import type { SheetProps } from './sheet-props.ts';

export function AgencySheet({ overview, now, links }: SheetProps) {
  const { t } = useTexts();
  const words = useSourceWords();
  const table = overview.agencies;
  const health = healthNow(table, now);
  return (
    <Sheet
      name="agencies"
      title={t('command-center.wall.agencies.title')}
      sources={[{ key: table.source, health, words: words.source(table) }]}
    >
      {health === 'dead' ? (
        <p className="center-dead">{words.dead(table)}</p>
      ) : table.rows.length === 0 ? (
        <p className="text-ink-soft">{t('command-center.wall.agencies.empty')}</p>
      ) : (
        <AgencyTable overview={overview} now={now} links={links} />
      )}
    </Sheet>
  );
}

function AgencyTable({ overview, links }: SheetProps) {
  const { t } = useTexts();
  const words = useSourceWords();
  const { rows, source } = overview.agencies;
  return (
    <table className="center-agencies">
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
        {rows.map((row) => {
          const list = links.agency(source, row.id);
          const late = row.late ? links.agency(source, row.id, true) : undefined;
          return (
            <tr key={row.id}>
              <th scope="row" title={row.name}>
                {list ? <Link href={list}>{row.short}</Link> : row.short}
              </th>
              <td>{words.count(row.open)}</td>
              <td data-late={row.late ? '' : undefined}>
                {late ? <Link href={late}>{words.count(row.late)}</Link> : words.count(row.late)}
              </td>
              <td>{words.typical(row.minutes)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
