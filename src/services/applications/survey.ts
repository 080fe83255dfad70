/** The satisfaction survey (SKM, nine elements) at the end of an application. The answers stand apart from it. */
import type { CaseRow } from '../../blocks/cases/api.ts';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { blindIndex } from '../../platform/crypt.ts';
import { fieldProblem, Problem } from '../../shared/errors.ts';
import { elementsIn, scoresOf } from '../../shared/satisfaction.ts';
import { cleanText } from '../../shared/text.ts';
import { localDate } from '../../shared/time.ts';
import { surveysOf } from '../complaints/api.ts';
import type { SurveyAnswers, SurveyForm } from './contract.ts';
import { demandOwn } from './own-acts.ts';
import type { ApplicationRow } from './store.ts';
import { answeredKeys, insertSurveyAnswer } from './store-figures.ts';

/** Days after the end in which it is asked. */
const ASK_DAYS = 60;

/** Nothing leads from an answer back to the application without the city's key. */
const keyOf = (city: City, code: string): Buffer => blindIndex(city, code, 'applications.survey');

/** Which of these applications have answered, by code. */
export async function answeredSurvey(
  city: City,
  rows: readonly Pick<CaseRow, 'code' | 'closed_at'>[],
): Promise<Set<string>> {
  const ended = rows.filter(({ closed_at }) => closed_at !== null);
  const keys = new Map(ended.map(({ code }) => [keyOf(city, code).toString('hex'), code]));
  const found = await answeredKeys(city.db, [...keys.keys()]);
  return new Set(found.flatMap((key) => keys.get(key) ?? []));
}

/** Is it asked? Not of who withdrew, and not for ever. */
export async function surveyOpen(
  city: City,
  row: Pick<CaseRow, 'closed_at'>,
  app: Pick<ApplicationRow, 'outcome'>,
): Promise<boolean> {
  if (!row.closed_at || app.outcome === 'withdrawn') return false;
  if (city.now().getTime() - row.closed_at.getTime() > ASK_DAYS * 86_400_000) return false;
  return (await surveysOf(city)).survey !== undefined;
}

export async function surveyForm({ city, language }: Context): Promise<SurveyForm> {
  const { survey } = await surveysOf(city);
  if (!survey) throw new Problem(404, 'applications.no-survey');
  const { id, from, source } = survey;
  return {
    ...{ id, from, source },
    elements: elementsIn(survey, language),
  };
}

/** Keeps the answers. 409 for a second time, and while it is not asked. */
export async function answerSurvey(
  ctx: Context,
  code: string,
  given: SurveyAnswers,
): Promise<{ answered: number }> {
  const { city, now } = ctx;
  const { row, app } = await demandOwn(ctx, code);
  if (!(await surveyOpen(city, row, app))) throw new Problem(409, 'applications.not-now');
  const form = (await surveysOf(city)).surveys.find(
    ({ id, from }) => id === given.survey && from === given.from,
  );
  if (!form) throw fieldProblem('survey', 'unknown-survey');
  const scores = scoresOf(form, given.answers);
  const answered = scores.filter((score) => score > 0).length;
  // Whoever is signed in answers as nobody in particular.
  const acting: Context = { ...ctx, actor: { kind: 'visitor' } };
  return change(acting, async (tx) => {
    const written = await insertSurveyAnswer(tx, {
      ...{
        who: keyOf(city, row.code),
        day: localDate(now, city.zone),
        service: app.service,
        agency: row.agency ?? '',
      },
      ...{
        survey: form.id,
        version: form.from,
        answers: scores,
        said: given.text ? cleanText(given.text) : null,
      },
    });
    if (!written) throw new Problem(409, 'applications.answered-before');
    return { answered };
  });
}
