/** The lists of the board, for the wall and for the office: where applications wait, what services keep, what silence will decide. */
import './board.css';
import type { CSSProperties } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import type { Board, ServiceLine } from '../../rules/board-contract.ts';

export function StageList({ board }: { board: Board }) {
  const { t, formats } = useTexts();
  const most = Math.max(1, ...board.stages.map(({ running }) => running));
  if (board.running === 0) return <p className="board-empty">{t('applications.board.nothing-runs')}</p>;
  return (
    <ul className="board-stages">
      {board.stages.map(({ id, running, late }) => (
        <li key={id} style={{ '--share': `${(running / most) * 100}%` } as CSSProperties}>
          <span>{t(`applications.board.stage.${id}`)}</span>
          <strong>{formats.number(running)}</strong>
          {late > 0 && (
            <span className="board-late">{t('applications.board.of-these-late', { count: late })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A figure beside what the definition sets itself. */
function Against({ value, target, below }: { value: string; target: string | undefined; below: boolean }) {
  return (
    <span data-below={below ? '' : undefined}>
      {value}
      {target && <small>{target}</small>}
    </span>
  );
}

function Service({ line }: { line: ServiceLine }) {
  const { t, formats } = useTexts();
  const unknown = t('applications.board.unknown');
  const { running, late, onTime, days, satisfaction, targets } = line;
  const aim = (target: string) => t('applications.board.target', { target });
  const cell = (label: string, content: React.ReactNode) => (
    <span className="board-cell">
      <span className="sr-only">{label} </span>
      {content}
    </span>
  );
  return (
    <li className="board-service">
      <span className="board-title">{line.title}</span>
      {cell(t('applications.board.col.running'), formats.number(running))}
      {cell(
        t('applications.board.col.late'),
        <span data-below={late > 0 ? '' : undefined}>{formats.number(late)}</span>,
      )}
      {cell(
        t('applications.board.col.on-time'),
        <Against
          value={onTime === null ? unknown : formats.percent(onTime / 100)}
          target={targets.onTime === null ? undefined : aim(formats.percent(targets.onTime / 100))}
          below={onTime !== null && targets.onTime !== null && onTime < targets.onTime}
        />,
      )}
      {cell(
        t('applications.board.col.days'),
        <Against
          value={days ? formats.number(days.used) : unknown}
          target={
            days ? t('applications.board.of-promised', { days: formats.number(days.promised) }) : undefined
          }
          below={days !== null && days.used > days.promised}
        />,
      )}
      {cell(
        t('applications.board.col.satisfaction'),
        <Against
          value={satisfaction ? formats.number(satisfaction.index, { maximumFractionDigits: 1 }) : unknown}
          target={targets.satisfaction === null ? undefined : aim(formats.number(targets.satisfaction))}
          below={
            satisfaction !== null &&
            targets.satisfaction !== null &&
            satisfaction.index < targets.satisfaction
          }
        />,
      )}
    </li>
  );
}

export function ServiceList({ board }: { board: Board }) {
  const { t } = useTexts();
  if (board.services.length === 0)
    return <p className="board-empty">{t('applications.board.no-services')}</p>;
  return (
    <div className="board-services">
      <div className="board-service board-heads" aria-hidden="true">
        <span />
        {(['running', 'late', 'on-time', 'days', 'satisfaction'] as const).map((id) => (
          <span className="board-cell" key={id}>
            {t(`applications.board.col.${id}`)}
          </span>
        ))}
      </div>
      <ul>
        {board.services.map((line) => (
          <Service key={line.id} line={line} />
        ))}
      </ul>
    </div>
  );
}

/** `href`: the way to the desk, where there is one. */
export function SilenceList({ board, href }: { board: Board; href?: (code: string) => string | undefined }) {
  const { t, formats } = useTexts();
  const { items } = board.silence;
  if (items.length === 0) return <p className="board-empty">{t('applications.board.no-silence')}</p>;
  return (
    <ul className="board-silence">
      {items.map(({ code, title, agency, at, workingDaysLeft }) => {
        const link = href?.(code);
        return (
          <li key={code}>
            <span className="board-title">{link ? <a href={link}>{title}</a> : title}</span>
            <span className="board-where">
              <span className="whitespace-nowrap">{code}</span> ·{' '}
              {agency ?? t('applications.board.no-agency')}
            </span>
            <time dateTime={at} data-near={workingDaysLeft <= 1 ? '' : undefined}>
              {workingDaysLeft <= 0
                ? formats.deadline(at)
                : t('applications.board.days-left', { count: workingDaysLeft })}
            </time>
          </li>
        );
      })}
    </ul>
  );
}
