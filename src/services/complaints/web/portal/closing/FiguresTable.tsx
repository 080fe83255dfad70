/** Figures by agency or by category, side by side; on a phone each row becomes a small sheet. */
import { useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import type { FigureRow } from '../../../rules/figures-contract.ts';

/** Shares of fewer cases than this are not written as percent: one case would move them by a tenth. */
export const LEAST = 10;
/** On a phone a long table is a long way to the end of the page. */
const AT_FIRST = 8;

/** Where there is nothing to divide. */
const NOTHING = '–';

export function FiguresTable({ title, head, rows }: { title: string; head: string; rows: FigureRow[] }) {
  const { t, formats } = useTexts();
  const [whole, setWhole] = useState(false);
  const shown = whole ? rows : rows.slice(0, AT_FIRST);
  const share = (part: number, all: number) =>
    all === 0
      ? NOTHING
      : all < LEAST
        ? t('complaints.figures.of', { part: formats.number(part), whole: formats.number(all) })
        : formats.percent(part / all);
  const columns = [
    {
      key: 'received',
      words: t('complaints.figures.received'),
      of: (row: FigureRow) => formats.number(row.received),
    },
    { key: 'open', words: t('complaints.figures.open'), of: (row: FigureRow) => formats.number(row.open) },
    { key: 'late', words: t('complaints.figures.late'), of: (row: FigureRow) => formats.number(row.late) },
    {
      key: 'confirmed',
      words: t('complaints.figures.end.confirmed'),
      of: (row: FigureRow) => share(row.confirmed, row.closed),
    },
    {
      key: 'not',
      words: t('complaints.figures.end.not-mended'),
      of: (row: FigureRow) => share(row.notMended, row.closed),
    },
    {
      key: 'reopened',
      words: t('complaints.figures.reopened'),
      of: (row: FigureRow) => share(row.reopened, row.closed + row.reopened),
    },
    {
      key: 'days',
      words: t('complaints.figures.median'),
      of: (row: FigureRow) =>
        row.medianDays === null ? NOTHING : t('complaints.figures.days', { count: row.medianDays }),
    },
  ];
  return (
    <>
      <table className="figures-table">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map(({ key, words }) => (
              <th scope="col" key={key}>
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name || t('complaints.figures.nobody')}</th>
              {columns.map(({ key, words, of }) => (
                <td key={key} data-head={words} data-empty={of(row) === NOTHING ? '' : undefined}>
                  {of(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <div data-print="no">
          <Button tone="second" size="small" onClick={() => setWhole(true)}>
            {t('complaints.figures.show-all', { count: rows.length })}
          </Button>
        </div>
      )}
    </>
  );
}
