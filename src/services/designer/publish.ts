/** From a draft to a service of the city: the author asks, a second person agrees, and the version holds from its day. */
import {
  checkService,
  findingWords,
  flowOf,
  formView,
  publishService,
  shelf,
  walkApart,
  withdrawService,
} from '../../blocks/definitions/api.ts';
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { say } from '../../shared/languages.ts';
import type { Answer, Ask, DraftView, Preview, Published, Walked, Withdraw } from './contract.ts';
import { officerOf, todayOf, view } from './drafts.ts';
import { contentOf, filesOf } from './files.ts';
import { filled } from './rules/filled.ts';
import { leftOut } from './rules/left-out.ts';
import * as store from './store.ts';

/** The definition of a draft; 422 `designer.faults` while something is wrong with it. */
async function rightOne(ctx: Context, row: store.DraftRow) {
  const { definition, problems } = await checkService(ctx.city, row.service, row.files);
  if (!definition || problems.length > 0)
    throw new Problem(422, 'designer.faults', { count: problems.length });
  return definition;
}

const pathOf = (steps: readonly (string | number)[]) =>
  steps
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');

/** Walks every path of the draft with made-up answers, apart from the city's own work. */
export async function walk(ctx: Context, id: string): Promise<Walked> {
  const row = await store.getDraft(ctx.city.db, id);
  const { definition, problems } = await checkService(ctx.city, row.service, row.files);
  if (!definition || problems.length > 0) return { outcome: 'faults', answers: 0, cases: 0, findings: [] };
  const result = await walkApart(definition);
  if (result.outcome === 'too-long') return { outcome: 'too-long', answers: 0, cases: 0, findings: [] };
  const { walked } = result;
  return {
    outcome: 'walked',
    answers: walked.answers,
    cases: walked.cases,
    findings: walked.findings.map((finding) => ({
      code: finding.code,
      path: pathOf(finding.steps),
      ...findingWords(ctx.language, finding),
    })),
  };
}

/** A draft whose words are not complete can be looked at: what is missing is lent from another language. */
export async function shownOne(ctx: Context, row: store.DraftRow) {
  const content = contentOf(row.files);
  if (!content) throw new Problem(422, 'designer.faults', { count: 1 });
  const { value, lent } = filled(content);
  const files = lent > 0 ? filesOf(value as Record<string, unknown>) : row.files;
  return { definition: await rightOne(ctx, { ...row, files }), lent };
}

/** As `shownOne`; what is wrong where neither page nor form shows it is left out, and counted. */
async function pageOf(ctx: Context, row: store.DraftRow) {
  const value = contentOf(row.files) && filled(contentOf(row.files)).value;
  const files = value ? filesOf(value as Record<string, unknown>) : row.files;
  const { problems } = await checkService(ctx.city, row.service, files);
  const rest = value && problems.length > 0 ? leftOut(value as Record<string, unknown>, problems) : undefined;
  if (!rest) return { ...(await shownOne(ctx, row)), left: 0 };
  return { ...(await shownOne(ctx, { ...row, files: filesOf(rest) })), left: problems.length };
}

/** As citizens would see it, in the language of the request. */
export async function preview(ctx: Context, id: string): Promise<Preview> {
  const row = await store.getDraft(ctx.city.db, id);
  const { language } = ctx;
  const { definition, lent, left } = await pageOf(ctx, row);
  const today = todayOf(ctx);
  const { kinds } = await shelf(ctx.city);
  const nameOfDuty = (duty: string | null) => {
    const kind = kinds.find((one) => one.id === duty);
    return kind ? say(kind.title, language) : duty;
  };
  const { procedure: _procedure, legalBasis, ...standard } = definition.standard;
  return {
    lent,
    left,
    easy: definition.easy.map((words) => say(words, language)),
    standard: Object.entries(standard).map(([key, words]) => ({ key, text: say(words, language) })),
    legalBasis: legalBasis.map(({ title }) => say(title, language)),
    title: say(definition.title, language),
    summary: say(definition.summary, language),
    promise: definition.workflow?.promise ?? definition.time ?? null,
    feeTold: say(definition.fee.told, language),
    requirements: definition.requirements.map(({ id: requirement, title, help, whenTold }) => ({
      id: requirement,
      title: say(title, language),
      help: help ? say(help, language) : null,
      whenTold: whenTold ? say(whenTold, language) : null,
    })),
    procedure: definition.standard.procedure.map((step) => say(step, language)),
    flow: definition.workflow ? flowOf(definition.workflow, language, nameOfDuty) : null,
    form: definition.form ? formView(definition, 0, language) : null,
    facts: { today, applied_on: today },
  };
}

