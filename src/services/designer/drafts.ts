/** Drafts of services: begun from a version in force, another service or the example; written, judged, shown. */
import { randomUUID } from 'node:crypto';
import { Value } from 'typebox/value';
import {
  checkService,
  definitions,
  folderFaults,
  type LiveDefinition,
  type Shelf as ShelfOfCity,
  sayFault,
  shelf,
} from '../../blocks/definitions/api.ts';
import { officerNames } from '../../blocks/identity/api.ts';
import { allows, WHOLE_CITY } from '../../platform/actor.ts';
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { violates } from '../../platform/db/database.ts';
import { Problem } from '../../shared/errors.ts';
import { say, type Words } from '../../shared/languages.ts';
import { localDate } from '../../shared/time.ts';
import type { Desk, DraftView, Edits, FileTexts, NewDraft, Rebase, Shelf, Texts } from './contract.ts';
import { ServiceId } from './contract.ts';
import { example, likeExample } from './example.ts';
import { contentOf, edited, filesOf } from './files.ts';
import { changesOf } from './rules/changes.ts';
import * as store from './store.ts';

export function officerOf(ctx: Context): string {
  if (ctx.actor.kind !== 'officer') throw new Problem(403, 'platform.forbidden');
  return ctx.actor.id;
}

export const todayOf = (ctx: Pick<Context, 'city' | 'now'>) => localDate(ctx.now, ctx.city.zone);

/** The title as it is written just now, in the reader's language or whichever there is. */
function titleOf(ctx: Context, row: store.DraftRow): string {
  const title = contentOf(row.files)?.title;
  if (typeof title !== 'object' || title === null) return row.service;
  const words = title as Record<string, unknown>;
  const found = words[ctx.language] ?? words.id;
  return typeof found === 'string' && found ? found : row.service;
}

export async function desk(ctx: Context): Promise<Desk> {
  const { city } = ctx;
  const today = todayOf(ctx);
  const [known, drafts] = await Promise.all([definitions(city), store.openDrafts(city.db)]);
  const names = await officerNames(
    city,
    drafts.map(({ changed_by }) => changed_by),
  );
  const services = await Promise.all(
    known.all(today).map(async (live) => {
      const [newest] = await known.history(live.service);
      return {
        service: live.service,
        title: say(live.definition.title, ctx.language),
        version: live.version,
        from: live.from,
        source: newest?.source ?? ('pack' as const),
        withdrawn: known.withdrawn(live.service)?.from ?? null,
        draft: drafts.find(({ service }) => service === live.service)?.id ?? null,
      };
    }),
  );
  return {
    today,
    services: services.sort((a, b) => a.title.localeCompare(b.title)),
    drafts: drafts.map((row) => ({
      id: row.id,
      service: row.service,
      title: titleOf(ctx, row),
      state: row.state,
      base: row.base,
      changedBy: names.get(row.changed_by) ?? null,
      changedAt: row.changed_at.toISOString(),
    })),
    folders: folderFaults().map((fault) => ({
      place: fault.line > 0 ? `${fault.file}:${fault.line}` : fault.file,
      ...sayFault(ctx.language, fault),
    })),
  };
}

/** A copy for another service bears its own name, begins today and tells that it is new. */
function copied(live: LiveDefinition, service: string, today: string): FileTexts {
  const change = { id: 'Versi pertama.', en: 'First version.', jv: 'Versi sepisanan.', zh: '第一个版本。' };
  const own = live.service === service;
  return filesOf({ ...live.definition, id: service, from: today, ...(own ? {} : { change }) });
}

/** As they would stand in a pack; without the comments that their author once wrote. */
export async function filesInForce(ctx: Context, service: string): Promise<FileTexts> {
  const live = (await definitions(ctx.city)).current(service, todayOf(ctx));
  if (!live) throw new Problem(404, 'designer.no-service');
  return filesOf(live.definition);
}

