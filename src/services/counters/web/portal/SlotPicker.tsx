/** First the day, then the time: buttons that fit a thumb, with what is still free. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { localeOf } from '../../../../web/kit/texts/formats.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { slotsQuery } from './questions.ts';

type Slot = { at: string; free: number };
type Choice = { value: string | undefined; onChange: (at: string | undefined) => void };
type Props = Pick<Choice, 'onChange'> & {
  days: { date: string; free: number }[];
  /** The times of a day: a list, or a part that fetches them. */
  times: (date: string) => ReactNode;
};

/** At noon in UTC every zone of the country has the same date. */
const noon = (date: string) => `${date}T12:00:00Z`;

export function SlotPicker({ days: all, times, onChange }: Props) {
  const { t, formats, language } = useTexts();
  const weekday = new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' });
  const days = all.filter(({ free }) => free > 0);
  const [chosen, setChosen] = useState<string>();
  const date = days.some((day) => day.date === chosen) ? chosen : days[0]?.date;
  if (!date) return <EmptyState title={t('counters.book.none')}>{t('counters.book.none-detail')}</EmptyState>;
  return (
    <>
      <fieldset className="slot-field">
        <legend className="field-label">{t('counters.book.day')}</legend>
        <div className="slot-days">
          {days.map((day) => (
            <button
              type="button"
              key={day.date}
              className="slot"
              aria-pressed={day.date === date}
              onClick={() => {
                setChosen(day.date);
                onChange(undefined);
              }}
            >
              <strong>{weekday.format(new Date(noon(day.date)))}</strong>
              <span>{formats.day(noon(day.date))}</span>
              <span className="slot-free">{t('counters.book.free', { count: day.free })}</span>
            </button>
          ))}
        </div>
      </fieldset>
      {times(date)}
    </>
  );
}

/** The times of a day of a counter, asked of the server. */
export function CounterTimes({
  queue,
  date,
  service,
  ...choice
}: Choice & { queue: string; date: string; service: string | undefined }) {
  const { data, error, refetch } = useQuery(slotsQuery(queue, date, service));
  if (!data) return <NotYet error={error} retry={() => void refetch()} rows={2} />;
  return <Times slots={data.slots} {...choice} />;
}

export function Times({ slots, value, onChange }: Choice & { slots: readonly Slot[] }) {
  const { t, formats } = useTexts();
  return (
    <fieldset className="slot-field">
      <legend className="field-label">
        {t('counters.book.time')} <span className="field-note">{formats.zoneName}</span>
      </legend>
      <div className="slot-times">
        {slots
          .filter(({ free }) => free > 0)
          .map(({ at }) => (
            <button
              type="button"
              key={at}
              className="slot"
              aria-pressed={at === value}
              onClick={() => onChange(at)}
            >
              {formats.time(at)}
            </button>
          ))}
      </div>
    </fieldset>
  );
}
