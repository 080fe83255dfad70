/** The newest cases, and those whose promise has run out or runs out next, with the agency that owes it. */
import type { ReactNode } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Panel, Source, Ticker, type TickerItem } from '../../../../web/ui/wall/figures.tsx';
import type { BoardView, CaseList, Overview, WallCase } from '../../contract.ts';
import { healthNow } from '../../rules/health.ts';
import { useSourceWords } from '../source-words.ts';

const NEWEST = 10;
const DUE = 8;
/** Milliseconds for which a line is shaded as just arrived. */
const ARRIVED_MS = 20_000;
const DAY_MS = 86_400_000;

type Props = { overview: Overview; now: number };
type Line = { item: WallCase; board: BoardView };

function linesOf(overview: Overview, list: 'newest' | 'due'): Line[] {
  return overview.boards.flatMap((board) => board[list].items.map((item) => ({ item, board })));
}

function note({ item }: Line, overview: Overview, words: { area: string; agency: string }) {
  const agency = item.agency ? (overview.agencyNames[item.agency] ?? item.agency) : words.agency;
  return `${item.areaName ?? words.area} · ${agency}`;
}

function useUnknown() {
  const { t } = useTexts();
  return { area: t('command-center.no-area'), agency: t('command-center.no-agency') };
}

export function NewestPanel({ overview, now }: Props) {
  const { t, formats } = useTexts();
  const unknown = useUnknown();
  const lines = linesOf(overview, 'newest')
    .sort((a, b) => b.item.openedAt.localeCompare(a.item.openedAt))
    .slice(0, NEWEST);
  const items = lines.map((line): TickerItem => {
    const age = now - Date.parse(line.item.openedAt);
    return {
      id: line.item.code,
      title: line.board.kinds[line.item.kind] ?? '',
      time: age < DAY_MS ? formats.time(line.item.openedAt) : formats.day(line.item.openedAt),
      dateTime: line.item.openedAt,
      note: note(line, overview, unknown),
      fresh: age < ARRIVED_MS,
    };
  });
  return (
    <ListPanel list="newest" overview={overview} now={now} title={t('command-center.wall.newest.title')}>
      <Ticker items={items} empty={t('command-center.wall.newest.empty')} />
    </ListPanel>
  );
}

export function DuePanel({ overview, now }: Props) {
  const { t, formats } = useTexts();
  const unknown = useUnknown();
  const lines = linesOf(overview, 'due')
    .sort((a, b) => (a.item.dueAt ?? '').localeCompare(b.item.dueAt ?? ''))
    .slice(0, DUE);
  const items = lines.map((line): TickerItem => {
    const minutes = (Date.parse(line.item.dueAt ?? '') - now) / 60_000;
    const duration = formats.duration(Math.abs(minutes));
    return {
      id: line.item.code,
      title: line.board.kinds[line.item.kind] ?? '',
      time: '',
      note: (
        <>
          <span>{note(line, overview, unknown)}</span>
          <time
            dateTime={line.item.dueAt ?? undefined}
            className="due-time"
            data-late={minutes < 0 ? '' : undefined}
          >
            {t(minutes < 0 ? 'command-center.wall.due.over' : 'command-center.wall.due.left', { duration })}
          </time>
        </>
      ),
    };
  });
  return (
    <ListPanel list="due" overview={overview} now={now} title={t('command-center.wall.due.title')}>
      <Ticker items={items} empty={t('command-center.wall.due.empty')} />
    </ListPanel>
  );
}

/** A dead list says so; it is never an empty one. */
function ListPanel(props: Props & { list: 'newest' | 'due'; title: string; children: ReactNode }) {
  const { overview, now, list, title, children } = props;
  const { t } = useTexts();
  const words = useSourceWords();
  const lists: CaseList[] = overview.boards.map((board) => board[list]);
  const dead = lists.filter((one) => healthNow(one, now) === 'dead');
  return (
    <Panel
      title={title}
      note={lists.map((one) => (
        <Source key={one.source} freshness={healthNow(one, now)}>
          {words.source(one)}
        </Source>
      ))}
    >
      {lists.length > 0 && dead.length === lists.length ? (
        <p className="tile-dead">{dead[0] ? words.dead(dead[0]) : t('command-center.dead')}</p>
      ) : (
        children
      )}
    </Panel>
  );
}
