/** The same words in the four languages of the house, each with its own field and its own fault. */
import type { ChangeEvent } from 'react';
import { type Language, languageNames, languages, languageTags } from '../../../../../shared/languages.ts';
import { TextArea, TextField } from '../../../../../web/ui/base/field.tsx';

export type Bound = {
  id: string;
  name: string;
  value: string;
  error: string | undefined;
  onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) => void;
};

export function FourFields<F extends string>({
  of,
  legend,
  hint,
  long,
  note,
  field,
}: {
  of: F;
  legend: string;
  hint?: string;
  /** Small word after the name, such as "(boleh kosong)". */
  note?: string;
  /** Several lines each. */
  long?: boolean;
  field: (name: `${F}/${Language}`) => Bound;
}) {
  return (
    <fieldset className="four-fields">
      <legend className="field-label">
        {legend} {note && <span className="field-note">{note}</span>}
      </legend>
      {hint && <p className="field-hint">{hint}</p>}
      <div>
        {languages.map((language) => {
          const given = {
            ...field(`${of}/${language}` as const),
            label: languageNames[language],
            lang: languageTags[language],
            maxLength: 200,
          };
          return long ? (
            <TextArea key={language} {...given} rows={3} />
          ) : (
            <TextField key={language} {...given} autoComplete="off" />
          );
        })}
      </div>
    </fieldset>
  );
}
