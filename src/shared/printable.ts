/** What our papers can write: Latin letters of every country, Greek and Cyrillic, and the common signs. The font says no more. */

/** Taken from what both cuts of the font hold; `paper/fonts.test.ts` proves it sign by sign. */
const PRINTABLE =
  /[\n\r\t\x20-\x7e\u00a0-\u017f\u01cd-\u01dc\u0218-\u021b\u0391-\u03a1\u03a3-\u03c9\u0400-\u045f\u1ea0-\u1ef9\u2010-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u2044\u20ac\u2116\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265\u2000-\u200a\u202f\u3000]|\p{Cc}|\p{Cf}/u;

/** The first sign that a paper cannot write: Chinese, Arabic or Javanese script, an emoji. Undefined when all can be written. */
export function unprintableIn(text: string): string | undefined {
  for (const sign of text.normalize('NFC')) if (!PRINTABLE.test(sign)) return sign;
  return undefined;
}
