/** What officers could do next with running applications, each act for another one, as requests that will be accepted. */
import { getCase } from '../../src/blocks/cases/api.ts';
import type { City } from '../../src/platform/city.ts';
import { systemContext } from '../../src/platform/context.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { actsFor } from '../../src/services/applications/acts-for.ts';
import { openTasks } from '../../src/services/applications/loaded.ts';
import { stateOf } from '../../src/services/applications/rules/statechart.ts';
import { dataOf, serviceOf, workflowOf } from '../../src/services/applications/service-of.ts';
import { getApplication, tasksOf } from '../../src/services/applications/store.ts';
import { localDate } from '../../src/shared/time.ts';
import type { PlannedAct } from './acts.ts';
import { dice } from './numbers.ts';
import { sceneOf } from './reports.ts';
import { type Forms, formsOf } from './shelf.ts';

const REASON = 'Uji beban: alasan yang cukup panjang.';
/** Most acts lead on; some return or refuse. */
const ONWARD = 0.8;

/** `tokenIn`: an officer who plays every part in that agency. */
export async function planActs(
  city: City,
  count: number,
  tokenIn: (agency: string) => Promise<string>,
): Promise<PlannedAct[]> {
  const ctx = systemContext(city, 'bench');
  const roll = dice(Date.now());
  const today = localDate(ctx.now, city.zone);
  const scene = await sceneOf(city);
  const forms = new Map<string, Forms>();
  const found = await city.db.rows<{ code: string }>(
    sql`select code from cases."case" where open and service = 'applications' order by random() limit ${count * 2}`,
  );
  const planned: PlannedAct[] = [];
  const rest = [...found];
  for (let next = rest.pop(); next && planned.length < count; next = rest.pop()) {
    const row = await getCase(city, next.code);
    const app = await getApplication(city.db, row.id);
    const [service, tasks] = await Promise.all([serviceOf(city, app), tasksOf(city.db, row.id)]);
    const state = stateOf(workflowOf(service), row.state);
    const path = `/api/desk/applications/${row.code}`;
    const [task] = openTasks(tasks);
    if (state.kind === 'payment' && row.agency) {
      const body = { seen: row.version, receipt: 'BKU-UJI' };
      planned.push({ kind: 'paid', token: await tokenIn(row.agency), path: `${path}/paid`, body });
      continue;
    }
    if (!task) continue;
    const token = await tokenIn(task.agency);
    if (state.kind === 'reviews') {
      let own = forms.get(service.service);
      if (!own) {
        own = formsOf(service, scene, today);
        forms.set(service.service, own);
      }
      const place = { state: row.state, review: task.review };
      const asked = service.officeForm(place, 'id')?.sections.flatMap(({ fields }) => fields) ?? [];
      if (asked.some(({ type }) => type === 'upload')) continue;
      const answers = own.office(place, await dataOf(city.db, city, app, service, tasks));
      const body = { review: task.review, agrees: true, opinion: 'Setuju.', answers };
      planned.push({ kind: 'review', token, path: `${path}/review`, body });
      continue;
    }
    const open = (await actsFor(ctx, city.db, { row, app, service, tasks })).filter(
      ({ blocked }) => !blocked,
    );
    const onward = open.filter(({ act }) => act.kind !== 'return' && act.kind !== 'refuse');
    const list = onward.length > 0 && roll() < ONWARD ? onward : open;
    const chosen = list[Math.floor(roll() * list.length)]?.act;
    if (!chosen) continue;
    const body = { seen: row.version, act: chosen.id, reason: REASON };
    planned.push({ kind: chosen.kind, token, path: `${path}/act`, body });
  }
  return planned;
}
