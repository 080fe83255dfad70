/** What a report that waits to be sorted seems to be about, for the officer who decides. */
import { getCase } from '../../blocks/cases/api.ts';
import type { Context } from '../../platform/context.ts';
import type { CategorySuggestions } from './contract.ts';
import { getComplaint } from './store.ts';
import { suggestCategories } from './suggestions.ts';

/** The likeliest categories with the words that decided, each with the agency that would get it from the report's own ward. */
export async function sortingOf(ctx: Context, code: string): Promise<CategorySuggestions> {
  const row = await getCase(ctx.city, code);
  const { description } = await getComplaint(ctx.city.db, row.id);
  return suggestCategories(ctx, description, row.area);
}
