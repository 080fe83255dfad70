/** The routing table for administrators: what holds now, why a report goes where it goes, and lines of the city's own. */
import { agencies, areas, calendar } from '../../../blocks/directory/api.ts';
import { explainRoute, routeReport } from '../../../blocks/packs/api.ts';
import { change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { fieldProblem, Problem } from '../../../shared/errors.ts';
import { say } from '../../../shared/languages.ts';
import { localDate } from '../../../shared/time.ts';
import { DAY_MS, dayNumber, instantOfWall, timeOfDay, zoneOffset } from '../../../shared/zone.ts';
import type {
  EndRoute,
  Explained,
  ExplainQuery,
  NewRoute,
  RouteLineView,
  RoutingView,
} from '../rules/routing-contract.ts';
import { closingDays, routingOf, settingsOf } from '../settings.ts';
import { type RouteRow, readSettings, writeRoute } from '../store-settings.ts';
import { endRoute, lockRoutes, routesLike } from './store-rules.ts';

async function namesIn(ctx: Context) {
  const [tree, directory] = await Promise.all([agencies(ctx.city), areas(ctx.city)]);
  const agency = (id: string) => {
    const known = tree.find(id);
    return { id, name: known ? say(known.name, ctx.language) : id };
  };
  const line = (row: RouteRow): RouteLineView => ({
    id: row.id,
    category: row.category,
    kind: row.kind,
    area: row.area ? { code: row.area, name: directory.name(row.area) } : null,
    agency: agency(row.agency),
    from: row.from,
    until: row.until ?? null,
    endedOn: row.endedOn,
    when: row.when ?? null,
    why: row.why ?? null,
    fromPack: row.fromPack,
  });
  return { tree, directory, agency, line };
}

/** The whole table, and where a report of each category goes at this moment. */
export async function routing(ctx: Context): Promise<RoutingView> {
  const { city, now } = ctx;
  const [rows, settings, names, working] = await Promise.all([
    readSettings(city),
    settingsOf(city),
    namesIn(ctx),
    calendar(city),
  ]);
  const today = localDate(now, city.zone);
  const table = routingOf(rows, closingDays(names.tree));
  const titles = new Map(rows.kinds.map((kind) => [kind.id, say(kind.title, ctx.language)]));
  const kinds = new Set([
    ...titles.keys(),
    ...settings.current.map((one) => one.agencyKind),
    ...rows.routes.flatMap((row) => row.kind ?? []),
  ]);
  return {
    today,
    now: now.toISOString(),
    lines: rows.routes.map(names.line),
    kinds: [...kinds].map((id) => ({ id, name: titles.get(id) ?? id })),
    categories: settings.current.map(({ id, title, agencyKind }) => {
      const to = routeReport(table, { category: id, date: today, moment: { at: now, calendar: working } });
      return {
        id,
        name: say(title, ctx.language),
        kind: agencyKind,
        agency: to.agency ? names.agency(to.agency) : null,
        by: to.by,
      };
    }),
  };
}

/** The instant that the city's clock shows as this day and time. */
function momentOf({ city, now }: Context, { date, time }: ExplainQuery): Date {
  if (!date && !time) return now;
  const wall = now.getTime() + zoneOffset(now, city.zone);
  const day = date ? dayNumber(date) : Math.floor(wall / DAY_MS);
  return new Date(instantOfWall(day * DAY_MS + (time ? timeOfDay(time) : wall % DAY_MS), city.zone));
}

/** Which line decides for a category at a place and an instant, and which ones it beat. 422 for an unknown place. */
export async function explainRouting(ctx: Context, query: ExplainQuery): Promise<Explained> {
  const { city } = ctx;
  const at = momentOf(ctx, query);
  const [rows, names, working] = await Promise.all([readSettings(city), namesIn(ctx), calendar(city)]);
  if (!rows.categories.some(({ id }) => id === query.category))
    throw fieldProblem('category', 'unknown-category');
  if (query.area && !names.directory.find(query.area)) throw fieldProblem('area', 'unknown-area');
  const question = {
    category: query.category,
    ...(query.area ? { area: query.area } : {}),
    date: localDate(at, city.zone),
    moment: { at, calendar: working },
  };
  const table = routingOf(rows, closingDays(names.tree));
  const byId = new Map(rows.routes.map((row) => [row.id, names.line(row)]));
  const { agency, by } = routeReport(table, question);
  return {
    at: at.toISOString(),
    agency: agency ? names.agency(agency) : null,
    by,
    considered: explainRoute(table, question).flatMap(({ entry, by: how, verdict }) => {
      const line = byId.get(entry.id ?? 0);
      return line ? [{ line, by: how, verdict }] : [];
    }),
  };
}

async function demandSound(ctx: Context, given: NewRoute, from: string, today: string): Promise<void> {
  if (from < today) throw fieldProblem('from', 'before-today');
  if (given.until && given.until < from) throw fieldProblem('until', 'until-before-from');
  const { hours } = given.when ?? {};
  if (hours && hours.from === hours.to) throw fieldProblem('when/hours/to', 'no-time');
  if ((given.category === undefined) === (given.kind === undefined))
    throw fieldProblem('category', 'category-or-kind');
  const { tree, directory } = await namesIn(ctx);
  const office = tree.find(given.agency);
  if (!office) throw fieldProblem('agency', 'unknown-agency');
  if (office.closedOn && office.closedOn <= from) throw fieldProblem('agency', 'closed-agency');
  if (given.area && !directory.find(given.area)) throw fieldProblem('area', 'unknown-area');
  const rows = await readSettings(ctx.city);
  if (given.category && !rows.categories.some(({ id }) => id === given.category))
    throw fieldProblem('category', 'unknown-category');
  const kinds = [
    ...rows.kinds.map(({ id }) => id),
    ...rows.routes.map((row) => row.kind),
    ...rows.categories.map(({ data }) => data.agencyKind),
  ];
  if (given.kind && !kinds.includes(given.kind)) throw fieldProblem('kind', 'not-listed');
}

/** Adds a line of the city's own, from today or a later day. 409 when the city has one for the same thing, day and times. */
export async function addRoute(ctx: Context, given: NewRoute): Promise<{ id: number }> {
  const today = localDate(ctx.now, ctx.city.zone);
  const from = given.from ?? today;
  await demandSound(ctx, given, from, today);
  const line = {
    category: given.category ?? null,
    kind: given.kind ?? null,
    area: given.area ?? null,
    agency: given.agency,
    from,
    until: given.until ?? null,
    when: given.when ?? null,
    why: given.why.trim(),
  };
  return change(ctx, async (tx) => {
    await lockRoutes(tx);
    if (await routesLike(tx, line)) throw new Problem(409, 'complaints.route-twin');
    const id = await writeRoute(tx, line);
    tx.audit({ action: 'complaints.route.added', subject: line.category ?? line.kind ?? '', after: line });
    tx.emit({ type: 'complaints.settings.changed', subject: `route-${id}`, payload: {} });
    return { id };
  });
}

/** Ends a line, a pack's or the city's own, from today or a later day. 404 for none, 409 for one that is over or everybody's last resort. */
export async function endRouteLine(ctx: Context, id: number, given: EndRoute): Promise<{ id: number }> {
  const today = localDate(ctx.now, ctx.city.zone);
  const from = given.from ?? today;
  if (from < today) throw fieldProblem('from', 'before-today');
  return change(ctx, async (tx) => {
    await lockRoutes(tx);
    const row = (await readSettings(ctx.city)).routes.find((one) => one.id === id);
    if (!row) throw new Problem(404, 'platform.not-found');
    if (!row.category && !row.kind) throw new Problem(409, 'complaints.route-last-resort');
    if (row.endedOn && row.endedOn <= from) throw new Problem(409, 'complaints.route-over');
    await endRoute(tx, id, from);
    tx.audit({
      action: 'complaints.route.ended',
      subject: row.category ?? row.kind ?? '',
      before: { agency: row.agency, area: row.area, from: row.from, endedOn: row.endedOn },
      after: { endedOn: from },
    });
    tx.emit({ type: 'complaints.settings.changed', subject: `route-${id}`, payload: {} });
    return { id };
  });
}
