/** Words by which a text says that somebody may be in danger now. */
import { foldForSearch } from '../../../shared/text.ts';

/** Scripts without spaces between words. */
const UNSPACED = /\p{Script=Han}/u;

/**
 * The first of the city's hazard words that stands in the text as a whole word or phrase, as the city wrote it;
 * undefined for none. Letters said long (tolooong, kebakaraaan) and the endings -nya, -ne and -e do not hide one.
 */
export function hazardWordIn(text: string, words: readonly string[]): string | undefined {
  const said = ` ${foldForSearch(text).replace(/([a-z])\1{2,}/g, '$1')} `;
  return words.find((word) => {
    const sought = foldForSearch(word);
    if (UNSPACED.test(sought)) return said.includes(sought);
    return ['', 'nya', 'ne', 'e'].some((ending) => said.includes(` ${sought}${ending} `));
  });
}
