/** Ready answers: kept by agencies and the city, offered at a case, filled from it. */
import { randomBytes } from 'node:crypto';
import { agencies } from '../../../blocks/directory/api.ts';
import { allows, type Scope } from '../../../platform/actor.ts';
import type { Finder } from '../../../platform/audit/words.ts';
import { type Change, change } from '../../../platform/change.ts';
import type { City } from '../../../platform/city.ts';
import type { Context } from '../../../platform/context.ts';
import { Problem } from '../../../shared/errors.ts';
import { say } from '../../../shared/languages.ts';
import { cleanLine, cleanText } from '../../../shared/text.ts';
import { localDate } from '../../../shared/time.ts';
import { type SomeWords, templateFaults } from '../rules/templates.ts';
import type {
  NewTemplate,
  TemplateChange,
  TemplatesView,
  TemplateView,
} from '../rules/templates-contract.ts';
import { settingsOf } from '../settings.ts';
import { stampOf } from '../stamp.ts';
import * as store from './store-templates.ts';

export const MANAGE = 'complaints.templates';
/** Templates that one agency, or the city itself, may keep. */
const MOST = 200;
const MONTH_MS = 30 * 86_400_000;

const CHANGED = ['complaints.template', 'complaints.settings', 'directory'];

/** Words in a language, Indonesian where there are none. */
export const inWords = (words: SomeWords, language: Context['language']) =>
  words[language]?.trim() || words.id;

export function templatesOf(city: City): Promise<store.TemplateRow[]> {
  return city.cache.get('complaints.templates', CHANGED, () => store.readTemplates(city));
}

/** The version of each that holds on a day; those retired by then are left out. */
export function templatesInForce(rows: readonly store.TemplateRow[], today: string): store.TemplateRow[] {
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((versions) => {
    const now = versions.findLast(({ from }) => from <= today);
    return now && !(now.retiredOn && now.retiredOn <= today) ? [now] : [];
  });
}

/** The place of a template: who may change it. 404 for none. */
export async function scopeOfTemplate(ctx: Context, id: string): Promise<Scope> {
  const found = (await store.readTemplates(ctx.city)).find((one) => one.id === id);
  if (!found) throw new Problem(404, 'platform.not-found');
  return { agency: found.agency, area: null };
}

/** Every template of the city and of the agencies that the caller keeps templates of, the newest version of each. */
export async function templateList(ctx: Context): Promise<TemplatesView> {
  const { city, now, language, actor } = ctx;
  const [rows, uses, tree] = await Promise.all([
    // Fresh, not remembered: who has just saved one sees it.
    store.readTemplates(city),
    store.usesOf(city, new Date(now.getTime() - MONTH_MS)),
    agencies(city),
  ]);
  const named = (id: string | null) => {
    const known = id === null ? undefined : tree.find(id);
    return id === null ? null : { id, name: known ? say(known.name, language) : id };
  };
  const may = (agency: string | null) => allows(actor, MANAGE, { agency, area: null });
  const templates = [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, versions]): TemplateView[] => {
    const last = versions.at(-1) as store.TemplateRow;
    if (last.agency !== null && !may(last.agency)) return [];
    const { acts, categories, title, text, fields, from, retiredOn, fromPack, agency } = last;
    return [
      {
        ...{ id, acts, categories, title, text, fields, from, retiredOn, fromPack },
        agency: named(agency),
        stamp: stampOf(versions),
        mine: may(agency),
        uses: uses.get(id) ?? { month: 0, total: 0 },
      },
    ];
  });
  const places = [null, ...tree.all().map(({ id }) => id)].filter(may).map(named);
  return { today: localDate(now, city.zone), places, templates };
}

function cleaned(words: SomeWords, clean: (text: string) => string): SomeWords {
  const kept = Object.entries(words).flatMap(([language, text]) => {
    const tidy = clean(text ?? '');
    return tidy ? [[language, tidy] as const] : [];
  });
  return Object.fromEntries(kept) as SomeWords;
}

type Given = Omit<NewTemplate, 'agency'>;

