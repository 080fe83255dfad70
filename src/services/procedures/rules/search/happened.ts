/** The life events that a question speaks of. */
import { type Prepared, search } from './search.ts';
import { wordsOfQuestion } from './tokens.ts';

/** Names of papers, which events of every kind hold: "surat miskin" is not about the "surat pindah" of moving house. */
const PAPERS = new Set(
  `surat serat izin ijin idin palilah akta akte kartu kertu buku keterangan pengantar daftar ndaftar
  letter permit licence license certificate card form`.split(/\s+/),
);
/** Below this share of the best it is another event. */
const NEAR = 0.4;

/** `sure`: without guesses, as in `search`. */
export function happened(events: Prepared, typed: string, sure = false): string[] {
  const words = wordsOfQuestion(typed).map(({ raw }) => raw);
  const telling = words.filter((word) => !PAPERS.has(word));
  const { found, guessed } = search(events, (telling.length > 0 ? telling : words).join(' '), sure);
  if (guessed) return [];
  const best = found[0]?.score ?? 0;
  return found.filter(({ score }) => score >= best * NEAR).map(({ id }) => id);
}
