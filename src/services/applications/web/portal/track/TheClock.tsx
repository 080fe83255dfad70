/** The clock of the city as the applicant may see it: promised day, what is left, why it stands. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { DueClock } from '../../../../../web/ui/base/badge.tsx';
import type { MyApplication } from '../../../contract.ts';
import { limitWords } from '../../limit-words.ts';

export function TheClock({ application: { clock } }: { application: MyApplication }) {
  const { t, formats } = useTexts();
  const promise = t('applications.clock.promise', { limit: limitWords(t, clock.promise) });
  if (clock.endedAt)
    return (
      <DueClock state={clock.onTime === false ? 'late' : 'done'} dateTime={clock.endedAt}>
        {clock.onTime === false
          ? t('applications.clock.ended-late', { date: formats.date(clock.endedAt) })
          : t('applications.clock.ended', { date: formats.date(clock.endedAt) })}
      </DueClock>
    );
  if (clock.paused) {
    const { until, why } = clock.paused;
    return (
      <div className="grid gap-1">
        <DueClock state="paused">
          {t(why === 'payment' ? 'applications.clock.waits-payment' : 'applications.clock.waits-you')}
        </DueClock>
        {until && (
          <p className="text-ink-soft text-sm">
            {t('applications.clock.until', { date: formats.deadline(until) })}
          </p>
        )}
      </div>
    );
  }
  const left = clock.workingDaysLeft;
  return (
    <div className="grid gap-1">
      {clock.dueAt && (
        <DueClock
          state={clock.late ? 'late' : left !== null && left <= 1 ? 'soon' : 'on-time'}
          dateTime={clock.dueAt}
        >
          {clock.late
            ? t('applications.clock.late', { date: formats.date(clock.dueAt) })
            : clock.promise.unit === 'hours'
              ? t('applications.clock.due-at', { when: formats.deadline(clock.dueAt) })
              : t('applications.clock.due', { date: formats.longDate(clock.dueAt), count: left ?? 0 })}
        </DueClock>
      )}
      <p className="text-ink-soft text-sm">{promise}</p>
    </div>
  );
}
