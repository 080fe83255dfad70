/** Finds what a person means to report from a few typed words, as people really call things. */
import type { Category } from '../../../rules/intake-contract.ts';

/** Lower case without accents or signs: "Lampu mati!" → "lampu mati". */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Categories in which every typed word is found, the best first: title before keyword before explanation. */
export function findCategories(categories: readonly Category[], typed: string): Category[] {
  const words = plain(typed).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  return categories
    .map((category) => ({ category, score: scoreOf(category, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ category }) => category);
}

function scoreOf(category: Category, words: readonly string[]): number {
  const title = plain(category.title);
  const keywords = category.keywords.map(plain);
  const rest = plain(`${category.hint} ${category.groupTitle}`);
  let score = 0;
  for (const word of words) {
    const found = scoreOfWord(word, title, keywords, rest);
    if (found === 0) return 0;
    score += found;
  }
  const whole = words.join(' ');
  return title === whole || keywords.includes(whole) ? score + 20 : score;
}

function scoreOfWord(word: string, title: string, keywords: readonly string[], rest: string): number {
  if (title.startsWith(word)) return 12;
  if (` ${title}`.includes(` ${word}`)) return 10;
  if (keywords.some((keyword) => ` ${keyword}`.includes(` ${word}`))) return 8;
  if (title.includes(word)) return 6;
  if (keywords.some((keyword) => keyword.includes(word))) return 4;
  return rest.includes(word) ? 1 : 0;
}

export type CategoryGroup = { id: string; title: string; categories: Category[] };

/** The categories by group, in the order in which the city lists them. */
export function groupsOf(categories: readonly Category[]): CategoryGroup[] {
  const groups = new Map<string, CategoryGroup>();
  for (const category of categories) {
    const group = groups.get(category.group) ?? {
      id: category.group,
      title: category.groupTitle,
      categories: [],
    };
    group.categories.push(category);
    groups.set(category.group, group);
  }
  return [...groups.values()];
}
