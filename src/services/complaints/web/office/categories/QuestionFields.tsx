/** The fields of one question, and of the answers to choose from. */
import type { Language, Words } from '../../../../../shared/languages.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Checkbox } from '../../../../../web/ui/base/choice.tsx';
import { FieldError, Select, TextField } from '../../../../../web/ui/base/field.tsx';
import type { AttributeType } from '../../../rules/attributes.ts';
import { codeFrom } from './codes.ts';
import { type Bound, FourFields } from './FourFields.tsx';
import { OrderButtons } from './OrderButtons.tsx';
import { typeOptions } from './question-words.ts';
import {
  type AnswerValues,
  isList,
  MOST_ANSWERS,
  moved,
  newAnswer,
  type QuestionFaults,
  type QuestionValues,
} from './questions.ts';

type WrongAt = (path: string) => QuestionFaults[string] | undefined;
type Props = {
  id: string;
  question: QuestionValues;
  wrongAt: WrongAt;
  onChange: (question: QuestionValues) => void;
};

export function QuestionFields({ id, question, wrongAt, onChange }: Props) {
  const { t } = useTexts();
  const said = saidAt(t, wrongAt);
  const wordsOf = (name: 'label' | 'hint') =>
    four(`${id}/${name}`, question[name], said, `${name}`, (next) => onChange({ ...question, [name]: next }));
  return (
    <div className="question-fields">
      <FourFields of="" legend={t('complaints.desk.questions.label')} field={wordsOf('label')} />
      <div className="question-kind">
        <Select
          id={`${id}/type`}
          label={t('complaints.desk.questions.type')}
          value={question.type}
          onChange={(event) => onChange({ ...question, type: event.target.value as AttributeType })}
          options={typeOptions(t)}
        />
        <TextField
          id={`${id}/code`}
          label={t('complaints.desk.questions.code')}
          hint={t(
            question.kept ? 'complaints.desk.questions.code-kept' : 'complaints.desk.questions.code-hint',
          )}
          error={said('code')}
          value={question.code}
          placeholder={codeFrom(question.label.en)}
          readOnly={question.kept}
          onChange={(event) => onChange({ ...question, code: event.target.value })}
          maxLength={60}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </div>
      <Checkbox
        checked={question.required}
        onChange={(event) => onChange({ ...question, required: event.target.checked })}
        note={t('complaints.desk.questions.required-note')}
      >
        {t('complaints.desk.questions.required')}
      </Checkbox>
      <FourFields
        of=""
        legend={t('complaints.desk.questions.hint')}
        note={t('complaints.desk.optional')}
        field={wordsOf('hint')}
      />
      {isList(question.type) && (
        <Answers
          id={`${id}/values`}
          answers={question.values}
          said={said}
          onChange={(values) => onChange({ ...question, values })}
        />
      )}
    </div>
  );
}

type AnswersProps = {
  id: string;
  answers: AnswerValues[];
  said: (path: string) => string | undefined;
  onChange: (answers: AnswerValues[]) => void;
};

function Answers({ id, answers, said, onChange }: AnswersProps) {
  const { t, language } = useTexts();
  const change = (one: AnswerValues, next: AnswerValues) =>
    onChange(answers.map((answer) => (answer === one ? next : answer)));
  const error = said('values');
  return (
    <fieldset className="answers">
      <legend className="field-label">{t('complaints.desk.questions.answers')}</legend>
      {error && <FieldError>{error}</FieldError>}
      <ol>
        {answers.map((answer, index) => {
          const name = answer.name[language] || t('complaints.desk.questions.answer', { number: index + 1 });
          return (
            <li key={answer.row}>
              <FourFields
                of=""
                legend={t('complaints.desk.questions.answer', { number: index + 1 })}
                field={four(`${id}/${index}/name`, answer.name, said, `values/${index}/name`, (next) =>
                  change(answer, { ...answer, name: next }),
                )}
              />
              <div className="answer-foot">
                <TextField
                  id={`${id}/${index}/key`}
                  label={t('complaints.desk.questions.key')}
                  error={said(`values/${index}/key`)}
                  value={answer.key}
                  placeholder={codeFrom(answer.name.en)}
                  readOnly={answer.kept}
                  onChange={(event) => change(answer, { ...answer, key: event.target.value })}
                  maxLength={60}
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                />
                <OrderButtons
                  name={name}
                  removeWords={t('complaints.desk.questions.remove-answer')}
                  first={index === 0}
                  last={index === answers.length - 1}
                  onMove={(by) => onChange(moved(answers, index, by))}
                  onRemove={() => onChange(answers.filter((one) => one !== answer))}
                />
              </div>
            </li>
          );
        })}
      </ol>
      {answers.length < MOST_ANSWERS && (
        <div>
          <Button
            id={id}
            tone="second"
            size="small"
            icon="plus"
            onClick={() => {
              onChange([...answers, newAnswer()]);
              requestAnimationFrame(() =>
                document.getElementById(`${id}/${answers.length}/name/id`)?.focus(),
              );
            }}
          >
            {t('complaints.desk.questions.add-answer')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function saidAt(t: ReturnType<typeof useTexts>['t'], wrongAt: WrongAt) {
  return (path: string): string | undefined => {
    const fault = wrongAt(path);
    return fault && t(fault.key, fault.params);
  };
}

/** Binds the four fields of some words; `id` and `path` name the words on the screen and among the faults. */
function four(
  id: string,
  words: Words,
  said: (path: string) => string | undefined,
  path: string,
  onChange: (words: Words) => void,
): (name: `/${Language}`) => Bound {
  return (name) => {
    const language = name.slice(1) as Language;
    return {
      id: `${id}${name}`,
      name: `${id}${name}`,
      value: words[language],
      error: said(`${path}${name}`),
      onChange: (event) => onChange({ ...words, [language]: event.target.value }),
    };
  };
}
