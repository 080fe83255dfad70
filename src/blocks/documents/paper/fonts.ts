/** The two fonts of our papers, and what they can write. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';

const read = (address: string) => readFileSync(fileURLToPath(address));

/** The part of a font that is used here besides pdfkit. */
type Font = { hasGlyphForCodePoint(point: number): boolean; _glyphs?: Record<number, unknown> };
export type Fonts = { regular: Font; strong: Font };

let held: Fonts | undefined;

/** pdfkit opens a font for each file anew, which takes half of the time of a paper; an opened one can be given to it again. */
function open(address: string): Font {
  const doc = new PDFDocument({ font: null as never, autoFirstPage: false });
  doc.font(read(address) as never);
  return (doc as unknown as { _font: { font: Font } })._font.font;
}

/** Source Sans 3 as TrueType, whole; the file of a paper carries only the signs that it uses. */
export function openFonts(): Fonts {
  held ??= {
    regular: open(
      import.meta.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
    ),
    strong: open(import.meta.resolve('@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf')),
  };
  // A sign remembers for which letter it stood first; the next paper must not depend on the one before.
  for (const font of Object.values(held)) font._glyphs = {};
  return held;
}

/** The text with a question mark for each sign that the font cannot write: an empty box would say less. */
export function writable(font: Font, text: string): string {
  let out = '';
  for (const sign of text) {
    const point = sign.codePointAt(0) ?? 0;
    out += sign === '\n' || font.hasGlyphForCodePoint(point) ? sign : '?';
  }
  return out;
}
