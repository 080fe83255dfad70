/** Finds services as people ask for them: misspelt, in slang or Javanese, by what happened in their life. Works without a network. */
import { kinOf } from './kin.ts';
import { type Token, tokensOf, wordsOfQuestion } from './tokens.ts';
import { apart, leeway } from './typos.ts';

/** What a search looks through, the heaviest first. */
export type SearchEntry = {
  id: string;
  /** In every language. */
  titles: readonly string[];
  keywords: readonly string[];
  /** Titles and other words of the life events it belongs to. */
  events: readonly string[];
  /** Summaries, agency. */
  rest: readonly string[];
};

const WEIGHT = { titles: 13, keywords: 9, events: 4, rest: 2 } as const;
const PARTS = ['titles', 'keywords', 'events', 'rest'] as const;
/** Guesses below this are about something near, not about the thing. */
const NEIGHBOUR = 0.4;
/** Below this it is a guess: the beginning of a longer word, a slip of the pen. */
const SURE = 0.85;
/** Two words written apart or together: wi-fi. */
const JOINED = 0.9;

export type Prepared = {
  ids: readonly string[];
  /** For each known word: which entries hold it, and how heavily. */
  words: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Titles and keywords as folded words, for questions that are just that. */
  phrases: readonly (readonly string[])[];
  /** The same as they are written: "nikahan" is a feast, "nikah" is not. */
  names: ReadonlySet<string>;
};

export const nameOf = (tokens: readonly Token[]) => tokens.map(({ raw }) => raw).join(' ');
const phraseOf = (tokens: readonly Token[]) => tokens.map(({ plain }) => plain).join(' ');

export function prepare(entries: readonly SearchEntry[]): Prepared {
  const words = new Map<string, Map<number, number>>();
  const put = (word: string, entry: number, weight: number) => {
    const held = words.get(word) ?? new Map<number, number>();
    held.set(entry, Math.max(held.get(entry) ?? 0, weight));
    words.set(word, held);
  };
  entries.forEach((entry, at) => {
    for (const part of PARTS)
      for (const text of entry[part]) {
        const tokens = tokensOf(text);
        tokens.forEach(({ raw, plain }, place) => {
          put(raw, at, WEIGHT[part]);
          put(plain, at, WEIGHT[part] * 0.95);
          const next = tokens[place + 1];
          if (next && raw.length + next.raw.length < 16) put(raw + next.raw, at, WEIGHT[part] * JOINED);
        });
      }
  });
  const phrases = entries.map(({ titles, keywords }) =>
    [...titles, ...keywords].map((text) => phraseOf(wordsOfQuestion(text))),
  );
  const names = new Set(
    entries.flatMap(({ titles, keywords }) =>
      [...titles, ...keywords].map((text) => nameOf(wordsOfQuestion(text))),
    ),
  );
  return { ids: entries.map(({ id }) => id), words, phrases, names };
}

/** What each known word says about one typed word: 1 the same, less for a guess. */
function guesses({ words }: Prepared, token: Token, last: boolean): Map<string, number> {
  const found = new Map<string, number>();
  const guess = (word: string, quality: number) => {
    if (words.has(word)) found.set(word, Math.max(found.get(word) ?? 0, quality));
  };
  guess(token.raw, 1);
  guess(token.plain, 0.95);
  for (const word of [token.raw, token.plain]) {
    const kin = kinOf(word);
    for (const other of kin.same) guess(other, 0.85);
    for (const other of kin.near) guess(other, 0.35);
  }
  const exact = found.has(token.raw) || found.has(token.plain);
  const most = leeway(token.raw);
  for (const word of words.keys()) {
    if (token.raw.length >= (last ? 2 : 3) && word.startsWith(token.raw))
      guess(word, 0.8 * (token.raw.length / word.length) ** 0.3);
    if (exact || most === 0 || word.length < 3) continue;
    const away = apart(token.raw, word, most);
    if (away > 0 && away <= most && (away === 1 || word[0] === token.raw[0]))
      guess(word, away === 1 ? 0.7 : 0.5);
  }
  // A word that nobody wrote anywhere may be misspelt kin: "wafatt".
  if (found.size === 0 && most > 0)
    for (const word of words.keys()) {
      if (word.length > 4 && apart(token.plain, word, most) <= most) guess(word, 0.45);
    }
  return found;
}

