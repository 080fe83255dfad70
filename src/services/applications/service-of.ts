/** The services that people can apply for, and the version that an application runs on. */
import {
  type Answers,
  definitions,
  type Facts,
  type LiveDefinition,
  visible,
} from '../../blocks/definitions/api.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { open } from '../../platform/crypt.ts';
import type { Runner } from '../../platform/db/database.ts';
import { Problem } from '../../shared/errors.ts';
import { localDate } from '../../shared/time.ts';
import type { Workflow } from './rules/statechart.ts';
import type { ApplicationRow, TaskRow } from './store.ts';
import { lastMinutes, type MinutesRow } from './store-work.ts';

export type Service = LiveDefinition;

export const todayIn = (ctx: Pick<Context, 'city' | 'now'>): string => localDate(ctx.now, ctx.city.zone);

export function workflowOf(service: Service): Workflow {
  const { workflow } = service.definition;
  if (!workflow) throw new Error(`${service.service} has no workflow.`);
  return workflow;
}

/** What can be asked for today. 404 for an unknown or withdrawn service, 409 for one that is only told about. */
export async function offered(ctx: Context, id: string): Promise<Service> {
  const service = (await definitions(ctx.city)).current(id, todayIn(ctx));
  if (!service) throw new Problem(404, 'applications.no-such-service');
  const { channel, form, workflow } = service.definition;
  if (channel !== 'online' || !form || !workflow) throw new Problem(409, 'applications.not-online');
  return service;
}

/** As `offered`, undefined instead of a refusal. */
export async function offeredOrNot(ctx: Context, id: string): Promise<Service | undefined> {
  const service = (await definitions(ctx.city)).current(id, todayIn(ctx));
  const { channel, form, workflow } = service?.definition ?? {};
  return channel === 'online' && form && workflow ? service : undefined;
}

export async function allOffered(ctx: Context): Promise<Service[]> {
  return (await definitions(ctx.city))
    .all(todayIn(ctx))
    .filter(({ definition: { channel, form, workflow } }) => channel === 'online' && form && workflow);
}

/** The version that an application runs on, whatever is offered today. */
export async function serviceOf(
  city: City,
  { service, version }: Pick<ApplicationRow, 'service' | 'version'>,
): Promise<Service> {
  const found = await (await definitions(city)).version(service, version);
  if (!found) throw new Error(`Version ${version} of ${service} is gone.`);
  return found;
}

/** The rules of the day on which it was sent hold to its end, also for what is mended later. */
export function factsOf(app: Pick<ApplicationRow, 'applied_on'>): Facts {
  return { today: app.applied_on, applied_on: app.applied_on };
}

export function answersOf(city: City, app: Pick<ApplicationRow, 'answers'>): Answers {
  return app.answers ? (JSON.parse(open(city, app.answers)) as Answers) : {};
}

export type Findings = { opinion: string; answers: Answers };

export function findingsOf(city: City, task: Pick<TaskRow, 'findings'>): Findings {
  return task.findings ? (JSON.parse(open(city, task.findings)) as Findings) : { opinion: '', answers: {} };
}

type Applied = Pick<ApplicationRow, 'answers' | 'applied_on' | 'fee' | 'case_id'>;
type Data = ReturnType<typeof visible>['data'];

/** What expressions of the workflow read: answers, fee, and what reviews and visits found. */
export function dataWith(
  city: City,
  app: Applied,
  service: Service,
  tasks: readonly TaskRow[],
  minutes: Pick<MinutesRow, 'findings'> | undefined,
): Data {
  const { data } = visible(service.form('id'), answersOf(city, app), factsOf(app));
  const reviews: Record<string, unknown> = {};
  for (const task of tasks)
    if (task.review && task.closed_at && task.agrees !== null)
      reviews[task.review.replaceAll('-', '_')] = { ...findingsOf(city, task).answers, agrees: task.agrees };
  const visit = minutes ? (JSON.parse(open(city, minutes.findings)) as Answers) : {};
  return { ...data, fee: app.fee, visit, reviews } as Data;
}

export async function dataOf(
  runner: Runner,
  city: City,
  app: Applied,
  service: Service,
  tasks: readonly TaskRow[],
): Promise<Data> {
  const visits = Object.values(workflowOf(service).states).some(({ kind }) => kind === 'visit');
  return dataWith(city, app, service, tasks, visits ? await lastMinutes(runner, app.case_id) : undefined);
}

/** Which requirements this application has to meet. */
export function requirementsOf(service: Service, data: Parameters<Service['holds']>[1]) {
  return service.definition.requirements.filter(
    ({ when }) => when === undefined || service.holds(when, data),
  );
}
