/** Drafts: begun on one device, gone on with on another, filled in beforehand with what the city knows of the applicant. */

import { randomUUID } from 'node:crypto';
import { type Answers, definitions, type FormView } from '../../blocks/definitions/api.ts';
import { citizenContact } from '../../blocks/identity/api.ts';
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { open, seal } from '../../platform/crypt.ts';
import { Problem } from '../../shared/errors.ts';
import { say } from '../../shared/languages.ts';
import { DAY_MS } from '../../shared/zone.ts';
import { citizenOf } from './access.ts';
import type * as contract from './contract.ts';
import { filesIn, fileViews } from './said.ts';
import { demandUnsent } from './sent-draft.ts';
import { offered, offeredOrNot, type Service, serviceOf } from './service-of.ts';
import { settingsOf } from './settings.ts';
import { lastAnswers } from './store.ts';
import * as store from './store-drafts.ts';

/** Nobody fills in more at a time. */
const MOST_DRAFTS = 30;
/** Applications that are looked through for what is known. */
const LOOK_BACK = 5;
/** Answers of one draft, in characters of JSON. */
const MOST_LETTERS = 120_000;

type Reused = store.DraftRow['reused'];

/** What is known of the citizen, by the name under which forms ask for it. The account goes before older applications. */
async function known(
  ctx: Context,
  citizen: string,
): Promise<Map<string, { value: unknown; from: 'account' | 'last' }>> {
  const { city } = ctx;
  const found = new Map<string, { value: unknown; from: 'account' | 'last' }>();
  const reached = await citizenContact(city, citizen);
  for (const [key, value] of Object.entries(reached ?? {}))
    if (value) found.set(key, { value, from: 'account' });
  const shelf = await definitions(city);
  for (const last of await lastAnswers(city, citizen, LOOK_BACK)) {
    const service = await shelf.version(last.service, last.version);
    const answers = JSON.parse(open(city, last.answers)) as Record<string, unknown>;
    for (const { repeat, fields } of service?.definition.form?.sections ?? [])
      for (const { id, reuse, type } of repeat ? [] : fields)
        if (reuse && type !== 'upload' && answers[id] !== undefined && !found.has(reuse))
          found.set(reuse, { value: answers[id], from: 'last' });
  }
  return found;
}

function fitting(field: FormView['sections'][number]['fields'][number], value: unknown): boolean {
  if (field.type === 'choice') return field.options?.some((one) => one.value === value) ?? false;
  if (field.type === 'number' || field.type === 'money') return typeof value === 'number';
  if (field.type === 'yes-no') return typeof value === 'boolean';
  if (field.type === 'place') return typeof value === 'object' && value !== null && 'address' in value;
  return typeof value === 'string' && field.type !== 'choices' && field.type !== 'statement';
}

async function prefilled(
  ctx: Context,
  citizen: string,
  form: FormView,
): Promise<{ answers: Answers; reused: Reused }> {
  const answers: Record<string, unknown> = {};
  const reused: Reused = [];
  const wanted = form.sections
    .filter(({ repeat }) => !repeat)
    .flatMap(({ fields }) => fields.filter(({ reuse }) => reuse));
  if (wanted.length === 0) return { answers: {}, reused };
  const there = await known(ctx, citizen);
  for (const field of wanted) {
    const one = there.get(field.reuse ?? '');
    if (!one || !fitting(field, one.value)) continue;
    answers[field.id] = one.value;
    reused.push({ field: field.id, from: one.from });
  }
  return { answers: answers as Answers, reused };
}

const answersIn = (ctx: Context, row: store.DraftRow) => JSON.parse(open(ctx.city, row.answers)) as Answers;

async function item(
  ctx: Context,
  row: store.DraftRow,
): Promise<{ item: contract.DraftItem; service: Service; offered: Service | undefined }> {
  const [{ draftDays }, now] = await Promise.all([settingsOf(ctx.city), offeredOrNot(ctx, row.service)]);
  const service = now ?? (await serviceOf(ctx.city, row));
  return {
    service,
    offered: now,
    item: {
      id: row.id,
      service: row.service,
      title: say(service.definition.title, ctx.language),
      version: service.version,
      at: row.place,
      savedAt: row.saved_at.toISOString(),
      keptUntil: new Date(row.saved_at.getTime() + draftDays * DAY_MS).toISOString(),
      closed: !now,
    },
  };
}