type Points = { score: number; quality: number };

/** How much one typed word counts for each entry. */
function pointsOf(prepared: Prepared, token: Token, last: boolean, sure: boolean): Map<number, Points> {
  const points = new Map<number, Points>();
  const count = prepared.ids.length;
  for (const [word, quality] of guesses(prepared, token, last)) {
    if (sure && quality < SURE) continue;
    const held = prepared.words.get(word);
    if (!held) continue;
    const rare = Math.log(1 + count / held.size);
    for (const [entry, weight] of held) {
      const score = quality * weight * rare;
      if (score > (points.get(entry)?.score ?? 0)) points.set(entry, { score, quality });
    }
  }
  return points;
}

export type Found = { id: string; score: number };
export type SearchResult = {
  found: Found[];
  /** Nothing holds what was asked: these are only the nearest. */
  guessed: boolean;
};

/** Below this share of the best, a result only makes the list longer. */
const TAIL = 0.22;
const MOST = 30;

/** A title or keyword that is the question, holds it, or stands whole within it, says more than single words. */
function closeness(phrase: string, question: string): number {
  if (phrase === question) return 1.8;
  const within = (outer: string, inner: string) => inner.includes(' ') && ` ${outer} `.includes(` ${inner} `);
  if (within(phrase, question)) return 1.3;
  return within(question, phrase) ? 1.4 : 1;
}

/**
 * Entries that fit, the best first; empty for a question without words. `sure`: only what holds every word of it, none of
 * them guessed.
 */
export function search(prepared: Prepared, typed: string, sure = false): SearchResult {
  const question = wordsOfQuestion(typed);
  if (question.length === 0) return { found: [], guessed: false };
  const total = prepared.ids.map(() => 0);
  const hits = prepared.ids.map(() => 0);
  let known = 0;
  question.forEach((token, at) => {
    const next = question[at + 1];
    const before = question[at - 1];
    const pairs = [next && token.raw + next.raw, before && before.raw + token.raw].filter(
      (pair): pair is string => pair !== undefined && prepared.words.has(pair),
    );
    const points = pointsOf(prepared, token, at === question.length - 1, sure);
    for (const pair of pairs)
      for (const [entry, { score, quality }] of pointsOf(prepared, { raw: pair, plain: pair }, false, sure))
        if (score * JOINED > (points.get(entry)?.score ?? 0))
          points.set(entry, { score: score * JOINED, quality });
    if (points.size > 0) known += 1;
    for (const [entry, { score, quality }] of points) {
      total[entry] = (total[entry] ?? 0) + score;
      // A mere neighbour of the word is no full answer to it.
      hits[entry] = (hits[entry] ?? 0) + (quality < NEIGHBOUR ? 0.5 : 1);
    }
  });
  const whole = phraseOf(question);
  const found = prepared.ids
    .map((id, at) => {
      if (sure && (hits[at] ?? 0) < question.length) return { id, score: 0 };
      const share = (hits[at] ?? 0) / Math.max(1, known);
      const phrases = prepared.phrases[at] ?? [];
      const phrase = Math.max(1, ...phrases.map((one) => closeness(one, whole)));
      return { id, score: (total[at] ?? 0) * share * phrase };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.id.localeCompare(b.id));
  const best = found[0]?.score ?? 0;
  return {
    found: found.filter(({ score }) => score >= best * TAIL).slice(0, MOST),
    guessed: known < question.length / 2,
  };
}