/** The content as it is kept. 422 names every wrong field. */
async function sound(ctx: Context, given: Given, today: string) {
  const from = given.from ?? today;
  const content = {
    acts: given.acts,
    categories: given.categories,
    title: cleaned(given.title, cleanLine),
    text: cleaned(given.text, cleanText),
    fields: given.fields.map(({ name, kind, label, choices }) => ({
      ...{ name: name.trim(), kind, label: cleaned(label, cleanLine) },
      ...(kind === 'choice' ? { choices: (choices ?? []).map((one) => cleaned(one, cleanLine)) } : {}),
    })),
  };
  const faults = templateFaults(content);
  if (from < today) faults.push({ path: 'from', rule: 'before-today' });
  const settings = await settingsOf(ctx.city);
  content.categories.forEach((id, index) => {
    if (!settings.category(id)) faults.push({ path: `categories/${index}`, rule: 'unknown-category' });
  });
  if (faults.length > 0) throw new Problem(422, 'platform.invalid', {}, faults);
  return { from, ...content };
}

function record(tx: Change, id: string, what: string, before: unknown, after: unknown): void {
  tx.audit({ action: `complaints.template.${what}`, subject: id, before, after });
  tx.emit({ type: `complaints.template.${what}`, subject: id, payload: {} });
}

export async function addTemplate(ctx: Context, given: NewTemplate): Promise<{ id: string }> {
  const { agency } = given;
  const today = localDate(ctx.now, ctx.city.zone);
  const content = await sound(ctx, given, today);
  if (agency !== null && !(await agencies(ctx.city)).find(agency))
    throw new Problem(422, 'platform.invalid', {}, [{ path: 'agency', rule: 'unknown-agency' }]);
  const id = `own-${randomBytes(6).toString('hex')}`;
  return change(ctx, async (tx) => {
    await store.lockTemplate(tx, id);
    if ((await store.countTemplates(tx, agency)) >= MOST)
      throw new Problem(409, 'complaints.templates-full', { most: MOST });
    await store.writeTemplate(tx, { id, agency, ...content });
    record(tx, id, 'saved', undefined, { title: content.title.id, agency, from: content.from });
    return { id };
  });
}

/** Another version, from today or a later day. 409 when it is no longer as the caller saw it. */
export async function changeTemplate(ctx: Context, id: string, given: TemplateChange) {
  const today = localDate(ctx.now, ctx.city.zone);
  const content = await sound(ctx, given, today);
  return change(ctx, async (tx) => {
    const versions = await store.lockTemplate(tx, id);
    const last = versions.at(-1);
    if (!last) throw new Problem(404, 'platform.not-found');
    if (given.seen !== stampOf(versions)) throw new Problem(409, 'platform.conflict');
    await store.writeTemplate(tx, { id, agency: last.agency, ...content });
    record(
      tx,
      id,
      'saved',
      { title: last.title.id, from: last.from },
      { title: content.title.id, agency: last.agency, from: content.from },
    );
    return { id };
  });
}

/** Offered no longer from today; a pack does not bring it back. Saving it anew does. */
export async function retireTemplate(ctx: Context, id: string, given: { seen: string }) {
  const today = localDate(ctx.now, ctx.city.zone);
  return change(ctx, async (tx) => {
    const versions = await store.lockTemplate(tx, id);
    if (versions.length === 0) throw new Problem(404, 'platform.not-found');
    if (given.seen !== stampOf(versions)) throw new Problem(409, 'platform.conflict');
    await store.retireTemplateRows(tx, id, today);
    record(tx, id, 'retired', { title: versions.at(-1)?.title.id }, { retiredOn: today });
    return { id };
  });
}

/** Titles for the audit log. */
export const templateNames: Finder = async (city, ids) => {
  const rows = await templatesOf(city);
  return new Map(
    ids.flatMap((id) => {
      const last = rows.findLast((one) => one.id === id);
      const path = `/office/jawaban/${encodeURIComponent(id)}`;
      return last ? [[id, { name: last.title.id, path }] as const] : [];
    }),
  );
};
