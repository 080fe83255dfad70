/** When an application is due in this state, in words, ticking. */
import { useNow } from '../../../../web/kit/shell/use-now.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { DueClock } from '../../../../web/ui/base/badge.tsx';
import type { DeskItem } from '../../rules/desk-contract.ts';

const DAY = 86_400_000;

export function DueMark({
  item,
}: {
  item: Pick<DeskItem, 'stateDueAt' | 'dueAt' | 'paused' | 'late' | 'state'>;
}) {
  const { t, formats } = useTexts();
  const now = useNow();
  if (item.state.kind === 'end') return <DueClock state="done">{t('applications.desk.ended')}</DueClock>;
  if (item.paused) return <DueClock state="paused">{t('applications.desk.paused')}</DueClock>;
  // A promise that is broken is said, even where the present step has time left.
  const due = item.late ? (item.dueAt ?? item.stateDueAt) : (item.stateDueAt ?? item.dueAt);
  if (!due) return null;
  const left = Date.parse(due) - now;
  const state = left < 0 || item.late ? 'late' : left < DAY ? 'soon' : 'on-time';
  return (
    <DueClock state={state} dateTime={due} title={formats.dateTime(due)}>
      {left < 0
        ? t('applications.desk.late', { when: formats.relative(due, now) })
        : t('applications.desk.due', { when: formats.relative(due, now) })}
    </DueClock>
  );
}
