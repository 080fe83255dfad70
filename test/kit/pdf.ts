/** Looks into a PDF as another program would: its objects, its streams, its signature. For files that we drew ourselves. */
import { inflateSync } from 'node:zlib';

export type PdfFile = {
  text: string;
  /** The newest body of each object, by its number. */
  objects: Map<number, string>;
  /** The uncompressed stream of an object. */
  stream(object: number): Buffer;
  /** Numbers of the objects whose body matches. */
  find(pattern: RegExp): number[];
};

/** Reads by the tables that the file itself points at, the newest first, so that a wrong table is noticed. */
export function readPdf(bytes: Buffer): PdfFile {
  const text = bytes.toString('latin1');
  const objects = new Map<number, string>();
  const places = new Map<number, number>();
  let table = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(text)?.[1] ?? Number.NaN);
  while (!Number.isNaN(table)) {
    if (text.slice(table, table + 5) !== 'xref\n') throw new Error(`no table of objects at ${table}`);
    let at = table + 5;
    for (
      let head = /^(\d+) (\d+)\n/.exec(text.slice(at, at + 20));
      head;
      head = /^(\d+) (\d+)\n/.exec(text.slice(at, at + 20))
    ) {
      at += head[0].length;
      for (let entry = 0; entry < Number(head[2]); entry++, at += 20) {
        const line = text.slice(at, at + 20);
        if (!/^\d{10} \d{5} [nf] \n$/.test(line))
          throw new Error(`a broken line in the table: ${JSON.stringify(line)}`);
        const number = Number(head[1]) + entry;
        if (line[17] === 'n' && !objects.has(number)) {
          const place = Number(line.slice(0, 10));
          if (!text.startsWith(`${number} 0 obj`, place))
            throw new Error(`object ${number} is not at ${place}`);
          places.set(number, place);
          objects.set(number, text.slice(place, text.indexOf('endobj', place)));
        }
      }
    }
    const trailer = text.slice(at, text.indexOf('startxref', at));
    table = Number(/\/Prev (\d+)/.exec(trailer)?.[1] ?? Number.NaN);
  }
  return {
    text,
    objects,
    stream(object) {
      const place = places.get(object) ?? Number.NaN;
      const from = text.indexOf('stream\n', place) + 'stream\n'.length;
      const dictionary = text.slice(place, from);
      const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? Number.NaN);
      const raw = bytes.subarray(from, from + length);
      return dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw;
    },
    find: (pattern) => [...objects].flatMap(([number, body]) => (pattern.test(body) ? [number] : [])),
  };
}

/** What is signed, and the signature. */
export function signatureOf(bytes: Buffer): { content: Buffer; cms: Buffer; range: number[] } {
  const text = bytes.toString('latin1');
  const range = (/\/ByteRange \[([\d ]+)\]/.exec(text)?.[1] ?? '').trim().split(/\s+/).map(Number);
  const [start = 0, first = 0, second = 0, rest = 0] = range;
  const content = Buffer.concat([
    bytes.subarray(start, start + first),
    bytes.subarray(second, second + rest),
  ]);
  const padded = Buffer.from(text.slice(first + 1, second - 1), 'hex');
  // The length stands in the third and fourth byte: 30 82 hi lo.
  return { content, cms: padded.subarray(0, padded.readUInt16BE(2) + 4), range };
}

/** The bars of the QR code on a page, as [x, y, width, height] in the page's own coordinates. */
export function barsOf(content: string): number[][] {
  const filled = [...content.matchAll(/((?:[-\d. ]+ re\s+)+)(?:\/\w+ cs\s+)?(?:[\d. ]+ (?:scn|rg)\s+)?f\b/g)];
  return filled.flatMap(([, part = '']) =>
    [...part.matchAll(/(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re/g)].map(([, ...numbers]) =>
      numbers.map(Number),
    ),
  );
}

/** What each sign of a font means, by the number under which the font has it. */
function signsOf(pdf: PdfFile, font: string): Map<number, string> {
  const signs = new Map<number, string>();
  const table = Number(/\/ToUnicode (\d+)/.exec(font)?.[1] ?? Number.NaN);
  const ranges = pdf
    .stream(table)
    .toString('latin1')
    .matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g);
  for (const [, first = '', list = ''] of ranges)
    [...list.matchAll(/<([0-9a-f ]+)>/g)].forEach(([, hex = ''], at) => {
      const units = hex.replaceAll(' ', '').match(/.{4}/g) ?? [];
      const sign = String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
      signs.set(Number.parseInt(first, 16) + at, sign);
    });
  return signs;
}

/** The lines of each page in the order in which they were drawn, as a reader would copy them. */
export function pagesOf(pdf: PdfFile): string[][] {
  const object = (body: string, name: string) =>
    Number(new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1] ?? Number.NaN);
  const known = new Map<number, Map<number, string>>();
  return pdf.find(/\/Type \/Page\n/).map((number) => {
    const page = pdf.objects.get(number) ?? '';
    const resources = pdf.objects.get(object(page, 'Resources')) ?? '';
    const content = pdf.stream(object(page, 'Contents')).toString('latin1');
    return [...content.matchAll(/\/(F\d+) [\d.]+ Tf\s+\[([^\]]*)\] TJ/g)].map(([, name = '', shown = '']) => {
      const font = object(resources, name);
      const signs = known.get(font) ?? signsOf(pdf, pdf.objects.get(font) ?? '');
      known.set(font, signs);
      const glyphs = [...shown.matchAll(/<([0-9a-f]+)>/g)].flatMap(
        ([, hex = '']) => hex.match(/.{4}/g) ?? [],
      );
      return glyphs.map((glyph) => signs.get(Number.parseInt(glyph, 16)) ?? '\uFFFD').join('');
    });
  });
}
