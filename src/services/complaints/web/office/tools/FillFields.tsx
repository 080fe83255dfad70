/** What a ready answer asks for before its words are whole: a line, a day or one of some choices each. */
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import { Select, TextField } from '../../../../../web/ui/base/field.tsx';
import type { Offered } from './templates-data.ts';

type Props = {
  fields: Offered['fields'];
  values: Readonly<Record<string, string>>;
  onChange: (values: Record<string, string>) => void;
  /** Said at fields that are empty; undefined before somebody tried to go on. */
  missing: string | undefined;
};

export const isFilled = (fields: Offered['fields'], values: Readonly<Record<string, string>>): boolean =>
  fields.every(({ name }) => values[name]?.trim());

export function FillFields({ fields, values, onChange, missing }: Props) {
  return fields.map(({ name, kind, label, choices }) => {
    const value = values[name] ?? '';
    const common = {
      label,
      value,
      error: value.trim() ? undefined : missing,
      onChange: (event: { target: { value: string } }) => onChange({ ...values, [name]: event.target.value }),
    };
    if (kind === 'choice')
      return (
        <Select
          key={name}
          {...common}
          empty="–"
          options={choices.map((choice, index) => ({ value: String(index), label: choice }))}
        />
      );
    if (kind === 'date') return <DateField key={name} {...common} />;
    return <TextField key={name} {...common} maxLength={200} autoComplete="off" />;
  });
}
