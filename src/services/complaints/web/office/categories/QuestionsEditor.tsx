/** The questions that a category asks beyond words and place: added, written, put in order and taken out. */
import { useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { FieldError } from '../../../../../web/ui/base/field.tsx';
import { OrderButtons } from './OrderButtons.tsx';
import { QuestionFields } from './QuestionFields.tsx';
import { typeWords } from './question-words.ts';
import { MOST_QUESTIONS, moved, newQuestion, type QuestionFaults, type QuestionValues } from './questions.ts';

type Props = {
  /** Fields stand below it: `${id}/0/label/id`. */
  id: string;
  questions: QuestionValues[];
  wrong: QuestionFaults;
  error: string | undefined;
  onChange: (questions: QuestionValues[]) => void;
};

export function QuestionsEditor({ id, questions, wrong, error, onChange }: Props) {
  const { t, language } = useTexts();
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const show = (row: number, wanted: boolean) =>
    setOpen((before) => {
      const next = new Set(before);
      if (wanted) next.add(row);
      else next.delete(row);
      return next;
    });
  const add = () => {
    const made = newQuestion();
    show(made.row, true);
    onChange([...questions, made]);
    requestAnimationFrame(() => document.getElementById(`${id}/${questions.length}/label/id`)?.focus());
  };
  return (
    <section className="questions" aria-labelledby={`${id}-name`}>
      <div>
        <h2 id={`${id}-name`}>{t('complaints.desk.questions.title')}</h2>
        <p className="text-ink-soft text-sm">{t('complaints.desk.questions.note')}</p>
      </div>
      {error && (
        <div id={id} tabIndex={-1}>
          <FieldError>{error}</FieldError>
        </div>
      )}
      {questions.length > 0 && (
        <ol>
          {questions.map((question, index) => {
            const faulty = Object.keys(wrong).some((path) => path.startsWith(`${index}/`));
            const name = question.label[language] || t('complaints.desk.questions.unnamed');
            return (
              <li key={question.row} className="card question">
                <details
                  open={faulty || open.has(question.row)}
                  onToggle={(event) => show(question.row, event.currentTarget.open)}
                >
                  <summary>
                    <strong>{t('complaints.desk.questions.name', { number: index + 1, name })}</strong>
                    <span className="text-ink-soft text-sm">
                      {[
                        t(typeWords[question.type]),
                        ...(question.required ? [t('complaints.desk.questions.required-mark')] : []),
                      ].join(' · ')}
                    </span>
                    {faulty && <Badge tone="bad">{t('complaints.desk.questions.faulty')}</Badge>}
                  </summary>
                  <QuestionFields
                    id={`${id}/${index}`}
                    question={question}
                    wrongAt={(path) => wrong[`${index}/${path}`]}
                    onChange={(next) => onChange(questions.map((one) => (one === question ? next : one)))}
                  />
                </details>
                <OrderButtons
                  name={name}
                  removeWords={t('complaints.desk.questions.remove')}
                  first={index === 0}
                  last={index === questions.length - 1}
                  onMove={(by) => onChange(moved(questions, index, by))}
                  onRemove={() => onChange(questions.filter((one) => one !== question))}
                />
              </li>
            );
          })}
        </ol>
      )}
      {questions.length < MOST_QUESTIONS && (
        <div>
          <Button tone="second" icon="plus" onClick={add}>
            {t('complaints.desk.questions.add')}
          </Button>
        </div>
      )}
    </section>
  );
}
