/** One question of the list: quick to answer, and to be taken back. */
import type { FieldView } from '../../../../../blocks/definitions/contract.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Checkbox, RadioCards } from '../../../../../web/ui/base/choice.tsx';
import { Select, TextField } from '../../../../../web/ui/base/field.tsx';

type Props = { field: FieldView; value: unknown; onChange: (value: unknown) => void };

/** More options than these are a list to unfold. */
const MOST_CARDS = 5;

export function NeedQuestion({ field, value, onChange }: Props) {
  const { t } = useTexts();
  const { id, title, help, options = [] } = field;
  const name = `perlu-${id}`;
  if (field.type === 'yes-no')
    return (
      <RadioCards
        name={name}
        label={title}
        hint={help}
        columns={2}
        value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined}
        choices={[
          { value: 'yes', title: t('procedures.yes') },
          { value: 'no', title: t('procedures.no') },
        ]}
        onChange={(chosen) => onChange(chosen === 'yes')}
      />
    );
  if (field.type === 'choice')
    return options.length <= MOST_CARDS ? (
      <RadioCards
        name={name}
        label={title}
        hint={help}
        value={typeof value === 'string' ? value : undefined}
        choices={options.map((option) => ({ value: option.value, title: option.title }))}
        onChange={onChange}
      />
    ) : (
      <Select
        label={title}
        hint={help}
        empty={t('procedures.choose')}
        options={options.map((option) => ({ value: option.value, label: option.title }))}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    );
  if (field.type === 'choices') {
    const chosen = Array.isArray(value) ? (value as string[]) : [];
    return (
      <fieldset className="field">
        <legend className="field-label">{title}</legend>
        {help && <div className="field-hint">{help}</div>}
        {options.map((option) => (
          <Checkbox
            key={option.value}
            checked={chosen.includes(option.value)}
            onChange={({ target }) => {
              const next = options
                .map((one) => one.value)
                .filter((one) => (one === option.value ? target.checked : chosen.includes(one)));
              onChange(next.length > 0 ? next : undefined);
            }}
          >
            {option.title}
          </Checkbox>
        ))}
      </fieldset>
    );
  }
  if (field.type === 'date')
    return (
      <TextField
        type="date"
        label={title}
        hint={help}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    );
  return (
    <TextField
      label={title}
      note={field.unit && `(${field.unit})`}
      hint={help}
      type="number"
      inputMode="decimal"
      min={field.min}
      max={field.max}
      step={field.decimals ? 1 / 10 ** field.decimals : 1}
      value={typeof value === 'number' ? String(value) : ''}
      onChange={({ target }) => {
        const number = target.valueAsNumber;
        onChange(Number.isFinite(number) ? number : undefined);
      }}
    />
  );
}
