/** Answers to what a category asks: which are wrong, how they read, and times on the city's clock. */
import type { FieldProblem } from '../../../shared/errors.ts';
import { isoInZone } from '../../../shared/time.ts';
import { type AttributeAnswers, readAttributes } from '../rules/attributes.ts';
import type { Question } from '../rules/intake-contract.ts';

/** As the device keeps them; times are ISO 8601 instants. */
export type Answers = AttributeAnswers;

/** Only what is asked and was answered: a city that changed its questions meanwhile refuses the others. */
export function answersTo(questions: readonly Question[], given: Answers): Answers {
  const kept: Answers = {};
  for (const { code } of questions) {
    const answer = given[code];
    if (answer !== undefined && [answer].flat().some((one) => one.trim() !== '')) kept[code] = answer;
  }
  return kept;
}

/** What is wrong, by the code of the question: the same rule as the city's. */
export function answersWrong(questions: readonly Question[], given: Answers): Map<string, FieldProblem> {
  const faults: FieldProblem[] = [];
  readAttributes(questions, answersTo(questions, given), true, faults);
  return new Map(faults.map((fault) => [fault.path.replace('attributes/', ''), fault]));
}

/** An instant, as the city writes them and nothing else does. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** The answer in words; `dateTime` writes an instant. '' for none. */
export function answerWords(
  question: Question,
  given: string | string[] | undefined,
  dateTime: (iso: string) => string,
): string {
  const name = (answer: string) =>
    question.values.find(({ key }) => key === answer)?.name ?? instantWords(answer, dateTime);
  return [given ?? []].flat().map(name).join(', ');
}

/** An instant is written as people read it; everything else stays. */
export function instantWords(answer: string, dateTime: (iso: string) => string): string {
  return INSTANT.test(answer) ? dateTime(answer) : answer;
}

/** '2026-11-22T10:15' on the city's clock → ISO 8601 instant; '' for what is not whole yet. */
export function instantFrom(local: string, zone: string): string {
  const guess = new Date(`${local}:00Z`);
  if (Number.isNaN(guess.getTime())) return '';
  return new Date(`${local}:00${isoInZone(guess, zone).slice(19)}`).toISOString();
}

/** ISO 8601 instant → '2026-11-22T10:15' on the city's clock, as the device's own field wants it; '' for none. */
export function localFrom(instant: string, zone: string): string {
  return INSTANT.test(instant) ? isoInZone(new Date(instant), zone).slice(0, 16) : '';
}
