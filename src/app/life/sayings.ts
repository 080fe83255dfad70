/** What people report next: common things oftener than rare ones, and no sentence again before all others were said. */
import type { Demo } from '../../blocks/packs/api.ts';
import type { Random } from './random.ts';

type Said = Demo['reports'][number];

/** Gives one report of the pack after another; undefined when it has none for the categories that are `known`. */
export function createSayings(
  demo: Pick<Demo, 'reports' | 'often'>,
  known: (category: string) => boolean,
  random: Random,
): () => Said | undefined {
  const texts = Map.groupBy(
    demo.reports.filter(({ category }) => known(category)),
    ({ category }) => category,
  );
  const times = new Map((demo.often ?? []).map((one) => [one.category, one.times]));
  const categories = [...texts.keys()].flatMap((id) => Array<string>(times.get(id) ?? 1).fill(id));
  const decks = new Map<string, Said[]>();
  return () => {
    const category = random.pick(categories);
    if (category === undefined) return undefined;
    let deck = decks.get(category) ?? [];
    if (deck.length === 0) deck = shuffled(texts.get(category) ?? [], random);
    const said = deck.pop();
    decks.set(category, deck);
    return said;
  };
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((one) => ({ one, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
