/** What the chosen category asks beyond words and place, for the officer to put to the person. */
import { type Texts, useTexts } from '../../../../../web/kit/texts/texts.ts';
import type { Question } from '../../../rules/intake-contract.ts';
import { AnswerField } from '../../AnswerField.tsx';
import { type Answers, answersWrong } from '../../answers.ts';

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
  const { t } = useTexts();
  const words = {
    optional: t('complaints.desk.optional'),
    choose: t('complaints.desk.asked.choose'),
    several: t('complaints.desk.asked.several'),
  };
  return questions.map((question) => (
    <AnswerField
      key={question.code}
      id={`${id}/${question.code}`}
      question={question}
      words={words}
      value={answers[question.code]}
      error={errors.get(question.code)}
      onChange={(value) => onChange({ ...answers, [question.code]: value })}
    />
  ));
}
