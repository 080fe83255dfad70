/** The nearest deadlines, or the newest cases; each row leads to its case where this officer may read it. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Link } from '../../../../web/ui/base/link.tsx';
import { type ListName, useCaseLines, useListHealth } from '../lines.ts';
import { Sheet } from './Sheet.tsx';
import type { SheetProps } from './sheet-props.ts';

const MOST = 8;

export function CaseSheet({ overview, now, links, list }: SheetProps & { list: ListName }) {
  const { t } = useTexts();
  const lines = useCaseLines(overview, list, now, MOST);
  const { sources, dead } = useListHealth(overview, list, now);
  const due = list === 'due';
  const title = due ? t('command-center.wall.due.title') : t('command-center.wall.newest.title');
  const empty = due ? t('command-center.wall.due.empty') : t('command-center.wall.newest.empty');
  return (
    <Sheet name={list} title={title} sources={sources}>
      {dead ? (
        <p className="center-dead">{dead}</p>
      ) : lines.length === 0 ? (
        <p className="text-ink-soft">{empty}</p>
      ) : (
        <ul className="center-lines">
          {lines.map(({ item, source, title: name, area, agency, time, dateTime, late, fresh }) => {
            const href = links.case(source, item);
            return (
              <li key={item.code} data-fresh={fresh ? '' : undefined}>
                {href ? (
                  <Link href={href} className="center-link">
                    {name}
                  </Link>
                ) : (
                  <span className="center-plain">{name}</span>
                )}
                <time dateTime={dateTime} data-late={due && late ? '' : undefined}>
                  {time}
                </time>
                <span className="center-where">
                  {area} · {agency} · <span className="center-code">{item.code}</span>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Sheet>
  );
}
