/** The refusal for whoever acts on a screen that a colleague has overtaken: it says who was faster, and with what. */
import { type CaseRow, timelineOf } from '../../blocks/cases/api.ts';
import { officerNames } from '../../blocks/identity/api.ts';
import type { City } from '../../platform/city.ts';
import { Problem } from '../../shared/errors.ts';

export async function overtaken(city: City, row: CaseRow): Promise<Problem> {
  const timeline = await timelineOf(city, row.id, 'internal');
  const last = row.closed_at ? timeline.findLast(({ data }) => data.to !== undefined) : timeline.at(-1);
  const id = last?.actor_kind === 'officer' ? last.actor_id : null;
  const name = id ? (await officerNames(city, [id])).get(id) : undefined;
  // The applicant withdrew, or the clock decided: no colleague is to be named.
  if (name === undefined)
    return new Problem(409, row.closed_at ? 'applications.ended-already' : 'applications.moved-meanwhile');
  return new Problem(409, row.closed_at ? 'applications.decided-already' : 'applications.faster', { name });
}
