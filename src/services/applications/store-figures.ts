/** SQL of figures and of the satisfaction survey. */
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import { sql, trusted } from '../../platform/db/sql.ts';
import type { ElementSum } from '../../shared/satisfaction.ts';

export async function answeredKeys(runner: Runner, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await runner.rows<{
    key: string;
  }>(sql`select encode(who, 'hex') as key from applications.survey_answer
    where who = any (select decode(k, 'hex') from unnest(${keys}::text[]) k)`);
  return rows.map(({ key }) => key);
}

/** False if this one has answered before. */
export async function insertSurveyAnswer(
  tx: Runner,
  a: {
    who: Buffer;
    day: string;
    service: string;
    agency: string;
    survey: string;
    version: string;
    answers: number[];
    said: string | null;
  },
): Promise<boolean> {
  const written =
    await tx.run(sql`insert into applications.survey_answer (who, day, service, agency, survey, version, answers, said)
    values (${a.who}, ${a.day}::date, ${a.service}, ${a.agency}, ${a.survey}, ${a.version}::date,
      ${a.answers}::smallint[], ${a.said}) on conflict on constraint survey_answer_pkey do nothing`);
  return written === 1;
}

/** A figure can be cut by what the application is for, or by who handles it. */
export type Cut = 'agency' | 'category' | undefined;
type Point = { key: string | null; value: number | null };

const keyOf = (cut: Cut) =>
  trusted(cut === 'agency' ? 'c.agency' : cut === 'category' ? 'c.kind' : 'null::text');

export async function openCounts(city: City, cut: Cut, onlyLate: boolean): Promise<Point[]> {
  const late = onlyLate ? sql`and c.due_at < ${city.now()}` : sql``;
  return city.db.rows(sql`select ${keyOf(cut)} as key, count(*)::int as value from cases."case" c
    where c.open and c.service = 'applications' ${late} group by 1`);
}

export async function receivedSince(city: City, since: Date, cut: Cut): Promise<Point[]> {
  return city.db.rows(sql`select ${keyOf(cut)} as key, count(*)::int as value from cases."case" c
    where c.opened_at >= ${since} and c.service = 'applications' group by 1`);
}

/** Percent of those decided since then whose promise was kept. */
export async function onTimeSince(city: City, since: Date, cut: Cut): Promise<Point[]> {
  return city.db.rows(sql`select ${keyOf(cut)} as key,
      round(100.0 * count(*) filter (where a.decided_at <= c.complete_by) / count(*))::int as value
    from applications.application a join cases."case" c on c.id = a.case_id
    where a.decided_at >= ${since} and a.decided in ('approve', 'refuse', 'finish', 'silence') group by 1`);
}

/** Median days from receipt to the decision of those decided since then. */
export async function daysSince(city: City, since: Date, cut: Cut): Promise<Point[]> {
  return city.db.rows(sql`select ${keyOf(cut)} as key,
      round((percentile_cont(0.5) within group (order by extract(epoch from a.decided_at - c.opened_at) / 86400))::numeric, 1)::float8 as value
    from applications.application a join cases."case" c on c.id = a.case_id
    where a.decided_at >= ${since} and a.decided in ('approve', 'refuse', 'finish', 'silence') group by 1`);
}

/** Sums of each element of the survey since then, by the key of the cut. */
export async function elementSumsSince(
  city: City,
  survey: string,
  since: string,
  cut: Cut,
): Promise<(ElementSum & { key: string | null })[]> {
  const key = trusted(cut === 'agency' ? 's.agency' : cut === 'category' ? 's.service' : 'null::text');
  return city.db.rows(sql`select ${key} as key, a.place::int as place, sum(a.score)::int as sum,
      count(*) filter (where a.score > 0)::int as n, count(*)::int as respondents
    from applications.survey_answer s, unnest(s.answers) with ordinality a(score, place)
    where s.survey = ${survey} and s.day >= ${since}::date group by 1, 2 order by 1, 2`);
}