/** 409 `designer.too-early` when it would begin before today: what was applied for yesterday cannot change any more. */
export async function ask(ctx: Context, id: string, { seen, note }: Ask): Promise<DraftView> {
  const by = officerOf(ctx);
  const before = await store.getDraft(ctx.city.db, id);
  const definition = await rightOne(ctx, before);
  if (definition.from < todayOf(ctx)) throw new Problem(409, 'designer.too-early', { date: todayOf(ctx) });
  await change(ctx, async (tx) => {
    const row = await store.lockDraft(tx, id, seen);
    if (row.state !== 'writing') throw new Problem(409, 'designer.not-writing');
    await store.saveDraft(tx, {
      ...row,
      ...{ state: 'asked', asked_by: by, asked_at: ctx.now, note: note ?? null, answer: null },
      ...{ decided_by: null, decided_at: null },
    });
    tx.audit({ action: 'designer.draft.asked', subject: row.service, after: { from: definition.from } });
  });
  return view(ctx, await store.getDraft(ctx.city.db, id));
}

export async function takeBack(ctx: Context, id: string, seen: number): Promise<DraftView> {
  const by = officerOf(ctx);
  await change(ctx, async (tx) => {
    const row = await store.lockDraft(tx, id, seen);
    if (row.state !== 'asked' || row.asked_by !== by) throw new Problem(409, 'designer.not-asked');
    await store.saveDraft(tx, { ...row, state: 'writing' });
    tx.audit({ action: 'designer.draft.taken-back', subject: row.service });
  });
  return view(ctx, await store.getDraft(ctx.city.db, id));
}

function demandSecond(row: store.DraftRow, officer: string): void {
  if (row.state !== 'asked') throw new Problem(409, 'designer.not-asked');
  if (row.asked_by === officer || row.hands.includes(officer)) throw new Problem(403, 'designer.own-draft');
}

/** The second person agrees: the version is published under the author's name and his. */
export async function approve(ctx: Context, id: string, { seen, note }: Answer): Promise<Published> {
  const officer = officerOf(ctx);
  const before = await store.getDraft(ctx.city.db, id);
  demandSecond(before, officer);
  if (before.seen !== seen) throw new Problem(409, 'platform.conflict');
  const definition = await rightOne(ctx, before);
  const walked = await walkApart(definition);
  if (walked.outcome === 'too-long' || walked.walked.findings.length > 0)
    throw new Problem(422, 'designer.walk-fails', {
      count: walked.outcome === 'walked' ? walked.walked.findings.length : 0,
    });
  // The key of the request belongs to the change that answers it.
  const version = await publishService(
    { ...ctx, idempotency: undefined },
    { definition, approvedBy: `officer:${officer}` },
  ).catch(async (error: unknown) => {
    // Published by an earlier try of this very request whose answer was lost.
    if (error instanceof Problem && error.code === 'definitions.same-version')
      return Number(error.params.number);
    throw error;
  });
  return change(ctx, async (tx) => {
    const row = await store.lockDraft(tx, id, seen);
    demandSecond(row, officer);
    await store.saveDraft(tx, {
      ...row,
      ...{
        state: 'published',
        decided_by: officer,
        decided_at: ctx.now,
        answer: note ?? null,
        published: version,
      },
    });
    tx.audit({
      action: 'designer.draft.approved',
      subject: row.service,
      after: { version, from: definition.from },
    });
    return {
      ...{ service: row.service, version, from: definition.from },
      open: definition.from <= todayOf(ctx),
    };
  });
}

/** Back to the author, with what should be another. */
export async function reject(ctx: Context, id: string, { seen, note }: Answer): Promise<DraftView> {
  const officer = officerOf(ctx);
  if (!note) throw new Problem(422, 'designer.reason-missing');
  await change(ctx, async (tx) => {
    const row = await store.lockDraft(tx, id, seen);
    demandSecond(row, officer);
    await store.saveDraft(tx, {
      ...row,
      ...{ state: 'writing', decided_by: officer, decided_at: ctx.now, answer: note },
    });
    tx.audit({ action: 'designer.draft.rejected', subject: row.service });
  });
  return view(ctx, await store.getDraft(ctx.city.db, id));
}

/** From that day the service is no longer offered; what runs goes on. */
export async function withdraw(ctx: Context, service: string, { from, why }: Withdraw): Promise<void> {
  officerOf(ctx);
  await withdrawService(ctx, { service, from, why });
}
