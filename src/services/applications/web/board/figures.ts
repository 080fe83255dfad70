/** The figures of the board in words, for the wall and for the office. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import type { Board } from '../../rules/board-contract.ts';

export type BoardFigure = {
  name: string;
  label: string;
  value: string;
  unit?: string | undefined;
  /** What it is measured against, or over which time. */
  note: string;
  tone?: 'good' | 'bad' | 'warn' | undefined;
};

/** Unknown is said in words; it is never a zero. */
export function useBoardFigures(board: Board): BoardFigure[] {
  const { t, formats } = useTexts();
  const number = (value: number) => formats.number(value);
  const none = t('applications.board.none');
  const unknown = t('applications.board.unknown');
  const month = t('applications.board.month');
  const { days, onTime, satisfaction, silence } = board;
  const inTime = board.running - board.late - board.paused;
  return [
    {
      ...{ name: 'running', label: t('applications.board.running'), value: number(board.running) },
      note: t('applications.board.running-note', {
        today: number(board.receivedToday),
        paused: number(board.paused),
      }),
    },
    {
      ...{ name: 'late', label: t('applications.board.late'), value: number(board.late) },
      note: t('applications.board.late-note', { inTime: number(Math.max(0, inTime)) }),
      tone: board.late > 0 ? 'bad' : 'good',
    },
    {
      ...{ name: 'silence', label: t('applications.board.silence'), value: number(silence.total) },
      note: t('applications.board.silence-note', { days: number(silence.within) }),
      tone: silence.total > 0 ? 'warn' : 'good',
    },
    {
      ...{ name: 'papers', label: t('applications.board.papers'), value: number(board.papers), note: month },
    },
    {
      ...{ name: 'days', label: t('applications.board.days') },
      ...(days
        ? { value: number(days.used), unit: t('applications.board.working-days') }
        : { value: unknown, unit: none }),
      note: days ? t('applications.board.promised', { days: number(days.promised) }) : month,
      tone: days ? (days.used <= days.promised ? 'good' : 'bad') : undefined,
    },
    {
      ...{ name: 'on-time', label: t('applications.board.on-time') },
      ...(onTime === null ? { value: unknown, unit: none } : { value: formats.percent(onTime / 100) }),
      note: t('applications.board.decided', { count: number(board.decided) }),
    },
    {
      ...{ name: 'satisfaction', label: t('applications.board.satisfaction') },
      ...(satisfaction
        ? { value: formats.number(satisfaction.index, { maximumFractionDigits: 1 }) }
        : { value: unknown, unit: none }),
      note: satisfaction
        ? t('applications.board.quality', { quality: satisfaction.quality })
        : t('applications.board.too-few'),
    },
  ];
}
