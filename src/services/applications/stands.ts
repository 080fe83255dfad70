/** Where an application waits: for whoever has to find the next one to act, such as the demo's invented people. */
import { findCase } from '../../blocks/cases/api.ts';
import type { City } from '../../platform/city.ts';
import { openTasks } from './loaded.ts';
import type { Appointment } from './rules/application-contract.ts';
import { type State, stateOf } from './rules/statechart.ts';
import { serviceOf, workflowOf } from './service-of.ts';
import { getApplication, type Part, tasksOf } from './store.ts';

export type Stands = {
  service: string;
  version: number;
  state: string;
  kind: State['kind'];
  agency: string | null;
  area: string | null;
  /** Desks whose turn it is; of several reviews all that are missing. */
  desks: { part: Part; review: string; agency: string; area: string | null }[];
  appointment: Appointment | null;
};

/** Undefined for a code that no application bears. */
export async function standsAt(city: City, code: string): Promise<Stands | undefined> {
  const row = await findCase(city, code);
  if (row?.service !== 'applications') return undefined;
  const app = await getApplication(city.db, row.id);
  const [service, tasks] = await Promise.all([serviceOf(city, app), tasksOf(city.db, row.id)]);
  return {
    ...{ service: app.service, version: app.version, state: row.state, agency: row.agency, area: row.area },
    kind: stateOf(workflowOf(service), row.state).kind,
    desks: openTasks(tasks).map(({ part, review, agency, area }) => ({ part, review, agency, area })),
    appointment: app.appointment,
  };
}
