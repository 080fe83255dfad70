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
      toItem={({ item, title, time, dateTime, where, fresh }) => ({
        ...{ id: item.code, title, time, dateTime, fresh },
        note: <span className="line-where">{where}</span>,
      })}
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
      toItem={({ item, title, time, dateTime, where, late }) => ({
        id: item.code,
        title,
        time: '',
        note: (
          <>
            <span className="line-where">{where}</span>
            <time dateTime={dateTime} className="due-time" data-late={late ? '' : undefined}>
              {time}
            </time>
          </>
        ),
      })}
    />
  );
}

type ListProps = Props & {
  list: ListName;
  title: string;
  empty: string;
  toItem: (line: CaseLine) => TickerItem;
};

/** A dead list says so; it is never an empty one. */
function ListPanel({ overview, now, list, title, empty, toItem }: ListProps) {
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
      {dead ? <p className="tile-dead">{dead}</p> : <Ticker items={lines.map(toItem)} empty={empty} />}
    </Panel>
  );
}
