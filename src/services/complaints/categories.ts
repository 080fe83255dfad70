/** What people can report: the list for everybody, and the city's own additions to it. */
import { agencies } from '../../blocks/directory/api.ts';
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { fieldProblem, Problem } from '../../shared/errors.ts';
import { say } from '../../shared/languages.ts';
import { localDate } from '../../shared/time.ts';
import type { Categories, CategoryChange } from './contract.ts';
import { settingsOf } from './settings.ts';
import { retireCategory, writeCategory, writeRoute } from './store-settings.ts';

/** The categories in force, in the caller's language, with the emergency number to offer for hazards. */
export async function listCategories(ctx: Context): Promise<Categories> {
  const settings = await settingsOf(ctx.city);
  const { language } = ctx;
  return {
    emergency: { number: settings.emergency.number, title: say(settings.emergency.title, language) },
    categories: settings.current.map((one) => ({
      id: one.id,
      title: say(one.title, language),
      hint: say(one.hint, language),
      group: one.group,
      groupTitle: say(one.groupTitle, language),
      hazard: one.hazard,
      keywords: one.keywords,
      days: settings.limits.completion(one.id).amount,
    })),
  };
}

/** Adds a category of the city's own, or a new version of one from today; `agency` also routes it. */
export async function saveCategory(ctx: Context, id: string, given: CategoryChange): Promise<{ id: string }> {
  const tree = await agencies(ctx.city);
  if (given.agency && !tree.find(given.agency)) throw fieldProblem('agency', 'unknown-agency');
  const today = localDate(ctx.now, ctx.city.zone);
  const { agency, ...data } = given;
  await change(ctx, async (tx) => {
    await writeCategory(tx, { id, from: today, data });
    if (agency) await writeRoute(tx, { category: id, kind: null, area: null, agency, from: today });
    tx.audit({ action: 'complaints.category.saved', subject: id, after: { from: today, agency } });
    tx.emit({ type: 'complaints.settings.changed', subject: id, payload: {} });
  });
  return { id };
}

/** Takes a category out of the list from today. Old cases keep it. */
export async function endCategory(ctx: Context, id: string): Promise<{ id: string }> {
  await change(ctx, async (tx) => {
    if ((await retireCategory(tx, id, localDate(ctx.now, ctx.city.zone))) === 0)
      throw new Problem(404, 'platform.not-found');
    tx.audit({ action: 'complaints.category.retired', subject: id });
    tx.emit({ type: 'complaints.settings.changed', subject: id, payload: {} });
  });
  return { id };
}
