/** What the chosen category asks beyond words and place; each may be left out unless the city needs it. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import type { Question } from '../../../rules/intake-contract.ts';
import { AnswerField } from '../../AnswerField.tsx';
import { type Answers, answersWrong } from '../../answers.ts';

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
  const words = {
    optional: t('complaints.optional'),
    choose: t('complaints.questions.choose'),
    several: t('complaints.questions.several'),
  };
  return (
    <section className="grid gap-5" aria-label={t('complaints.questions.title')}>
      <div>
        <h2 className="text-lg">{t('complaints.questions.title')}</h2>
        <p className="text-ink-soft text-sm">{t('complaints.questions.lead')}</p>
      </div>
      {questions.map((question) => (
        <AnswerField
          key={question.code}
          id={questionId(question.code)}
          words={words}
          question={question}
          value={answers[question.code]}
          error={errors.get(question.code)}
          onChange={(value) => onChange({ ...answers, [question.code]: value })}
        />
      ))}
    </section>
  );
}
