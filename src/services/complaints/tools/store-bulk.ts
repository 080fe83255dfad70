/** SQL of one act on many cases. */
import type { City } from '../../../platform/city.ts';
import type { Runner } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { FieldProblem } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/languages.ts';
import type { BulkOrder } from '../rules/bulk-contract.ts';

export type RunRow = {
  id: string;
  officer: string;
  at: Date;
  language: Language;
  given: BulkOrder;
  state: string;
  stop_asked: boolean;
  finished_at: Date | null;
  total: number;
  done: number;
  refused: number;
  left: number;
};
export type StoredProblem = { params: Record<string, string | number>; fields: FieldProblem[] };
export type ItemRow = {
  place: number;
  code: string;
  version: number;
  outcome: string | null;
  problem: string | null;
  problem_params: StoredProblem | null;
};

const runColumns = sql`r.id, r.officer, r.at, r.language, r.given, r.state, r.stop_asked, r.finished_at,
  (select count(*)::int from complaints.bulk_item i where i.run = r.id) as total,
  (select count(*)::int from complaints.bulk_item i where i.run = r.id and i.outcome = 'done') as done,
  (select count(*)::int from complaints.bulk_item i where i.run = r.id and i.outcome = 'refused') as refused,
  (select count(*)::int from complaints.bulk_item i where i.run = r.id and i.outcome = 'left') as "left"`;

export async function insertRun(
  tx: Runner,
  run: { id: string; officer: string; at: Date; language: string; given: BulkOrder },
  items: readonly { code: string; version: number }[],
): Promise<void> {
  await tx.run(sql`insert into complaints.bulk_run (id, officer, at, language, given)
    values (${run.id}, ${run.officer}, ${run.at}, ${run.language}, ${JSON.stringify(run.given)}::jsonb)`);
  await tx.run(sql`insert into complaints.bulk_item (run, place, code, version)
    select ${run.id}, item.place, item.code, item.version
    from unnest(${items.map((_, index) => index)}::int[], ${items.map(({ code }) => code)}::text[],
      ${items.map(({ version }) => version)}::int[]) item(place, code, version)`);
}

export async function findRun(runner: Runner, id: string): Promise<RunRow | undefined> {
  return runner.maybe<RunRow>(sql`select ${runColumns} from complaints.bulk_run r where r.id = ${id}`);
}

export async function runsOf(city: City, officer: string, limit: number): Promise<RunRow[]> {
  return city.db.rows<RunRow>(sql`select ${runColumns} from complaints.bulk_run r where r.officer = ${officer}
    order by r.at desc limit ${limit}`);
}

/** `title`: null where there is no such case. */
export type RunItem = ItemRow & { title: string | null; agency: string | null; area: string | null };

export async function itemsOf(city: City, run: string): Promise<RunItem[]> {
  return city.db.rows<RunItem>(sql`select i.place, i.code, i.version, i.outcome, i.problem, i.problem_params,
      coalesce(k.full_title, c.title) as title, c.agency, c.area
    from complaints.bulk_item i left join cases."case" c on c.code = i.code
      left join complaints.complaint k on k.case_id = c.id where i.run = ${run} order by i.place`);
}

/** The next item whose turn it is; undefined when all have their outcome. */
export async function nextItem(city: City, run: string): Promise<ItemRow | undefined> {
  return city.db.maybe<ItemRow>(sql`select place, code, version, outcome, problem, problem_params
    from complaints.bulk_item where run = ${run} and outcome is null order by place limit 1`);
}

export async function startRun(city: City, run: string): Promise<void> {
  await city.db.run(
    sql`update complaints.bulk_run set state = 'running' where id = ${run} and state = 'waiting'`,
  );
}

/** The first outcome stays: a second worker adds nothing. */
export async function settleItem(
  city: City,
  run: string,
  place: number,
  outcome: 'done' | 'refused',
  problem: { code: string; stored: StoredProblem } | null,
): Promise<void> {
  await city.db.run(sql`update complaints.bulk_item set outcome = ${outcome}, problem = ${problem?.code ?? null},
    problem_params = ${problem ? JSON.stringify(problem.stored) : null}::jsonb
    where run = ${run} and place = ${place} and outcome is null`);
}

/** Ends a run; what was not reached is left, and the run then counts as stopped. */
export async function endRun(city: City, run: string, at: Date): Promise<void> {
  await city.db.run(sql`with rest as (update complaints.bulk_item set outcome = 'left'
      where run = ${run} and outcome is null returning 1)
    update complaints.bulk_run set state = case when exists (select from rest) then 'stopped' else 'done' end,
      finished_at = ${at} where id = ${run} and finished_at is null`);
}

/** True when the run was still going. */
export async function askStop(tx: Runner, run: string): Promise<boolean> {
  return (
    (await tx.run(
      sql`update complaints.bulk_run set stop_asked = true where id = ${run} and finished_at is null`,
    )) > 0
  );
}

export async function stopAsked(city: City, run: string): Promise<boolean> {
  const row = await city.db.maybe<{ stop: boolean }>(
    sql`select stop_asked as stop from complaints.bulk_run where id = ${run}`,
  );
  return row?.stop ?? true;
}
