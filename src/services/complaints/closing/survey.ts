/** The satisfaction survey: what is asked, who has answered, and what comes of it. */

import type { CaseRow } from '../../../blocks/cases/api.ts';
import { agencies } from '../../../blocks/directory/api.ts';
import { change } from '../../../platform/change.ts';
import type { City } from '../../../platform/city.ts';
import type { Context } from '../../../platform/context.ts';
import { blindIndex } from '../../../platform/crypt.ts';
import { csvRow } from '../../../shared/csv.ts';
import { fieldProblem, Problem } from '../../../shared/errors.ts';
import { say } from '../../../shared/languages.ts';
import { elementsIn, indexOfSums, meanOf, sampleFor, scoresOf } from '../../../shared/satisfaction.ts';
import { localDate } from '../../../shared/time.ts';
import type { FiguresQuery } from '../rules/figures-contract.ts';
import type { Satisfaction, SatisfactionRow, SurveyAnswers, SurveyForm } from '../rules/survey-contract.ts';
import { figures, monthsOf } from './figures.ts';
import { closingSettingsOf } from './settings.ts';
import { demandSpeaker, type Proofs } from './speaker.ts';
import { type AgencySum, addProfile, elementSums, hasAnswered, insertAnswers } from './store-survey.ts';

/** One survey per case and report; nothing leads from it back to either without the city's key. */
function whoOf(city: City, judged: Pick<CaseRow, 'code'>, own: Pick<CaseRow, 'code'>): Buffer {
  return blindIndex(city, `${judged.code} ${own.code}`, 'survey');
}

/** The form in the caller's language. 404 where the city asks nothing. */
export async function surveyForm({ city, language }: Context): Promise<SurveyForm> {
  const { survey } = await closingSettingsOf(city);
  if (!survey) throw new Problem(404, 'complaints.no-survey');
  const { id, from, source } = survey;
  return {
    id,
    from,
    source,
    elements: elementsIn(survey, language),
    profile: survey.profile.map((one) => ({
      id: one.id,
      title: say(one.title, language),
      choices: one.choices.map((choice) => ({ id: choice.id, title: say(choice.title, language) })),
    })),
  };
}

/** May the one who reported `own` still answer for the case that speaks for it? */
export async function mayAnswer(ctx: Context, judged: CaseRow, own: CaseRow): Promise<boolean> {
  if (!judged.closed_at || judged.state === 'merged') return false;
  if (!(await closingSettingsOf(ctx.city)).survey) return false;
  return !(await hasAnswered(ctx.city.db, whoOf(ctx.city, judged, own)));
}

/** Keeps the answers, apart from the case. Throws 403 for who did not report it, 409 for a second time. */
export async function answerSurvey(ctx: Context, code: string, proofs: Proofs, given: SurveyAnswers) {
  const { city, now } = ctx;
  const { own, judged } = await demandSpeaker(ctx, code, proofs);
  if (!judged.closed_at || judged.state === 'merged')
    throw new Problem(409, 'complaints.not-now', { state: judged.state });
  const { surveys } = await closingSettingsOf(city);
  const form = surveys.find(({ id, from }) => id === given.survey && from === given.from);
  if (!form) throw fieldProblem('survey', 'unknown-survey');
  const scores = scoresOf(form, given.answers);
  const answered = scores.filter((score) => score > 0).length;
  const told = Object.entries(given.profile ?? {}).map(([question, choice]): [string, string] => {
    const asked = form.profile.find(({ id }) => id === question);
    if (!asked?.choices.some(({ id }) => id === choice)) throw fieldProblem('profile', 'unknown-choice');
    return [question, choice];
  });
  const day = localDate(now, city.zone);
  const agency = judged.agency ?? '';
  // Whoever is signed in answers as nobody in particular.
  const acting: Context = { ...ctx, actor: { kind: 'visitor' } };
  return change(acting, async (tx) => {
    const { id: survey, from: version } = form;
    const who = whoOf(city, judged, own);
    if (!(await insertAnswers(tx, { who, day, agency, survey, version, answers: scores })))
      throw new Problem(409, 'complaints.survey-answered');
    await addProfile(tx, `${day.slice(0, 7)}-01`, agency, told);
    tx.audit({ action: 'complaints.survey.answered', subject: agency || 'city' });
    return { answered };
  });
}

