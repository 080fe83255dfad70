/** The two fonts of our papers, and what they can write. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const read = (address: string) => readFileSync(fileURLToPath(address));

let held: { regular: Buffer; strong: Buffer } | undefined;

/** Source Sans 3 as TrueType, whole; the file of a paper carries only the signs that it uses. */
export function fontFiles(): { regular: Buffer; strong: Buffer } {
  held ??= {
    regular: read(
      import.meta.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
    ),
    strong: read(import.meta.resolve('@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf')),
  };
  return held;
}

/** The part of pdfkit's font that tells whether a sign can be written. */
type Able = { font?: { hasGlyphForCodePoint(point: number): boolean } };

/** The text with a question mark for each sign that the font cannot write: an empty box would say less. */
export function writable(font: unknown, text: string): string {
  const able = (font as Able).font;
  if (!able) return text;
  let out = '';
  for (const sign of text) {
    const point = sign.codePointAt(0) ?? 0;
    out += sign === '\n' || able.hasGlyphForCodePoint(point) ? sign : '?';
  }
  return out;
}