/** The name of the service that a text speaks of, also while the rest of it cannot be read. */
function nameIn(files: FileTexts): string {
  const name = contentOf(files)?.id ?? /^id:[ \t]*["']?([a-z0-9-]+)/m.exec(files['service.yaml'])?.[1];
  if (typeof name !== 'string' || !Value.Check(ServiceId, name))
    throw new Problem(422, 'designer.import-no-id');
  return name;
}

/** A draft out of files that were carried here: a new service, or a change of the one that bears the name. */
export async function takeOver(ctx: Context, files: FileTexts): Promise<DraftView> {
  const by = officerOf(ctx);
  const service = nameIn(files);
  const own = (await definitions(ctx.city)).current(service, todayOf(ctx));
  return insert(ctx, { service, base: own?.version ?? null, files, by });
}

export async function begin(ctx: Context, { service, like }: NewDraft): Promise<DraftView> {
  const by = officerOf(ctx);
  const today = todayOf(ctx);
  const known = await definitions(ctx.city);
  const own = known.current(service, today);
  const source = like ? known.current(like, today) : undefined;
  if (like && !source) throw new Problem(404, 'designer.no-service');
  if (own && like !== service) throw new Problem(409, 'designer.name-taken');
  const files = source ? copied(source, service, today) : await example(service, today);
  return insert(ctx, { service, base: own?.version ?? null, files, by });
}

type NewRow = { service: string; base: number | null; files: FileTexts; by: string };

async function insert(ctx: Context, row: NewRow): Promise<DraftView> {
  const id = randomUUID();
  try {
    await change(ctx, async (tx) => {
      await store.insertDraft(tx, { id, ...row, at: ctx.now });
      tx.audit({ action: 'designer.draft.begun', subject: row.service, after: { base: row.base } });
    });
  } catch (error) {
    if (violates(error, 'draft_open')) throw new Problem(409, 'designer.draft-open');
    throw error;
  }
  return view(ctx, await store.getDraft(ctx.city.db, id));
}

function demandWriting(row: store.DraftRow): void {
  if (row.state !== 'writing') throw new Problem(409, 'designer.not-writing');
}

/** Whoever wrote in it is none of those who may approve it. */
function writtenBy(row: store.DraftRow, by: string, at: Date) {
  return { changed_by: by, changed_at: at, hands: [...new Set([...row.hands, by])] };
}

async function write(
  ctx: Context,
  id: string,
  seen: number,
  next: (files: FileTexts) => FileTexts,
): Promise<DraftView> {
  const by = officerOf(ctx);
  await change(ctx, async (tx) => {
    const row = await store.lockDraft(tx, id, seen);
    demandWriting(row);
    await store.saveDraft(tx, { ...row, files: next(row.files), ...writtenBy(row, by, ctx.now) });
  });
  return view(ctx, await store.getDraft(ctx.city.db, id));
}

/** The author typed in a text itself. */
export const writeTexts = (ctx: Context, id: string, { seen, files }: Texts) =>
  write(ctx, id, seen, () => files);
/** The author changed single places. */
export const writeEdits = (ctx: Context, id: string, { seen, edits }: Edits) =>
  write(ctx, id, seen, (files) => edited(files, edits));

/** A newer version came meanwhile: the author keeps his words and compares them with it, or begins anew from it. */
export async function rebase(ctx: Context, id: string, { seen, take }: Rebase): Promise<DraftView> {
  const by = officerOf(ctx);
  const known = await definitions(ctx.city);
  const { service } = await store.getDraft(ctx.city.db, id);
  const [newest] = await known.history(service);
  const live = newest && (await known.version(service, newest.number));
  if (!live) throw new Problem(404, 'designer.no-service');
  await change(ctx, async (tx) => {
    const row = await store.lockDraft(tx, id, seen);
    demandWriting(row);
    const files = take === 'theirs' ? copied(live, service, todayOf(ctx)) : row.files;
    await store.saveDraft(tx, { ...row, files, base: live.version, ...writtenBy(row, by, ctx.now) });
  });
  return view(ctx, await store.getDraft(ctx.city.db, id));
}

export async function drop(ctx: Context, id: string, seen: number): Promise<void> {
  officerOf(ctx);
  await change(ctx, async (tx) => {
    const row = await store.lockDraft(tx, id, seen);
    if (row.state === 'published') throw new Problem(409, 'designer.not-writing');
    await store.saveDraft(tx, { ...row, state: 'dropped', changed_by: officerOf(ctx), changed_at: ctx.now });
    tx.audit({ action: 'designer.draft.dropped', subject: row.service });
  });
}

function shelfView({ pillars, events, kinds }: ShelfOfCity, { language }: Context): Shelf {
  const named = (items: readonly { id: string; title: Words }[]) =>
    items.map(({ id, title }) => ({ id, title: say(title, language) }));
  return { pillars: named(pillars), events: named(events), duties: named(kinds) };
}

/** The draft with everything that is wrong with it and what it would change. */
export async function view(ctx: Context, row: store.DraftRow): Promise<DraftView> {
  const { city, actor } = ctx;
  const [read, known, lists] = await Promise.all([
    checkService(city, row.service, row.files),
    definitions(city),
    shelf(city),
  ]);
  const [newest] = row.state === 'writing' ? await known.history(row.service) : [];
  const content = contentOf(row.files);
  const before = row.base === null ? undefined : await known.version(row.service, row.base);
  const people = [row.changed_by, row.made_by, row.asked_by, row.decided_by].flatMap((id) => id ?? []);
  const names = await officerNames(city, people);
  const of = (id: string | null) => (id ? (names.get(id) ?? null) : null);
  const me = actor.kind === 'officer' ? actor.id : '';
  const writes = allows(actor, 'designer.write', WHOLE_CITY);
  const approves = allows(actor, 'designer.approve', WHOLE_CITY);
  const right = read.problems.length === 0;
  const may = [
    ...(row.state === 'writing' && writes ? ['write', 'drop', ...(right ? ['ask'] : [])] : []),
    ...(row.state === 'asked' && writes && row.asked_by === me ? ['take-back'] : []),
    ...(row.state === 'asked' && approves && row.asked_by !== me && !row.hands.includes(me)
      ? ['approve', 'reject']
      : []),
  ];
  return {
    id: row.id,
    service: row.service,
    title: titleOf(ctx, row),
    state: row.state,
    base: row.base,
    changedBy: of(row.changed_by),
    changedAt: row.changed_at.toISOString(),
    seen: row.seen,
    files: row.files,
    content,
    faults: read.problems.map((fault) => {
      const { code, path, file, line } = fault;
      const name = file.split('/').at(-1) ?? file;
      const part = name === 'service.yaml' ? '' : name.replace('.yaml', '');
      return {
        code,
        path: [part, path].filter(Boolean).join('.').replace('.[', '['),
        file: name,
        line,
        ...sayFault(ctx.language, fault),
      };
    }),
    changes: changesOf(before?.definition, content),
    alike: row.base === null ? await likeExample(content) : [],
    madeBy: of(row.made_by),
    asked:
      row.state === 'asked' && row.asked_at
        ? {
            by: of(row.asked_by),
            at: row.asked_at.toISOString(),
            note: row.note ?? '',
            mine: row.asked_by === me || row.hands.includes(me),
          }
        : null,
    answer:
      row.answer && row.decided_at
        ? { by: of(row.decided_by), at: row.decided_at.toISOString(), text: row.answer }
        : null,
    published: row.published,
    shelf: shelfView(lists, ctx),
    newer:
      newest && newest.number > (row.base ?? 0)
        ? { version: newest.number, from: newest.from, source: newest.source }
        : null,
    may,
  };
}
