/** What people can report: the list for everybody, and the city's own changes to it. */
import { agencies } from '../../blocks/directory/api.ts';
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { fieldProblem, Problem } from '../../shared/errors.ts';
import { say } from '../../shared/languages.ts';
import { localDate } from '../../shared/time.ts';
import type { Attribute } from './rules/attributes.ts';
import type { Categories } from './rules/intake-contract.ts';
import type { CategoryChange } from './rules/settings-contract.ts';
import { offered, settingsOf } from './settings.ts';
import * as store from './store-settings.ts';

/** The categories in force, in the caller's language, with the emergency number to offer for hazards. */
export async function listCategories(ctx: Context): Promise<Categories> {
  const settings = await settingsOf(ctx.city);
  const { language } = ctx;
  return {
    emergency: { ...settings.emergency, title: say(settings.emergency.title, language) },
    categories: offered(settings).map((one) => ({
      id: one.id,
      title: say(one.title, language),
      hint: say(one.hint, language),
      group: one.group,
      groupTitle: say(one.groupTitle, language),
      hazard: one.hazard,
      keywords: one.keywords,
      days: settings.limits.completion(one.id).amount,
      attributes: (one.attributes ?? []).map(({ code, type, required, label, hint, values }) => ({
        code,
        type,
        required,
        label: say(label, language),
        hint: hint ? say(hint, language) : null,
        values: (values ?? []).map(({ key, name }) => ({ key, name: say(name, language) })),
      })),
    })),
  };
}

/** 422 for two questions of one code, a list that offers nothing, or values where there is nothing to choose. */
function demandQuestions(questions: readonly Attribute[]): void {
  const codes = new Set<string>();
  questions.forEach(({ code, type, values }, at) => {
    const path = `attributes/${at}`;
    if (codes.has(code)) throw fieldProblem(`${path}/code`, 'twice');
    codes.add(code);
    const isList = type === 'singlevaluelist' || type === 'multivaluelist';
    if (isList !== Boolean(values)) throw fieldProblem(`${path}/values`, isList ? 'required' : 'unknown');
    if (values && new Set(values.map(({ key }) => key)).size < values.length)
      throw fieldProblem(`${path}/values`, 'twice');
  });
}

/** 422 with the field for an agency, a duty or a promise that the city does not have, or a day that is past. */
async function demandKnown(ctx: Context, given: CategoryChange, from: string, today: string): Promise<void> {
  if (from < today) throw fieldProblem('from', 'before-today');
  if (given.agency) {
    const office = (await agencies(ctx.city)).find(given.agency);
    if (!office) throw fieldProblem('agency', 'unknown-agency');
    if (office.closedOn && office.closedOn <= from) throw fieldProblem('agency', 'closed-agency');
  }
  demandQuestions(given.attributes ?? []);
  const { clocks, kinds, routes, categories } = await store.readSettings(ctx.city);
  if (!clocks.some((clock) => clock.id === given.clock && clock.kind === 'completion'))
    throw fieldProblem('clock', 'not-listed');
  // A city that was loaded before duties had names knows them from its categories and its routing table.
  const known = [
    ...kinds.map(({ id }) => id),
    ...routes.map(({ kind }) => kind),
    ...categories.map(({ data }) => data.agencyKind),
  ];
  if (!known.includes(given.agencyKind)) throw fieldProblem('agencyKind', 'not-listed');
}

/**
 * Adds a category of the city's own, or writes another version of one, valid from today or a later day; `agency` also
 * routes it from then. Throws 409 when it is no longer as the caller saw it.
 */
export async function saveCategory(
  ctx: Context,
  id: string,
  given: CategoryChange,
): Promise<{ id: string; from: string }> {
  const today = localDate(ctx.now, ctx.city.zone);
  const { agency, from = today, seen, ...data } = given;
  await demandKnown(ctx, given, from, today);
  return change(ctx, async (tx) => {
    const versions = await store.lockCategory(tx, id);
    if (seen !== undefined && seen !== store.stampOfCategory(versions))
      throw new Problem(409, 'platform.conflict');
    const last = versions.findLast((one) => one.from <= from) ?? versions[0];
    // Its place in the list, and that nobody is offered it, is nothing that a form shows: it stays as it was.
    const order = last?.data.order;
    const kept = {
      ...(order === undefined ? {} : { order }),
      ...(last?.data.offered === false ? { offered: false as const } : {}),
    };
    await store.writeCategory(tx, { id, from, data: { ...data, ...kept } });
    if (agency) await store.writeRoute(tx, { category: id, kind: null, area: null, agency, from });
    tx.audit({
      action: 'complaints.category.saved',
      subject: id,
      before: last && { from: last.from, ...last.data },
      after: { from, ...data, agency },
    });
    tx.emit({ type: 'complaints.settings.changed', subject: id, payload: {} });
    return { id, from };
  });
}

/** Takes a category out of the list from today, planned versions too. Old cases keep it. 409 for the one in which reports wait to be sorted. */
export async function endCategory(ctx: Context, id: string): Promise<{ id: string; retiredOn: string }> {
  const retiredOn = localDate(ctx.now, ctx.city.zone);
  const known = (await settingsOf(ctx.city)).category(id);
  if (known?.offered === false) throw new Problem(409, 'complaints.category-needed');
  return change(ctx, async (tx) => {
    if ((await store.retireCategory(tx, id, retiredOn)) === 0) throw new Problem(404, 'platform.not-found');
    tx.audit({ action: 'complaints.category.retired', subject: id, after: { retiredOn } });
    tx.emit({ type: 'complaints.settings.changed', subject: id, payload: {} });
    return { id, retiredOn };
  });
}
