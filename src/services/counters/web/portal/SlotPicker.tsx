/** First the day, then the time: buttons that fit a thumb, with what is still free. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { localeOf } from '../../../../web/kit/texts/formats.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import type { CounterPage } from '../../contract.ts';
import { slotsQuery } from './questions.ts';

type Props = {
  data: Pick<CounterPage, 'queue' | 'days'>;
  service?: string | undefined;
  value: string | undefined;
  onChange: (at: string | undefined) => void;
};

/** At noon in UTC every zone of the country has the same date. */
const noon = (date: string) => `${date}T12:00:00Z`;

export function SlotPicker({ data, service, value, onChange }: Props) {
  const { t, formats, language } = useTexts();
  const weekday = new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' });
  const days = data.days.filter(({ free }) => free > 0);
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
      <Times {...{ queue: data.queue, date, service, value, onChange }} />
    </>
  );
}

function Times({
  queue,
  date,
  service,
  value,
  onChange,
}: Omit<Props, 'data'> & { queue: string; date: string }) {
  const { t, formats } = useTexts();
  const { data, error, refetch } = useQuery(slotsQuery(queue, date, service));
  if (!data) return <NotYet error={error} retry={() => void refetch()} rows={2} />;
  return (
    <fieldset className="slot-field">
      <legend className="field-label">
        {t('counters.book.time')} <span className="field-note">{formats.zoneName}</span>
      </legend>
      <div className="slot-times">
        {data.slots
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
