/** The desk's lists: what an officer reaches, by view. */

import { readCode } from '../../blocks/cases/api.ts';
import { definitions } from '../../blocks/definitions/api.ts';
import { agencies, areas, calendar } from '../../blocks/directory/api.ts';
import { officerNames } from '../../blocks/identity/api.ts';
import { type Actor, grantsFor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { say } from '../../shared/languages.ts';
import { officerOf, type Rights, rights, WORKING } from './access.ts';
import { horizonOf, isLate } from './clock.ts';
import { nameKeys, personOf } from './person.ts';
import type * as desk from './rules/desk-contract.ts';
import { PERMISSION } from './rules/statechart.ts';
import { serviceOf, todayIn } from './service-of.ts';
import { settingsOf } from './settings.ts';
import { seesOfPerson, sightOf } from './sight.ts';
import { standing } from './standing.ts';
import type { Part } from './store.ts';
import {
  deskCounts as countsOf,
  type DeskFilter,
  type DeskRow,
  deskRows,
  openByService,
  type PartReach,
  type Reach,
} from './store-desk.ts';

const listOf = (set: ReadonlySet<string> | null) => (set ? [...set] : null);

/** Where the caller plays which part; standing in for a head reaches that agency and what is below it. */
export async function partsReached(ctx: Context, { delegations }: Rights): Promise<PartReach[]> {
  const tree = await agencies(ctx.city);
  const own = (Object.entries(PERMISSION) as [Part, string][]).flatMap(([part, permission]) =>
    grantsFor(ctx.actor, permission).map((grant) => ({
      part,
      // Each agency has its own stretch of the index of open desks.
      agencies: listOf(grant.agencies) ?? tree.all().map(({ id }) => id),
      area: grant.area,
    })),
  );
  const acting = delegations.map(({ agency }) => ({
    part: 'approver' as const,
    agencies: [...tree.subtree(agency)],
    area: null,
  }));
  return [...own, ...acting];
}

/** Where an officer reads. Several roles in one agency reach it once. */
export function reachOf(actor: Actor, permissions: readonly string[] = ['applications.read']): Reach[] {
  const all = permissions
    .flatMap((permission) => grantsFor(actor, permission))
    .map(({ agencies: set, area }) => ({ agencies: listOf(set), area }));
  return [
    ...new Map(
      all.map((one) => [`${one.agencies?.toSorted().join() ?? '*'} ${one.area ?? ''}`, one]),
    ).values(),
  ];
}

async function filterOf(
  ctx: Context,
  query: desk.DeskQuery,
  allowed: Rights,
): Promise<Omit<DeskFilter, 'limit'>> {
  const { city, actor, now } = ctx;
  const [{ alertWorkingDays }, working, parts] = await Promise.all([
    settingsOf(city),
    calendar(city),
    partsReached(ctx, allowed),
  ]);
  const q = query.q?.trim();
  const code = q ? readCode(city, q) : undefined;
  return {
    view: query.view ?? 'todo',
    // Who is not shown names finds nobody by one.
    reach: q && !code ? reachOf(actor, WORKING) : reachOf(actor),
    parts,
    officer: officerOf(ctx).id,
    now,
    horizon: horizonOf(now, alertWorkingDays, working),
    service: query.service,
    state: query.state,
    agency: query.agency,
    part: query.part,
    ...(code ? { code } : q ? { names: nameKeys(city, q) } : {}),
  };
}

/** Lines of the desk in the caller's words, as far as the caller may see. */
export async function itemsOf(
  ctx: Context,
  rows: readonly DeskRow[],
  allowed: Rights,
): Promise<desk.DeskItem[]> {
  const { city, actor, language, now } = ctx;
  const [tree, directory, names] = await Promise.all([
    agencies(city),
    areas(city),
    officerNames(city, [...new Set(rows.flatMap(({ assignee }) => assignee ?? []))]),
  ]);
  return Promise.all(
    rows.map(async (row): Promise<desk.DeskItem> => {
      const { desks } = row;
      const service = await serviceOf(city, { service: row.service, version: row.definition });
      const agency = row.agency ? tree.find(row.agency) : undefined;
      const sight = sightOf(actor, { row, service, tasks: desks });
      return {
        code: row.code,
        service: { id: row.service, title: say(service.definition.title, language) },
        state: standing(service, row.state, language),
        applicant: seesOfPerson(service, sight, 'name') ? (personOf(city, row)?.name ?? null) : null,
        agency: agency ? { id: agency.id, name: say(agency.name, language) } : null,
        area: row.area ? { code: row.area, name: directory.name(row.area) } : null,
        assignee: row.assignee ? { id: row.assignee, name: names.get(row.assignee) ?? '' } : null,
        parts: [...new Set(desks.map(({ part }) => part))],
        mine: desks.some((task) => allowed.plays(task.part, task) !== undefined),
        receivedAt: row.opened_at.toISOString(),
        dueAt: row.closed_at || row.decided_at ? null : (row.complete_by?.toISOString() ?? null),
        stateDueAt: row.state_due_at?.toISOString() ?? null,
        late: isLate(row, now),
        paused: row.paused_at !== null && row.closed_at === null,
        silenceAt: row.closed_at ? null : (row.silence_at?.toISOString() ?? null),
        letter: sight === 'all' && row.letter,
        seen: row.version,
      };
    }),
  );
}

const CURSOR = /^([\dTZ:.-]*)~(\d{1,15})$/;

function cursorOf({ due, id }: DeskRow): string {
  return `${due?.toISOString() ?? ''}~${id}`;
}

export async function deskList(ctx: Context, query: desk.DeskQuery): Promise<desk.DeskPage> {
  const allowed = await rights(ctx);
  const limit = query.limit ?? 50;
  const [, key = '', id] = CURSOR.exec(query.cursor ?? '') ?? [];
  const after =
    id && (key === '' || !Number.isNaN(Date.parse(key))) ? { key: key || null, id: Number(id) } : undefined;
  const rows = await deskRows(ctx.city, {
    ...(await filterOf(ctx, query, allowed)),
    after,
    limit: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await itemsOf(ctx, shown, allowed),
    next: rows.length > limit && last ? cursorOf(last) : null,
  };
}

const COUNTED = ['todo', 'mine', 'late', 'silence', 'paused', 'waiting'] as const;

export async function deskCounts(ctx: Context, query: desk.DeskQuery): Promise<desk.DeskCounts> {
  const filter = await filterOf(ctx, query, await rights(ctx));
  return { views: await countsOf(ctx.city, filter, COUNTED) };
}

/** What the filter by service offers. Asked seldom: it reads everything that is open, where the counts stop early. */
export async function deskServices(ctx: Context): Promise<desk.DeskServices> {
  const { city, language, actor } = ctx;
  const reach = reachOf(actor);
  const every = reach.some(({ agencies: set }) => set === null);
  const [services, shelf] = await Promise.all([
    openByService(city, every ? null : [...new Set(reach.flatMap(({ agencies: set }) => set ?? []))]),
    definitions(city),
  ]);
  return {
    services: services.map(({ service, open }) => {
      const known = shelf.current(service, todayIn(ctx))?.definition.title;
      return { id: service, title: known ? say(known, language) : service, open };
    }),
  };
}
