/** Services that take longer or shorter than the others at this counter. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { newId } from '../../../../web/kit/unique.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { FieldError, Select, TextField } from '../../../../web/ui/base/field.tsx';

/** `key` tells rows apart on the screen and is not sent. */
export type ServiceRow = { key: string; id: string; minutes: string };
type Props = {
  id: string;
  rows: ServiceRow[];
  offered: readonly { id: string; title: string }[];
  error: string | undefined;
  onChange: (rows: ServiceRow[]) => void;
};

export function ServiceRows({ id, rows, offered, error, onChange }: Props) {
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
          <Select
            label={t('counters.settings.service')}
            empty={t('counters.settings.choose')}
            value={row.id}
            options={[
              // One that is no longer offered keeps its minutes until somebody takes them away.
              ...(row.id && !offered.some(({ id: one }) => one === row.id)
                ? [{ id: row.id, title: row.id }]
                : []),
              ...offered,
            ].map(({ id: value, title }) => ({ value, label: title }))}
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
            aria-label={t('counters.settings.remove-service', {
              service: offered.find(({ id: one }) => one === row.id)?.title ?? row.id,
            })}
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
