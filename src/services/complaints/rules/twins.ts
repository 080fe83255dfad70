/** How likely two reports speak of the same thing: by their words, the place, the matter, the time and the photos. */
import { metresBetween } from '../../../shared/geo.ts';
import { plainWords } from '../../../shared/indonesian.ts';

export type Sketch = {
  text: string;
  /** Null where only a ward is known. */
  point: { lat: number; lng: number } | null;
  category: string | null;
  /** Milliseconds since 1970. */
  at: number;
  /** Difference hashes of its photos, 64 bits each as 16 hexadecimal digits. */
  photos: readonly string[];
};

export type Likeness = {
  /** 0 … 1 */
  score: number;
  /** What spoke for it, each 0 … 1; null where one side knows nothing. */
  words: number;
  near: number | null;
  metres: number | null;
  matter: number | null;
  lately: number;
  photo: number | null;
};

/** Offered to a citizen and shown to an officer from here on; chosen on the measured set. */
export const LIKELY = 0.5;
const NEAR_METRES = 60;
/** As far as this, equal words speak of another thing. */
const FAR_METRES = 300;
/** Beyond this many metres no words, kind and day together make a report likely; with a photo that is the same, a little farther. */
export const REACH_METRES = 115;
export const REACH_METRES_WITH_PHOTO = 150;
const LATELY_DAYS = 21;
const DAY = 86_400_000;

/** Weight of a word: names of places and things tell more than the everyday ones. */
const EVERYDAY = new Set(
  'jalan rusak mati depan dekat rumah hari orang besar malam lama sekitar bahaya warga'.split(' '),
);

function bag(text: string): Map<string, number> {
  const out = new Map<string, number>();
  for (const { plain } of plainWords(text)) out.set(plain, EVERYDAY.has(plain) ? 0.4 : 1);
  return out;
}

function piecesOf(words: Iterable<string>): Set<string> {
  const out = new Set<string>();
  for (const word of words) {
    const framed = `_${word}_`;
    for (let at = 0; at + 3 <= framed.length; at++) out.add(framed.slice(at, at + 3));
  }
  return out;
}

type Words = { bag: Map<string, number>; sum: number; pieces: Set<string> };

/** Somebody who types asks every second about the same neighbours: so many texts stay taken apart, some 5 kB each. */
const REMEMBERED = 2_000;
const remembered = new Map<string, Words>();

function wordsOf(text: string): Words {
  const known = remembered.get(text);
  if (known) {
    // The one that was asked for longest ago goes first.
    remembered.delete(text);
    remembered.set(text, known);
    return known;
  }
  const words = bag(text);
  const sum = [...words.values()].reduce((total, weight) => total + weight, 0);
  const taken = { bag: words, sum, pieces: piecesOf(words.keys()) };
  remembered.set(text, taken);
  if (remembered.size > REMEMBERED)
    for (const oldest of remembered.keys()) {
      remembered.delete(oldest);
      break;
    }
  return taken;
}

/** Share of words in common, or of pieces of three letters where spelling differs; the higher of both, 0 … 1. */
export function alike(a: string, b: string): number {
  return alikeness(wordsOf(a), wordsOf(b));
}

function alikeness(one: Words, other: Words): number {
  if (one.bag.size === 0 || other.bag.size === 0) return 0;
  let common = 0;
  for (const [word, weight] of one.bag) if (other.bag.has(word)) common += weight;
  // Against the shorter text: "lampu mati" says the same as three sentences about that lamp.
  const byWords = common / Math.max(1.5, Math.min(one.sum, other.sum));
  const oneIsShorter = one.pieces.size <= other.pieces.size;
  const [few, many] = oneIsShorter ? [one.pieces, other.pieces] : [other.pieces, one.pieces];
  let shared = 0;
  for (const piece of few) if (many.has(piece)) shared += 1;
  const byPieces = Math.max(0, shared / Math.max(6, few.size) - 0.25) / 0.75;
  return Math.min(1, Math.max(byWords, byPieces));
}

function bitsApart(a: string, b: string): number {
  let apart = 0;
  for (let at = 0; at < 16; at++) {
    let rest = Number.parseInt(a[at] ?? '0', 16) ^ Number.parseInt(b[at] ?? '0', 16);
    while (rest) {
      apart += rest & 1;
      rest >>= 1;
    }
  }
  return apart;
}

/** 1 for the same picture, 0 for pictures no more alike than any two; null without photos on both sides. */
export function photoLikeness(a: readonly string[], b: readonly string[]): number | null {
  if (a.length === 0 || b.length === 0) return null;
  const least = Math.min(...a.flatMap((one) => b.map((other) => bitsApart(one, other))));
  return Math.max(0, 1 - least / 20);
}

type Related = (a: string, b: string) => boolean;
const WORDS_WEIGHT = 3.2;

/** What speaks for one thing besides the words, and its sum. */
function evidence(draft: Sketch, other: Sketch, related: Related) {
  const metres =
    draft.point && other.point
      ? metresBetween([draft.point.lng, draft.point.lat], [other.point.lng, other.point.lat])
      : null;
  const near = metres === null ? null : Math.exp(-((metres / NEAR_METRES) ** 2) / 2);
  const matter =
    draft.category && other.category
      ? draft.category === other.category
        ? 1
        : related(draft.category, other.category)
          ? 0.4
          : 0
      : null;
  const lately = Math.exp(-Math.abs(draft.at - other.at) / (LATELY_DAYS * DAY));
  const photo = photoLikeness(draft.photos, other.photos);
  const sum =
    -5.4 +
    3 * (near ?? 0.25) -
    2.5 * Math.min(1, (metres ?? 0) / FAR_METRES) +
    1.8 * (matter ?? 0.5) +
    0.8 * lately +
    (photo === null ? 0 : 4 * Math.max(0, photo - 0.3));
  return { near, metres, matter, lately, photo, sum };
}

const scoreOf = (sum: number) => 1 / (1 + Math.exp(-sum));

/** `related`: do two categories belong to one group? */
export function likeness(draft: Sketch, other: Sketch, related: Related = () => false): Likeness {
  const { sum, ...spoke } = evidence(draft, other, related);
  const words = alikeness(wordsOf(draft.text), wordsOf(other.text));
  return { score: scoreOf(sum + WORDS_WEIGHT * words), words, ...spoke };
}

/** False where not even the same words would make it likely; spares taking the words apart. */
export function couldBeTwin(draft: Sketch, other: Sketch, related: Related = () => false): boolean {
  return scoreOf(evidence(draft, other, related).sum + WORDS_WEIGHT) >= LIKELY;
}
