/** One answer to what a category asks, by the type of the question. */
import { useSession } from '../../../web/kit/session/session.ts';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { Checkbox, RadioCards } from '../../../web/ui/base/choice.tsx';
import { FieldError, Select, TextArea, TextField } from '../../../web/ui/base/field.tsx';
import type { Question } from '../rules/intake-contract.ts';
import { instantFrom, localFrom } from './answers.ts';

/** So many choices of which one must be taken stand open; more, or what may be left out, is a list that folds away. */
const FEW = 5;

type Props = {
  id: string;
  question: Question;
  value: string | string[] | undefined;
  error: string | undefined;
  /** What each face says: may be left out, choose from the list, more than one may be chosen. */
  words: { optional: string; choose: string; several: string };
  onChange: (value: string | string[]) => void;
};

export function AnswerField(props: Props) {
  const { formats } = useTexts();
  const { city } = useSession();
  const { id, question, value, error, words, onChange } = props;
  const { type, required, label, hint, values } = question;
  if (type === 'multivaluelist') return <Several {...props} />;
  const field = { id, label, hint: hint ?? undefined, note: required ? undefined : words.optional, error };
  const one = typeof value === 'string' ? value : '';
  if (type === 'singlevaluelist' && required && values.length <= FEW)
    return (
      <RadioCards
        {...field}
        name={id}
        value={one}
        onChange={onChange}
        choices={values.map(({ key, name }) => ({ value: key, title: name }))}
      />
    );
  if (type === 'singlevaluelist')
    return (
      <Select
        {...field}
        empty={words.choose}
        options={values.map(({ key, name }) => ({ value: key, label: name }))}
        value={one}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  if (type === 'datetime') {
    const zone = city?.zone ?? 'Asia/Jakarta';
    return (
      <TextField
        {...field}
        type="datetime-local"
        value={localFrom(one, zone)}
        hint={
          <>
            {hint}
            {one && <output className="block text-ink">{formats.dateTime(one)}</output>}
          </>
        }
        onChange={(event) => onChange(instantFrom(event.target.value, zone))}
      />
    );
  }
  if (type === 'text')
    return (
      <TextArea
        {...field}
        rows={3}
        maxLength={1000}
        value={one}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  return (
    <TextField
      {...field}
      inputMode={type === 'number' ? 'decimal' : 'text'}
      autoComplete="off"
      maxLength={type === 'number' ? 30 : 200}
      value={one}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function Several({ id, question, value, error, words, onChange }: Props) {
  const { required, label, hint, values } = question;
  const chosen = [value ?? []].flat();
  return (
    <fieldset className="field" data-invalid={error ? '' : undefined} aria-describedby={`${id}-words`}>
      <legend className="field-label">
        {label} {!required && <span className="field-note">{words.optional}</span>}
      </legend>
      <div id={`${id}-words`}>
        <div className="field-hint">{hint ?? words.several}</div>
        {error && <FieldError>{error}</FieldError>}
      </div>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(13rem,100%),1fr))] gap-x-4">
        {values.map(({ key, name }, index) => (
          <Checkbox
            key={key}
            id={index === 0 ? id : undefined}
            checked={chosen.includes(key)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, key] : chosen.filter((one) => one !== key))
            }
          >
            {name}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