function nextMonth(month: string): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  return of === 12 ? `${year + 1}-01-01` : `${year}-${String(of + 1).padStart(2, '0')}-01`;
}

/** Means, index and quality of some months, of all and by agency. Fewer respondents than the least number stay unseen. */
export async function satisfaction(ctx: Context, query: FiguresQuery): Promise<Satisfaction> {
  const { city, language } = ctx;
  const { from, until } = monthsOf(city, query);
  const { survey } = await closingSettingsOf(city);
  if (!survey) throw new Problem(404, 'complaints.no-survey');
  const [sums, counted, tree] = await Promise.all([
    elementSums(city, survey.id, `${from}-01`, nextMonth(until)),
    figures(ctx, { from, until }),
    agencies(city),
  ]);
  const { minimum } = survey;
  const row = (
    key: string,
    name: string,
    rows: readonly AgencySum[],
    population: number,
  ): SatisfactionRow => {
    const respondents = rows[0]?.respondents ?? 0;
    const enough = respondents >= minimum;
    const elements = survey.elements.map(({ id, title }, at) => {
      const sum = rows.find(({ place }) => place === at + 1) ?? { sum: 0, n: 0 };
      return { id, title: say(title, language), mean: meanOf(sum), n: sum.n };
    });
    const found = indexOfSums(rows, minimum);
    return {
      key,
      name,
      respondents: enough ? respondents : 0,
      population,
      sample: sampleFor(population),
      index: found?.index ?? null,
      quality: found?.quality ?? null,
      elements: enough ? elements : [],
    };
  };
  const groups = Map.groupBy(sums, ({ agency }) => agency);
  const closedBy = new Map(counted.agencies.map(({ key, closed }) => [key, closed]));
  const keys = new Set([...closedBy.keys(), ...[...groups.keys()].filter((key) => key !== null)]);
  return {
    from,
    until,
    source: survey.source,
    minimum,
    all: row('', '', groups.get(null) ?? [], counted.all.closed),
    agencies: [...keys]
      .map((key) => {
        const known = tree.find(key);
        return row(
          key,
          known ? say(known.name, language) : key,
          groups.get(key) ?? [],
          closedBy.get(key) ?? 0,
        );
      })
      .filter(({ population, respondents }) => population + respondents > 0)
      .sort((a, b) => (b.index ?? -1) - (a.index ?? -1) || a.name.localeCompare(b.name)),
  };
}

/** The same as a table for spreadsheets. */
export async function satisfactionTable(ctx: Context, query: FiguresQuery): Promise<string> {
  const found = await satisfaction(ctx, query);
  const { survey } = await closingSettingsOf(ctx.city);
  const ids = survey?.elements.map(({ id }) => id) ?? [];
  const line = (cut: string, row: SatisfactionRow) => {
    const mean = (id: string) => row.elements.find((one) => one.id === id)?.mean ?? null;
    const means = ids.map((id) => mean(id)?.toFixed(3) ?? '');
    const { key, name, respondents, population, sample, index, quality } = row;
    return csvRow([
      found.from,
      found.until,
      cut,
      key,
      name,
      respondents,
      population,
      sample,
      ...means,
      index,
      quality,
    ]);
  };
  return [
    csvRow([
      'from',
      'until',
      'cut',
      'key',
      'name',
      'respondents',
      'population',
      'sample',
      ...ids,
      'index',
      'quality',
    ]),
    line('all', found.all),
    ...found.agencies.map((row) => line('agency', row)),
  ].join('');
}
