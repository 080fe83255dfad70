/** Services that take longer or shorter than the others at this counter, by their ids. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { newId } from '../../../../web/kit/unique.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { FieldError, TextField } from '../../../../web/ui/base/field.tsx';

/** `key` tells rows apart on the screen and is not sent. */
export type ServiceRow = { key: string; id: string; minutes: string };
type Props = {
  id: string;
  rows: ServiceRow[];
  error: string | undefined;
  onChange: (rows: ServiceRow[]) => void;
};

export function ServiceRows({ id, rows, error, onChange }: Props) {
  const { t } = useTexts();
  const put = (at: number, part: Partial<ServiceRow>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <fieldset className="grid gap-3" id={id} tabIndex={-1}>
      <legend className="field-label">{t('counters.settings.services')}</legend>
      <p className="field-hint">{t('counters.settings.services-hint')}</p>
      {error && <FieldError>{error}</FieldError>}
      {rows.map((row, at) => (
        <div className="row-fields" key={row.key}>
          <TextField
            label={t('counters.settings.service')}
            value={row.id}
            onChange={(event) => put(at, { id: event.target.value })}
          />
          <TextField
            type="number"
            inputMode="numeric"
            min={1}
            max={480}
            label={t('counters.settings.minutes')}
            value={row.minutes}
            onChange={(event) => put(at, { minutes: event.target.value })}
          />
          <Button
            tone="quiet"
            size="small"
            aria-label={t('counters.settings.remove-service', { service: row.id })}
            onClick={() => onChange(rows.filter((_, index) => index !== at))}
          >
            {t('counters.settings.remove')}
          </Button>
        </div>
      ))}
      <div>
        <Button
          tone="second"
          size="small"
          icon="plus"
          onClick={() => onChange([...rows, { key: newId(), id: '', minutes: '30' }])}
        >
          {t('counters.settings.add-service')}
        </Button>
      </div>
    </fieldset>
  );
}
