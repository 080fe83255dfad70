/** Cases that stand in every view of the desk, in two agencies, and which of the views each must be in for whom. */

import { type Sql, sql } from '../../src/platform/db/sql.ts';
import { VIEWS } from '../../src/services/complaints/rules/desk-contract.ts';
import { report } from '../kit/people.ts';
import { BELOW, type Held, OTHER, OWN, type Place, RIGHT_WARD } from './model.ts';
import type { Case, Things } from './things.ts';

export type View = (typeof VIEWS)[number];
/** `units`: agencies in which the officer's own roles are held. */
export type Officer = { id: string; units: readonly string[] };
export type Placed = Case & { views: (officer: Officer) => View[] };

/** What stands where a new report stands. */
const FRESH: View[] = ['all', 'todo', 'new'];
export const fresh = (one: Case): Placed => ({ ...one, views: () => FRESH });

export function unitsOf({ model }: Things, who: readonly Held[]): string[] {
  return who.flatMap(({ role, agency }) =>
    agency && model.permissionsOf(role).includes('complaints.read') ? [agency] : [],
  );
}

/** A case of each standing in each of two agencies; the own ones once for each of the officers. */
export async function placeCases(things: Things, officers: readonly string[]): Promise<Placed[]> {
  const { house } = things;
  const { db } = house.city;
  const placed: Placed[] = [];
  const put = async (
    agency: string,
    views: Placed['views'],
    change: Sql | null,
    ...more: ((id: number) => Sql)[]
  ) => {
    const reported = await report(house);
    const place: Place = { agency, area: RIGHT_WARD };
    const { id } = await db.one<{ id: number }>(sql`
      update cases."case" set agency = ${agency}, area = ${RIGHT_WARD} where code = ${reported.code} returning id`);
    if (change) await db.run(sql`update cases."case" set ${change} where id = ${id}`);
    for (const step of more) await db.run(step(id));
    placed.push({ ...reported, ...place, hidden: false, views } as Placed);
  };
  const handDown = (from: string, to: string) => (id: number) =>
    sql`insert into complaints.disposition (case_id, from_agency, from_officer, to_agency, instruction, given_at, due_at)
      values (${id}, ${OWN}, ${from}, ${to}, 'Mohon dikerjakan.', now(), now() + interval '1 day')`;
  const ended = sql`state = 'closed', open = false, closed_at = now(), due_at = null`;
  const somebody = things.nobody.id;
  for (const agency of [OWN, OTHER]) {
    await put(agency, () => ['all', 'waiting'], sql`state = 'waiting', due_at = null`);
    await put(
      agency,
      () => ['all', 'todo', 'late'],
      sql`state = 'in-progress', due_at = now() - interval '1 day'`,
    );
    await put(agency, () => ['all', 'closed'], ended);
    await put(
      agency,
      () => ['all', 'closed', 'follow-up'],
      ended,
      (id) => sql`insert into complaints.closing (case_id, at, mended, proof, disputed_at)
        select id, closed_at, true, 'none', now() from cases."case" where id = ${id}`,
    );
    await put(
      agency,
      () => [...FRESH, 'back-and-forth'],
      null,
      (id) => sql`insert into complaints.dispute (case_id, flagged_at, why) values (${id}, now(), 'many')`,
    );
    await put(
      agency,
      ({ units }) => [...FRESH, ...(units.includes(agency) ? (['to-my-unit'] as const) : [])],
      null,
      handDown(somebody, agency),
    );
    for (const own of officers) {
      await put(
        agency,
        ({ id }) => ['all', 'todo', ...(id === own ? (['mine'] as const) : [])],
        sql`state = 'in-progress', assignee = ${own}`,
      );
      await put(
        agency,
        ({ id, units }) => [
          ...FRESH,
          ...(id === own ? (['handed-down'] as const) : []),
          ...(units.includes(BELOW) ? (['to-my-unit'] as const) : []),
        ],
        null,
        handDown(own, BELOW),
      );
      await put(
        agency,
        ({ id }) => [...FRESH, ...(id === own ? (['escalated'] as const) : [])],
        null,
        (id) => sql`with rung as (
            insert into complaints.escalation (case_id, rung, promise, round, at, due_at, step, gaps)
            values (${id}, 'uji', 'uji', now(), now(), now(), '{}', '[]') returning id)
          insert into complaints.escalation_person (escalation, officer) select id, ${own} from rung`,
      );
    }
  }
  return placed;
}

export { VIEWS };