/** Answers to questions that the present form does not ask fall away; the others are carried over. */
function carriedOver(form: FormView, answers: Answers): Answers {
  const names = new Set(
    form.sections.flatMap(({ id, repeat, fields }) => (repeat ? [id] : fields.map((field) => field.id))),
  );
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.has(name)));
}

async function view(ctx: Context, row: store.DraftRow): Promise<contract.Draft> {
  const { item: shown, service } = await item(ctx, row);
  const form = service.form(ctx.language);
  const renewed = service.version !== row.version;
  const given = answersIn(ctx, row);
  const answers = renewed ? carriedOver(form, given) : given;
  return {
    ...shown,
    answers,
    files: await fileViews(ctx.city, filesIn(form, answers)),
    seen: row.seen,
    reused: row.reused,
    renewed,
  };
}

/** Begins one. 409 `applications.too-many-drafts` beyond a number that nobody needs. */
export async function begin(ctx: Context, given: contract.NewDraft): Promise<contract.Draft> {
  const citizen = citizenOf(ctx);
  const service = await offered(ctx, given.service);
  const form = service.form(ctx.language);
  const { answers, reused } = await prefilled(ctx, citizen, form);
  const row: store.DraftRow = {
    ...{
      id: randomUUID(),
      citizen,
      service: service.service,
      version: service.version,
      place: '',
      seen: 1,
      reused,
    },
    ...{ answers: seal(ctx.city, JSON.stringify(answers)), begun_at: ctx.now, saved_at: ctx.now },
  };
  const shown = await view(ctx, row);
  return change(ctx, async (tx) => {
    if ((await store.countDrafts(tx, citizen)) >= MOST_DRAFTS)
      throw new Problem(409, 'applications.too-many-drafts');
    await store.insertDraft(tx, row);
    return shown;
  });
}

async function ownDraft(ctx: Context, id: string): Promise<store.DraftRow> {
  const citizen = citizenOf(ctx);
  const row = await store.findDraft(ctx.city.db, id, citizen);
  if (row) return row;
  await demandUnsent(ctx.city, id, citizen);
  throw new Problem(404, 'applications.no-draft');
}

export async function drafts(ctx: Context): Promise<{ items: contract.DraftItem[] }> {
  const { draftDays } = await settingsOf(ctx.city);
  const rows = await store.draftsOf(
    ctx.city,
    citizenOf(ctx),
    new Date(ctx.now.getTime() - draftDays * DAY_MS),
  );
  return { items: (await Promise.all(rows.map((row) => item(ctx, row)))).map((one) => one.item) };
}

export async function draft(ctx: Context, id: string): Promise<contract.Draft> {
  return view(ctx, await ownDraft(ctx, id));
}

/** Saves all answers. 409 `applications.draft-moved` when another device was faster, `applications.draft-sent` when it sent: nothing is overwritten. */
export async function saveDraft(
  ctx: Context,
  id: string,
  given: contract.SaveDraft,
): Promise<{ seen: number; savedAt: string }> {
  const citizen = citizenOf(ctx);
  const text = JSON.stringify(given.answers);
  if (text.length > MOST_LETTERS) throw new Problem(413, 'applications.draft-too-long');
  const row = await ownDraft(ctx, id);
  const version = (await offeredOrNot(ctx, row.service))?.version ?? row.version;
  return change(ctx, async (tx) => {
    const seen = await store.saveDraftRow(tx, {
      ...{ id, citizen, version, seen: given.seen, place: given.at ?? null, at: ctx.now },
      answers: seal(ctx.city, text),
    });
    if (seen === undefined) {
      await demandUnsent(ctx.city, id, citizen);
      throw new Problem(409, 'applications.draft-moved');
    }
    return { seen, savedAt: ctx.now.toISOString() };
  });
}

export async function discard(ctx: Context, id: string): Promise<undefined> {
  await ownDraft(ctx, id);
  await change(ctx, async (tx) => {
    if (!(await store.deleteDraft(tx, id, citizenOf(ctx)))) throw new Problem(404, 'applications.no-draft');
    return {};
  });
  return undefined;
}
