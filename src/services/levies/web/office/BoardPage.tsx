/** The day of a market: billed, paid by way, who still owes, block by block; it renews itself as money comes in. */
import { useQuery } from '@tanstack/react-query';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Card } from '../../../../web/ui/base/card.tsx';
import { BarList } from '../../../../web/ui/base/charts.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { Stats } from '../../../../web/ui/office/shell.tsx';
import { Table } from '../../../../web/ui/office/table.tsx';
import type { BoardView } from '../../rules/board-contract.ts';
import type { MarketHead } from '../../rules/office-contract.ts';
import { AgeBars } from './AgeBars.tsx';
import { MarketFrame } from './MarketFrame.tsx';
import { boardQuery } from './office-data.ts';
import { useLeviesLive } from './use-levies-live.ts';
import { useWayWords } from './way-words.ts';

export function Page() {
  return <MarketFrame>{(market) => <Board market={market} />}</MarketFrame>;
}

const sumOf = (rows: readonly { amount: number }[]) => rows.reduce((sum, { amount }) => sum + amount, 0);

function Board({ market }: { market: MarketHead }) {
  const { t, formats } = useTexts();
  const way = useWayWords();
  useLeviesLive();
  const { data, error, refetch } = useQuery(boardQuery(market.id));
  if (!data) return <NotYet error={error} retry={() => void refetch()} rows={6} />;
  const income = sumOf(data.income);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <p className="text-ink-soft" aria-live="polite">
        {t('levies.board.as-of', { time: formats.dateTime(data.at) })}
      </p>
      {error && <Notice tone="warn" title={t('levies.board.stale')} />}
      {data.closed && <Notice tone="info" title={t('levies.board.closed')} />}
      {data.closedBlocks.length > 0 && (
        <Notice
          tone="info"
          title={t('levies.board.closed-blocks', { blocks: formats.list(data.closedBlocks) })}
        />
      )}
      <div className="levies-sums">
        <Stats tiles={tilesOf(data, income, t, formats)} />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-3">
        <Card title={t('levies.board.by-way')} level={2}>
          {data.income.length === 0 ? (
            <p className="text-ink-soft">{t('levies.board.no-income')}</p>
          ) : (
            <BarList
              rows={data.income.map((one) => ({
                ...{ key: one.way, label: way(one.way), value: one.amount },
                shown: t('levies.board.way-sum', { amount: formats.money(one.amount), count: one.count }),
              }))}
            />
          )}
        </Card>
        <Card title={t('levies.board.by-age')} level={2}>
          <AgeBars ages={data.ages} />
        </Card>
        <Card title={t('levies.board.collectors')} level={2}>
          {data.collectors.length === 0 ? (
            <p className="text-ink-soft">{t('levies.board.no-collectors')}</p>
          ) : (
            <ul className="levies-rows">
              {data.collectors.map((one) => (
                <li key={one.name}>
                  <span>
                    {one.name}
                    {one.since && (
                      <small>{t('levies.board.cash-since', { since: formats.relative(one.since) })}</small>
                    )}
                  </span>
                  <span className="tabular">
                    {formats.money(one.cash)}
                    {one.alarm && <span className="levies-late">{t('levies.board.cash-alarm')}</span>}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
      <h2>{t('levies.board.by-block')}</h2>
      <Table<BoardView['blocks'][number]>
        label={t('levies.board.by-block')}
        items={data.blocks}
        idOf={({ block }) => block}
        empty={
          <EmptyState title={t('levies.desk.no-stalls')}>{t('levies.desk.no-stalls-detail')}</EmptyState>
        }
        columns={[
          {
            id: 'block',
            head: t('levies.desk.block'),
            main: true,
            cell: ({ block }) => (
              <Link href={`/office/pasar/${market.id}?blok=${encodeURIComponent(block)}`}>{block}</Link>
            ),
          },
          {
            id: 'stalls',
            head: t('levies.desk.stalls'),
            number: true,
            cell: ({ stalls }) => formats.number(stalls),
          },
          {
            id: 'owing',
            head: t('levies.board.owing'),
            number: true,
            cell: ({ owing }) => formats.number(owing),
          },
          {
            id: 'late',
            head: t('levies.board.late'),
            number: true,
            cell: ({ late }) => formats.number(late),
          },
          {
            id: 'open',
            head: t('levies.desk.owed'),
            number: true,
            cell: ({ open }) => formats.money(open),
          },
        ]}
      />
    </div>
  );
}

type Words = ReturnType<typeof useTexts>;

function tilesOf(data: BoardView, income: number, t: Words['t'], formats: Words['formats']) {
  return [
    {
      key: 'stalls',
      label: t('levies.board.open-stalls'),
      value: formats.number(data.closed ? 0 : data.held),
      note: t('levies.board.of-stalls', { stalls: data.stalls }),
    },
    {
      key: 'billed',
      label: t('levies.board.billed'),
      value: formats.money(data.daily.amount),
      note: t('levies.desk.bills', { count: data.daily.count }),
    },
    {
      key: 'month',
      label: t('levies.board.billed-month'),
      value: formats.money(data.monthly.amount),
      note: t('levies.desk.bills', { count: data.monthly.count }),
    },
    {
      key: 'income',
      label: t('levies.board.income'),
      value: formats.money(income),
      note:
        data.target === null
          ? t('levies.board.no-target')
          : t('levies.board.of-target', {
              share: formats.percent(data.target > 0 ? income / data.target : 1),
              target: formats.money(data.target),
            }),
      ...(data.target !== null && income >= data.target ? { tone: 'good' as const } : {}),
    },
  ];
}
