/** What the chosen category asks beyond words and place, for the officer to put to the person. */
import { useSession } from '../../../../../web/kit/session/session.ts';
import { type Texts, useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Checkbox } from '../../../../../web/ui/base/choice.tsx';
import { FieldError, Select, TextArea, TextField } from '../../../../../web/ui/base/field.tsx';
import type { Question } from '../../../contract.ts';
import { type Answers, answersWrong, instantFrom, localFrom } from '../../answers.ts';

/** What is wrong in words, by the code of the question. */
export function answerFaults(
  t: Texts['t'],
  questions: readonly Question[],
  answers: Answers,
): Map<string, string> {
  const faults = answersWrong(questions, answers);
  return new Map(
    questions.flatMap(({ code, label }) => {
      const fault = faults.get(code);
      if (!fault) return [];
      if (fault.rule === 'required') return [[code, t('complaints.desk.asked.required', { label })]];
      if (fault.rule === 'number') return [[code, t('complaints.desk.asked.number', { label })]];
      return [[code, t('complaints.desk.asked.wrong', { label })]];
    }),
  );
}

type Props = {
  /** Fields stand below it: `${id}/pole`. */
  id: string;
  questions: readonly Question[];
  answers: Answers;
  errors: ReadonlyMap<string, string>;
  onChange: (answers: Answers) => void;
};

export function Questions({ id, questions, answers, errors, onChange }: Props) {
  return questions.map((question) => (
    <Answer
      key={question.code}
      id={`${id}/${question.code}`}
      question={question}
      value={answers[question.code]}
      error={errors.get(question.code)}
      onChange={(value) => onChange({ ...answers, [question.code]: value })}
    />
  ));
}

type AnswerProps = {
  id: string;
  question: Question;
  value: string | string[] | undefined;
  error: string | undefined;
  onChange: (value: string | string[]) => void;
};

function Answer({ id, question, value, error, onChange }: AnswerProps) {
  const { t } = useTexts();
  const { city } = useSession();
  const { type, required, label, hint, values } = question;
  const note = required ? undefined : t('complaints.desk.optional');
  const words = { id, label, note, error, hint: hint ?? undefined };
  const one = typeof value === 'string' ? value : '';
  if (type === 'multivaluelist') return <Several {...{ id, question, value, error, onChange }} />;
  if (type === 'singlevaluelist')
    return (
      <Select
        {...words}
        empty={t('complaints.desk.asked.choose')}
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

function Several({ id, question, value, error, onChange }: AnswerProps) {
  const { t } = useTexts();
  const chosen = [value ?? []].flat();
  return (
    <fieldset
      className="field"
      data-invalid={error ? '' : undefined}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className="field-label">
        {question.label}{' '}
        {!question.required && <span className="field-note">{t('complaints.desk.optional')}</span>}
      </legend>
      {question.hint && <div className="field-hint">{question.hint}</div>}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div className="counter-several">
        {question.values.map(({ key, name }, index) => (
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
