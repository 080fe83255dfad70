/** Words of a column, each beside what it stands for in this city. */

import { slugOf } from '../../../../../shared/slug.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Checkbox } from '../../../../../web/ui/base/choice.tsx';
import { Select } from '../../../../../web/ui/base/field.tsx';

type Word = { word: string; count: number };

export function WordTable({
  title,
  words,
  options,
  value,
  creates,
  onChange,
}: {
  title: string;
  /** Undefined: the column has too many different words. */
  words: readonly Word[] | undefined;
  options: { value: string; label: string }[];
  value: Record<string, unknown>;
  /** What is unknown is made. */
  creates: boolean;
  onChange: (word: string, id: string) => void;
}) {
  const { t } = useTexts();
  const known = new Set(options.map((one) => one.value));
  return (
    <fieldset className="import-part">
      <legend className="field-label">{title}</legend>
      {words ? (
        <div className="import-words">
          {words.map(({ word, count }) => {
            const slug = slugOf(word);
            const chosen = value[word];
            return (
              <Select
                key={word}
                label={word}
                note={t('complaints.import.words.count', { count })}
                value={typeof chosen === 'string' ? chosen : known.has(slug) ? slug : ''}
                empty={t(creates ? 'complaints.import.words.made' : 'complaints.import.words.unknown')}
                options={options}
                onChange={(event) => onChange(word, event.target.value)}
              />
            );
          })}
        </div>
      ) : (
        <p className="text-ink-soft">{t('complaints.import.words.too-many')}</p>
      )}
    </fieldset>
  );
}

/** Which words of a column mean yes. */
export function WordChoices({
  title,
  words,
  chosen,
  onChange,
}: {
  title: string;
  words: readonly Word[] | undefined;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const { t } = useTexts();
  return (
    <fieldset className="import-part">
      <legend className="field-label">{title}</legend>
      {words ? (
        <div className="choice-row">
          {words.slice(0, 30).map(({ word, count }) => (
            <Checkbox
              key={word}
              checked={chosen.includes(word)}
              note={t('complaints.import.words.count', { count })}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, word] : chosen.filter((one) => one !== word))
              }
            >
              {word}
            </Checkbox>
          ))}
        </div>
      ) : (
        <p className="text-ink-soft">{t('complaints.import.words.too-many')}</p>
      )}
    </fieldset>
  );
}
