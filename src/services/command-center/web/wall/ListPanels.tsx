/** The newest cases, and those whose promise has run out or runs out next, with the agency that owes it. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Panel, Source, Ticker, type TickerItem } from '../../../../web/ui/wall/figures.tsx';
import type { Overview } from '../../contract.ts';
import { type CaseLine, type ListName, useCaseLines, useListHealth } from '../lines.ts';

/** As many as the tallest screen can show; a lower one shows as many whole rows as it has room for. */
const MOST = 14;

type Props = { overview: Overview; now: number };

export function NewestPanel(props: Props) {
  const { t } = useTexts();
  return (
    <ListPanel
      {...props}
      list="newest"
      title={t('command-center.wall.newest.title')}
      empty={t('command-center.wall.newest.empty')}
    />
  );
}

export function DuePanel(props: Props) {
  const { t } = useTexts();
  return (
    <ListPanel
      {...props}
      list="due"
      title={t('command-center.wall.due.title')}
      empty={t('command-center.wall.due.empty')}
    />
  );
}

function toItem(
  { item, title, area, agency, time, dateTime, late, fresh }: CaseLine,
  list: ListName,
): TickerItem {
  return {
    id: item.code,
    title,
    fresh: list === 'newest' && fresh,
    note: (
      <>
        <span className="line-where">
          <span>{area}</span>
          <span>{agency}</span>
        </span>
        <time
          dateTime={dateTime}
          className="line-time"
          data-due={list === 'due' ? '' : undefined}
          data-late={list === 'due' && late ? '' : undefined}
        >
          {time}
        </time>
      </>
    ),
  };
}

type ListProps = Props & {
  list: ListName;
  title: string;
  empty: string;
};

/** A dead list says so; it is never an empty one. */
function ListPanel({ overview, now, list, title, empty }: ListProps) {
  const lines = useCaseLines(overview, list, now, MOST);
  const { sources, dead } = useListHealth(overview, list, now);
  return (
    <Panel
      title={title}
      note={sources.map(({ key, health, words }) => (
        <Source key={key} freshness={health}>
          {words}
        </Source>
      ))}
    >
      {dead ? (
        <p className="tile-dead">{dead}</p>
      ) : (
        <Ticker items={lines.map((line) => toItem(line, list))} empty={empty} />
      )}
    </Panel>
  );
}
