/** Routes for those who keep the directory: agencies, closed days, real borders, RW and RT. */
import { Type } from 'typebox';
import type { Context } from '../../platform/context.ts';
import { type AnyRoute, route } from '../../platform/http/route.ts';
import { localDate } from '../../shared/time.ts';
import { createAgency, updateAgency } from './agency-changes.ts';
import { addClosedDay, calendar, closedDays, removeClosedDay } from './calendar.ts';
import {
  AgencyChangeBody,
  AgencyView,
  CalendarView,
  ClosedDayBody,
  ClosedDayView,
  DateParams,
  IdParams,
  IMPORT_LIMIT,
  ImportBody,
  ImportQuery,
  ImportReportView,
  NewAgencyBody,
  UnitReportView,
  UnitsBody,
  YearQuery,
} from './contract.ts';
import { importAreas } from './import-areas.ts';
import type { Agency } from './shape.ts';
import { importUnits } from './units.ts';

/** Agencies and borders concern the whole city, so a grant in one agency or area does not reach them. */
const manage = { permission: 'directory.manage', scope: 'city' } as const;

const agencyView = ({ fromPack: _, ...agency }: Agency) => agency;

async function showCalendar(ctx: Context, year: number) {
  const [{ zone, week, versions = [] }, closed] = await Promise.all([
    calendar(ctx.city),
    closedDays(ctx.city, year),
  ]);
  const today = localDate(ctx.now, zone);
  return { year, zone, week: versions.findLast(({ from }) => from <= today)?.week ?? week, closed };
}

export const adminRoutes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    path: '/api/agencies',
    summary: 'Add an agency.',
    ...manage,
    body: NewAgencyBody,
    status: 201,
    answer: AgencyView,
    handle: async (ctx, { body }) => agencyView(await createAgency(ctx, body)),
  }),
  route({
    method: 'PATCH',
    path: '/api/agencies/:id',
    summary: 'Change an agency: what is given is replaced; `closedOn` closes it.',
    ...manage,
    params: IdParams,
    body: AgencyChangeBody,
    answer: AgencyView,
    handle: async (ctx, { params, body }) => agencyView(await updateAgency(ctx, params.id, body)),
  }),
  route({
    method: 'GET',
    path: '/api/calendar',
    summary: 'The working week and the closed days of a year.',
    permission: 'public',
    query: YearQuery,
    answer: CalendarView,
    handle: (ctx, { query }) =>
      showCalendar(ctx, query.year ?? Number(localDate(ctx.now, ctx.city.zone).slice(0, 4))),
  }),
  route({
    method: 'POST',
    path: '/api/calendar/closed-days',
    summary: 'Close the offices on a day.',
    ...manage,
    body: ClosedDayBody,
    status: 201,
    answer: ClosedDayView,
    handle: (ctx, { body }) => addClosedDay(ctx, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/calendar/closed-days/:date',
    summary: 'Open the offices on a day that was closed.',
    ...manage,
    params: DateParams,
    status: 204,
    handle: (ctx, { params }) => removeClosedDay(ctx, params.date),
  }),
  route({
    method: 'POST',
    path: '/api/areas/import',
    summary:
      'Replace guessed borders by a GeoJSON FeatureCollection; `dryRun=true` only says what would happen.',
    ...manage,
    query: ImportQuery,
    body: ImportBody,
    upload: { maxBytes: IMPORT_LIMIT },
    perMinute: 20,
    answer: ImportReportView,
    handle: (ctx, { query, body }) => importAreas(ctx, body, query),
  }),
  route({
    method: 'POST',
    path: '/api/areas/units/import',
    summary: 'Replace the RW and RT of the wards named in a CSV with the columns kode, rw, rt, nama.',
    ...manage,
    query: Type.Object({ dryRun: Type.Optional(Type.Boolean()) }),
    body: UnitsBody,
    upload: { maxBytes: IMPORT_LIMIT },
    perMinute: 20,
    answer: UnitReportView,
    handle: (ctx, { query, body }) => importUnits(ctx, body.csv, query),
  }),
];
