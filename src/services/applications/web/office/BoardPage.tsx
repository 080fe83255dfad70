/** The board of applications on an office screen or a phone; what is near to consent by silence leads to its application. */
import { useSession } from '../../../../web/kit/session/session.ts';
import { ForbiddenPage, LoadFailedPage, LoadingPage } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import type { Board } from '../../rules/board-contract.ts';
import { type BoardFigure, useBoardFigures } from '../board/figures.ts';
import { ServiceList, SilenceList, StageList } from '../board/lists.tsx';
import { useBoard } from '../board/use-board.ts';

export function Page() {
  const { t, formats } = useTexts();
  const { board, error, refused, retry } = useBoard();
  if (refused === 403) return <ForbiddenPage />;
  if (!board) return error ? <LoadFailedPage whole error={error} retry={retry} /> : <LoadingPage />;
  return (
    <div className="board-office">
      <OfficeTitle
        title={t('applications.board.title')}
        note={t('applications.board.note')}
        actions={
          <>
            <Link href="/office/pusat-kendali" className="button" data-tone="second">
              {t('applications.board.to-complaints')}
            </Link>
            <Link
              href="/wall/permohonan"
              className="button"
              data-tone="second"
              target="_blank"
              rel="noopener"
            >
              {t('applications.board.open-wall')}
            </Link>
          </>
        }
      />
      {error !== null && (
        <Notice tone="warn" live="polite" title={t('applications.board.lost')}>
          {t('applications.board.lost-since', { time: formats.time(board.at) })}
        </Notice>
      )}
      <Figures board={board} />
      <Sheets board={board} />
    </div>
  );
}

function Figures({ board }: { board: Board }) {
  const { can } = useSession();
  const lists: Record<string, string> = can('applications.read')
    ? {
        running: '/office/permohonan',
        late: '/office/permohonan?tampil=late',
        silence: '/office/permohonan?tampil=silence',
      }
    : {};
  return (
    <div className="stats">
      {useBoardFigures(board).map((figure: BoardFigure) => (
        <div className="stat" key={figure.name} data-tone={figure.tone}>
          {lists[figure.name] ? <Link href={lists[figure.name] ?? ''}>{figure.label}</Link> : figure.label}
          <span className="stat-value">
            {figure.value} {figure.unit && <small>{figure.unit}</small>}
          </span>
          <small>{figure.note}</small>
        </div>
      ))}
    </div>
  );
}

function Sheets({ board }: { board: Board }) {
  const { t } = useTexts();
  const { can } = useSession();
  const href = can('applications.read')
    ? (code: string) => `/office/permohonan/${encodeURIComponent(code)}`
    : undefined;
  return (
    <div className="board-sheets">
      <section className="board-sheet" data-part="stages">
        <h2>{t('applications.board.stages')}</h2>
        <StageList board={board} />
      </section>
      <section className="board-sheet" data-part="silence">
        <h2>{t('applications.board.near-silence')}</h2>
        <SilenceList board={board} {...(href ? { href } : {})} />
      </section>
      <section className="board-sheet" data-part="services">
        <h2>{t('applications.board.services')}</h2>
        <p>{t('applications.board.services-note')}</p>
        <ServiceList board={board} />
      </section>
    </div>
  );
}
