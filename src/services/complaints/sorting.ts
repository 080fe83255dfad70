/** Reports that wait to be sorted: what one seems to be about, and how it appears once an officer has decided. */
import { type CaseRow, getCase } from '../../blocks/cases/api.ts';
import type { Change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { asOne } from '../../platform/db/insert.ts';
import { presenterFor } from './present.ts';
import type { CategorySuggestions } from './rules/intake-contract.ts';
import { visibilityOf } from './rules/visibility.ts';
import { type CategorySetting, settingsOf, todayIn } from './settings.ts';
import { getComplaint } from './store.ts';
import { suggestCategories } from './suggestions.ts';
import { settleFiles } from './trust/public-files.ts';
import { screenReport } from './trust/screen.ts';
import { facesOf, setPublicText, writeFace } from './trust/store.ts';

/** Of one category, or the likeliest categories with the words that decided, each with the agency that would get it from the report's own ward. */
export async function sortingOf(ctx: Context, code: string, category?: string): Promise<CategorySuggestions> {
  const row = await getCase(ctx.city, code);
  if (category !== undefined) return routeOf(ctx, row, category);
  const { description } = await getComplaint(ctx.city.db, row.id);
  return suggestCategories(ctx, description, row.area);
}

/** The agency that would get the report under this category by the rules of now; nothing for an unknown one. */
async function routeOf(ctx: Context, row: CaseRow, category: string): Promise<CategorySuggestions> {
  const [settings, names] = await Promise.all([settingsOf(ctx.city), presenterFor(ctx.city, ctx.language)]);
  const known = settings.category(category);
  if (!known || known.offered === false) return { categories: [] };
  const agency = names.agency(settings.agencyFor(category, row.area, todayIn(ctx.city), ctx.now) || null);
  return { categories: [{ ...names.category(category), confidence: 0, words: [], agency }] };
}

/**
 * A report that waited to be sorted was hidden only because nobody knew what it is about: now its category decides, and it
 * is judged like one that comes in. Confidential reports, and those that somebody took off the public pages, stay hidden.
 */
export async function showSorted(
  ctx: Context,
  tx: Change,
  row: CaseRow,
  category: CategorySetting,
): Promise<void> {
  const wanted = visibilityOf(category);
  const [complaint, faces] = [await getComplaint(tx, row.id), await facesOf(tx, [row.id])];
  if (complaint.confidential) return;
  const taken = faces.find(({ kind, state }) => kind === 'report' && state === 'hidden');
  if (taken) return writeFace(tx, { ...taken, visibility_before: wanted }, ctx.now);
  row.visibility = wanted;
  // What an officer has decided already about its words and photos is not judged again.
  if (faces.length === 0) {
    const { description, anonymous, photos } = complaint;
    const screened = await screenReport(ctx.city, {
      ...{ id: row.id, description, category: category.id, visibility: wanted, anonymous, at: ctx.now },
    });
    row.title = screened.face.title;
    await setPublicText(tx, row.id, screened.face);
    const rows = screened.rows(photos);
    if (rows.length > 0) await tx.run(asOne(rows));
  }
  await settleFiles(tx, row);
}
