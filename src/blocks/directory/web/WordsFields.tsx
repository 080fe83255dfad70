/** The same words in the four languages of the house, as four fields. */
import { languageNames, languages, languageTags, type Words } from '../../../shared/languages.ts';
import { FieldError, TextField } from '../../../web/ui/base/field.tsx';

export const emptyWords = (): Words => ({ id: '', en: '', jv: '', zh: '' });

export function WordsFields({
  id,
  legend,
  value,
  error,
  onChange,
}: {
  /** Of the first field, so that an error summary can lead here. */
  id: string;
  legend: string;
  value: Words;
  error?: string | undefined;
  onChange: (value: Words) => void;
}) {
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="field-label mb-2">{legend}</legend>
      {error && (
        <div className="sm:col-span-2">
          <FieldError id={`${id}-error`}>{error}</FieldError>
        </div>
      )}
      {languages.map((language, index) => (
        <TextField
          key={language}
          id={index === 0 ? id : undefined}
          label={languageNames[language]}
          lang={languageTags[language]}
          required
          maxLength={200}
          value={value[language]}
          onChange={(event) => onChange({ ...value, [language]: event.target.value })}
        />
      ))}
    </fieldset>
  );
}
