/** An answer in words of the reader: what was chosen, how much, which day. */
import { formatPhone } from '../../../../../shared/phone.ts';
import type { Texts } from '../../../../../web/kit/texts/texts.ts';
import type { Answer, FieldView, Place } from '../../../contract.ts';

export type WardName = (code: string) => string | undefined;

/** Undefined for nothing. Files are named by the caller: `fileName(id)`. */
export function answerWords(
  { t, formats }: Texts,
  field: FieldView,
  value: Answer | undefined,
  names: { ward: WardName; file: (id: string) => string | undefined },
): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const option = (one: unknown) =>
    field.options?.find(({ value: known }) => known === one)?.title ?? String(one);
  switch (field.type) {
    case 'number': {
      const shown =
        typeof value === 'number' ? formats.number(value, { maximumFractionDigits: 4 }) : String(value);
      return field.unit ? `${shown} ${field.unit}` : shown;
    }
    case 'money':
      return typeof value === 'number' ? formats.money(value) : String(value);
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? formats.date(`${value}T12:00:00Z`) : String(value);
    case 'time':
      return formats.clock(String(value));
    case 'choice':
      return option(value);
    case 'choices':
      return Array.isArray(value) ? value.map(option).join('\n') : undefined;
    case 'yes-no':
      return t(value === true ? 'definitions.form.yes' : 'definitions.form.no');
    case 'statement':
      return value === true ? t('definitions.form.agreed') : undefined;
    case 'ward':
      return names.ward(String(value)) ?? String(value);
    case 'phone':
      return formatPhone(String(value));
    case 'place': {
      const { address, lat, lng } = value as Partial<Place>;
      const point = lat !== undefined && lng !== undefined ? t('definitions.form.place.point') : undefined;
      return [address, point].filter(Boolean).join('\n') || undefined;
    }
    case 'upload':
      return Array.isArray(value)
        ? value.map((id) => names.file(id) ?? t('definitions.form.files.one')).join('\n')
        : undefined;
    default:
      return String(value);
  }
}
