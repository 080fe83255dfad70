/** A date, chosen with the device's own calendar and written out in the reader's language. */
import { TextField, type TextFieldProps } from '../../ui/base/field.tsx';
import { useTexts } from '../texts/texts.ts';

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** `value` is YYYY-MM-DD or ''. Browsers show dates in their own order and language; the line above leaves no doubt. */
export function DateField({
  hint,
  value,
  ...input
}: Omit<TextFieldProps, 'type' | 'value'> & { value: string }) {
  const { formats } = useTexts();
  // At noon in UTC every zone of the country has the same date.
  const written = ISO_DATE.test(value) ? formats.longDate(`${value}T12:00:00Z`) : '';
  const words = (hint || written) && (
    <>
      {hint}
      {written && <output className="block text-ink">{written}</output>}
    </>
  );
  return <TextField {...input} type="date" value={value} hint={words} />;
}
