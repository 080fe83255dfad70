/** SQL of the satisfaction survey. */
import type { City } from '../../../platform/city.ts';
import type { Runner } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { ElementSum } from '../../../shared/satisfaction.ts';

export async function hasAnswered(runner: Runner, who: Buffer): Promise<boolean> {
  const row = await runner.one<{ there: boolean }>(
    sql`select exists (select from complaints.survey_answer where who = ${who}) as there`,
  );
  return row.there;
}

/** False if this one has answered before. */
export async function insertAnswers(
  tx: Runner,
  one: { who: Buffer; day: string; agency: string; survey: string; version: string; answers: number[] },
): Promise<boolean> {
  const written =
    await tx.run(sql`insert into complaints.survey_answer (who, day, agency, survey, version, answers)
    values (${one.who}, ${one.day}::date, ${one.agency}, ${one.survey}, ${one.version}::date, ${one.answers}::smallint[])
    on conflict on constraint survey_answer_pkey do nothing`);
  return written > 0;
}

export async function addProfile(
  tx: Runner,
  month: string,
  agency: string,
  told: readonly [question: string, choice: string][],
): Promise<void> {
  if (told.length === 0) return;
  await tx.run(sql`insert into complaints.survey_profile as p (month, agency, question, choice, n)
    select ${month}::date, ${agency}, t.question, t.choice, 1
    from unnest(${told.map(([question]) => question)}::text[], ${told.map(([, choice]) => choice)}::text[]) t(question, choice)
    order by 3, 4
    on conflict on constraint survey_profile_pkey do update set n = p.n + 1`);
}

export type AgencySum = ElementSum & { agency: string | null };

/** Sums per element, of each agency and (agency null) of all; `place` counts from 1 in the order of the elements. */
export async function elementSums(
  city: City,
  survey: string,
  from: string,
  before: string,
): Promise<AgencySum[]> {
  return city.db.rows<AgencySum>(sql`
    select agency, place::int as place, sum(score)::int as sum, count(*) filter (where score > 0)::int as n,
      count(*)::int as respondents
    from complaints.survey_answer, unnest(answers) with ordinality a(score, place)
    where survey = ${survey} and day >= ${from}::date and day < ${before}::date
    group by grouping sets ((place), (agency, place))`);
}
