/** How a procedure came to be as it is: every version with what changed, in words. */
import { type Definition, definitions } from '../../blocks/definitions/api.ts';
import type { Context } from '../../platform/context.ts';
import { type Language, say } from '../../shared/languages.ts';
import type { History } from './contract.ts';
import { getOffered } from './procedure.ts';
import { changesBetween } from './rules/changes.ts';

/** Older ones are counted on the page and found by the administration. */
const MOST = 20;

export async function history(ctx: Context, id: string, language: Language): Promise<History> {
  const { city, live } = await getOffered(ctx, id);
  const all = await definitions(ctx.city);
  const notes = (await all.history(id)).slice(0, MOST + 1);
  const contents = new Map<number, Definition>();
  for (const { number } of notes) {
    const version = await all.version(id, number);
    if (version) contents.set(number, version.definition);
  }
  const limit = ({ amount, unit }: { amount: number; unit: string }) => `${amount} ${unit}`;
  return {
    id,
    title: say(live.definition.title, language),
    versions: notes.slice(0, MOST).map(({ number, from, change }, index) => {
      const before = contents.get(notes[index + 1]?.number ?? 0);
      const after = contents.get(number);
      return {
        version: number,
        from,
        state: number === live.version ? 'in-force' : from > city.today ? 'planned' : 'past',
        says: say(change, language),
        changes: before && after ? changesBetween(before, after, language, limit) : [],
      };
    }),
  };
}
