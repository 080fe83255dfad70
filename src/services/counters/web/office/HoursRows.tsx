/** Opening hours of a counter, row by row: a day, from when, until when. Two rows of one day leave a break between. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { newId } from '../../../../web/kit/unique.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { FieldError, Select, TextField } from '../../../../web/ui/base/field.tsx';
import { useWeekdays } from './weekdays.ts';

/** `key` tells rows apart on the screen and is not sent. */
export type HoursRow = { key: string; day: number; from: string; to: string };
type Props = {
  id: string;
  rows: HoursRow[];
  error: string | undefined;
  onChange: (rows: HoursRow[]) => void;
};

const MOST = 21;

export function HoursRows({ id, rows, error, onChange }: Props) {
  const { t } = useTexts();
  const weekday = useWeekdays();
  const put = (at: number, part: Partial<HoursRow>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <fieldset className="grid gap-3" id={id} tabIndex={-1}>
      <legend className="field-label">{t('counters.settings.own-hours')}</legend>
      {error && <FieldError>{error}</FieldError>}
      {rows.map((row, at) => (
        <div className="row-fields" key={row.key}>
          <Select
            label={t('counters.settings.day')}
            value={`${row.day}`}
            options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: `${day}`, label: weekday(day) }))}
            onChange={(event) => put(at, { day: Number(event.target.value) })}
          />
          <TextField
            type="time"
            label={t('counters.settings.opens')}
            value={row.from}
            onChange={(event) => put(at, { from: event.target.value })}
          />
          <TextField
            type="time"
            label={t('counters.settings.closes')}
            value={row.to}
            onChange={(event) => put(at, { to: event.target.value })}
          />
          <Button
            tone="quiet"
            size="small"
            aria-label={t('counters.settings.remove-hours', { day: weekday(row.day) })}
            onClick={() => onChange(rows.filter((_, index) => index !== at))}
          >
            {t('counters.settings.remove')}
          </Button>
        </div>
      ))}
      {rows.length < MOST && (
        <div>
          <Button
            tone="second"
            size="small"
            icon="plus"
            onClick={() => onChange([...rows, { key: newId(), day: 6, from: '08:00', to: '12:00' }])}
          >
            {t('counters.settings.add-hours')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
