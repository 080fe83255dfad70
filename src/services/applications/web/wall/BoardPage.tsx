/** The wall of applications: the whole city on one dark screen, read from five metres. */
import { useEffect } from 'react';
import { localesOf } from '../../../../shared/languages.ts';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { Languages } from '../../../../web/kit/shell/Languages.tsx';
import { LoadFailedPage, LoadingPage } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Link } from '../../../../web/ui/base/link.tsx';
import { ConnectionMark, NumberTile, Panel, Tiles } from '../../../../web/ui/wall/figures.tsx';
import { AlertStrip, ClockHeader, WallFrame } from '../../../../web/ui/wall/frame.tsx';
import type { Board } from '../../rules/board-contract.ts';
import { useBoardFigures } from '../board/figures.ts';
import { ServiceList, SilenceList, StageList } from '../board/lists.tsx';
import { type BoardState, useBoard } from '../board/use-board.ts';

export function Page() {
  const state = useBoard();
  const { board, error, refused } = state;
  useEffect(() => {
    // The first wall says what a screen needs that may not see the city.
    if (refused) navigate('/wall/', { replace: true });
  }, [refused]);
  if (!board || refused)
    return (
      <main className="board-waiting" id="isi">
        {error && !refused ? <LoadFailedPage whole error={error} retry={state.retry} /> : <LoadingPage />}
      </main>
    );
  return <Shown board={board} state={state} />;
}

function Shown({ board, state }: { board: Board; state: BoardState }) {
  const { t, formats } = useTexts();
  const figures = useBoardFigures(board);
  const freshness = state.old || state.error ? 'stale' : 'fresh';
  return (
    <div className="board-wall">
      <WallFrame
        header={<Header board={board} state={state} />}
        alerts={
          state.error ? (
            <AlertStrip
              alerts={[
                {
                  ...{ id: 'lost', tone: 'warn', text: t('applications.board.lost') },
                  note: t('applications.board.lost-since', { time: formats.time(board.at) }),
                },
              ]}
            />
          ) : null
        }
        foot={
          <>
            <Link href="/wall/">{t('applications.board.to-complaints')}</Link>
            {board.city.fictional && <span className="board-fiction">{t('kit.fictional')}</span>}
            <Languages />
          </>
        }
      >
        <Tiles>
          {figures.map(({ name, label, value, unit, note, tone }) => (
            <NumberTile
              key={name}
              {...{ label, value, unit, freshness }}
              tone={tone}
              source={note}
              plain
              deadWords=""
            />
          ))}
        </Tiles>
        <div className="board-panels">
          <Panel title={t('applications.board.stages')}>
            <StageList board={board} />
          </Panel>
          <Panel title={t('applications.board.services')} note={t('applications.board.month')}>
            <ServiceList board={board} />
          </Panel>
          <Panel title={t('applications.board.near-silence')}>
            <SilenceList board={board} />
          </Panel>
        </div>
      </WallFrame>
    </div>
  );
}

function Header({ board, state }: { board: Board; state: BoardState }) {
  const { t, language, formats } = useTexts();
  const connected = !state.error && !state.old;
  return (
    <ClockHeader
      city={board.city.name}
      subtitle={t('applications.board.subtitle')}
      zone={board.city.zone}
      zoneName={formats.zoneName}
      locale={Intl.DateTimeFormat.supportedLocalesOf(localesOf(language))[0] ?? 'id'}
      offsetMs={state.offset}
      connection={
        <ConnectionMark state={connected ? 'connected' : 'reconnecting'}>
          {t(connected ? 'kit.live.connected' : 'kit.live.reconnecting')}
        </ConnectionMark>
      }
    />
  );
}
