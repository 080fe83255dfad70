/** What the chosen category asks beyond words and place; each may be left out unless the city needs it. */
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Checkbox, RadioCards } from '../../../../../web/ui/base/choice.tsx';
import { FieldError, Select, TextArea, TextField } from '../../../../../web/ui/base/field.tsx';
import type { Question } from '../../../contract.ts';
import { type Answers, answersWrong, instantFrom, localFrom } from '../../answers.ts';

/** So many choices of which one must be taken stand open; more, or what may be left out, is a list that folds away. */
const FEW = 5;

export const questionId = (code: string) => `lapor-tanya-${code}`;

/** What is wrong in words, by the code of the question. */
export function useAnswerFaults(questions: readonly Question[], answers: Answers): Map<string, string> {
  const { t } = useTexts();
  const faults = answersWrong(questions, answers);
  return new Map(
    questions.flatMap(({ code, label }) => {
      const fault = faults.get(code);
      if (!fault) return [];
      if (fault.rule === 'required') return [[code, t('complaints.questions.required', { label })]];
      if (fault.rule === 'number') return [[code, t('complaints.questions.number', { label })]];
      return [[code, t('complaints.questions.wrong', { label })]];
    }),
  );
}

type Props = {
  questions: readonly Question[];
  answers: Answers;
  errors: ReadonlyMap<string, string>;
  onChange: (answers: Answers) => void;
};

export function Questions({ questions, answers, errors, onChange }: Props) {
  const { t } = useTexts();
  if (questions.length === 0) return null;
  return (
    <section className="grid gap-5" aria-label={t('complaints.questions.title')}>
      <div>
        <h2 className="text-lg">{t('complaints.questions.title')}</h2>
        <p className="text-ink-soft text-sm">{t('complaints.questions.lead')}</p>
      </div>
      {questions.map((question) => (
        <Answer
          key={question.code}
          question={question}
          value={answers[question.code]}
          error={errors.get(question.code)}
          onChange={(value) => onChange({ ...answers, [question.code]: value })}
        />
      ))}
    </section>
  );
}

type AnswerProps = {
  question: Question;
  value: string | string[] | undefined;
  error: string | undefined;
  onChange: (value: string | string[]) => void;
};

function Answer({ question, value, error, onChange }: AnswerProps) {
  const { t, formats } = useTexts();
  const { city } = useSession();
  const { code, type, required, label, hint, values } = question;
  const words = {
    id: questionId(code),
    label,
    hint: hint ?? undefined,
    note: required ? undefined : t('complaints.optional'),
    error,
  };
  const one = typeof value === 'string' ? value : '';
  if (type === 'multivaluelist') return <Several {...{ question, value, error, onChange }} />;
  if (type === 'singlevaluelist' && required && values.length <= FEW)
    return (
      <RadioCards
        {...words}
        name={words.id}
        value={one}
        onChange={onChange}
        choices={values.map(({ key, name }) => ({ value: key, title: name }))}
      />
    );
  if (type === 'singlevaluelist')
    return (
      <Select
        {...words}
        empty={t('complaints.questions.choose')}
        options={values.map(({ key, name }) => ({ value: key, label: name }))}
        value={one}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  if (type === 'datetime') {
    const zone = city?.zone ?? 'Asia/Jakarta';
    return (
      <TextField
        {...words}
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
        {...words}
        rows={3}
        maxLength={1000}
        value={one}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  return (
    <TextField
      {...words}
      inputMode={type === 'number' ? 'decimal' : 'text'}
      autoComplete="off"
      maxLength={type === 'number' ? 30 : 200}
      value={one}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function Several({ question, value, error, onChange }: AnswerProps) {
  const { t } = useTexts();
  const { code, required, label, hint, values } = question;
  const id = questionId(code);
  const chosen = [value ?? []].flat();
  return (
    <fieldset className="field" data-invalid={error ? '' : undefined} aria-describedby={`${id}-words`}>
      <legend className="field-label">
        {label} {!required && <span className="field-note">{t('complaints.optional')}</span>}
      </legend>
      <div id={`${id}-words`}>
        <div className="field-hint">{hint ?? t('complaints.questions.several')}</div>
        {error && <FieldError>{error}</FieldError>}
      </div>
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
    </fieldset>
  );
}
