/** What somebody should know before applying: the form, its requirements, and what it will cost. */
import { type Answers, visible } from '../../blocks/definitions/api.ts';
import { agencies, calendar } from '../../blocks/directory/api.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { say } from '../../shared/languages.ts';
import { agencyFor } from './access.ts';
import { endOf } from './clock.ts';
import type * as contract from './contract.ts';
import { feeView } from './fee.ts';
import { offered, serviceOf, todayIn, workflowOf } from './service-of.ts';

export async function serviceForm(
  ctx: Context,
  id: string,
  version: number | undefined,
): Promise<contract.ServiceForm> {
  const { city, language } = ctx;
  const current = await offered(ctx, id);
  const service =
    version === undefined || version === current.version
      ? current
      : await serviceOf(city, { service: id, version });
  const { definition } = service;
  const today = todayIn(ctx);
  const handles = await agencyFor(city, definition.agency.kind, null, today);
  const agency = handles ? (await agencies(city)).find(handles) : undefined;
  return {
    service: id,
    version: service.version,
    title: say(definition.title, language),
    summary: say(definition.summary, language),
    agency: agency ? { id: agency.id, name: say(agency.name, language) } : null,
    promise: workflowOf(service).promise,
    feeTold: say(definition.fee.told, language),
    feeLines: (definition.fee.lines ?? []).map(({ id: line, title, basis, amount, when }) => ({
      id: line,
      title: say(title, language),
      basis: say(basis, language),
      amount: service.formula(amount),
      when: when === undefined ? null : service.formula(when),
    })),
    requirements: definition.requirements.map(({ id: requirement, title, help, field, when, whenTold }) => ({
      id: requirement,
      title: say(title, language),
      help: help ? say(help, language) : null,
      field: field ?? null,
      whenTold: whenTold ? say(whenTold, language) : null,
      when: when === undefined ? null : service.formula(when),
    })),
    form: service.form(language),
    facts: { today, applied_on: today },
  };
}

export async function estimate(
  ctx: Context,
  given: contract.Estimate,
): Promise<{ fee: contract.Sent['fee']; dueAt: string }> {
  const service = await offered(ctx, given.service);
  if (service.version !== given.version) throw new Problem(409, 'applications.version-changed');
  const today = todayIn(ctx);
  const workflow = workflowOf(service);
  const { data } = visible(service.form(ctx.language), given.answers as Answers, {
    today,
    applied_on: today,
  });
  let fee: ReturnType<typeof service.fee>;
  try {
    fee = service.fee({ ...data, visit: {}, reviews: {}, fee: 0 });
  } catch {
    // What is not answered yet cannot be reckoned with.
    throw new Problem(422, 'applications.fee-unknown');
  }
  const kept = { fee: fee.total, fee_lines: fee.lines, paid_at: null, paid_receipt: null };
  return {
    fee: feeView(service, kept, workflow.start, ctx.language),
    dueAt: endOf(workflow.promise, ctx.now, await calendar(ctx.city)).toISOString(),
  };
}
