/** Appends a signature field to a PDF that we drew ourselves, as an incremental update: not one byte before it changes. */

export type SignatureFacts = { name: string; reason: string; place: string; at: Date };

/** Bytes kept free for the signature itself; one with two certificates takes about 2700. */
const ROOM = 4096;

export class NotOurPdf extends Error {
  constructor(what: string) {
    super(`this PDF was not drawn by Pendopo: ${what}`);
    this.name = 'NotOurPdf';
  }
}

function need(match: RegExpMatchArray | null, what: string): string {
  const found = match?.[1];
  if (found === undefined) throw new NotOurPdf(what);
  return found;
}

/** Where each object begins, from the one table of a file without updates. */
function objectOffsets(text: string, start: number): Map<number, number> {
  const table = /^xref\n0 (\d+)\n/.exec(text.slice(start, start + 40));
  if (!table) throw new NotOurPdf('no table of objects');
  const first = start + table[0].length;
  const offsets = new Map<number, number>();
  for (let at = 0; at < Number(table[1]); at++) {
    const line = text.slice(first + at * 20, first + at * 20 + 20);
    if (line[17] === 'n') offsets.set(at, Number(line.slice(0, 10)));
  }
  return offsets;
}

/** The object's text with an entry more in its dictionary. */
function withEntry(text: string, offsets: Map<number, number>, id: number, entry: string): string {
  const from = offsets.get(id);
  const to = from === undefined ? -1 : text.indexOf('endobj', from);
  if (from === undefined || to < 0) throw new NotOurPdf(`no object ${id}`);
  const body = text.slice(from, to);
  const end = body.lastIndexOf('>>');
  if (end < 0 || body.includes('stream')) throw new NotOurPdf(`object ${id} is no dictionary`);
  return `${body.slice(0, end)}${entry}\n${body.slice(end)}endobj\n`;
}

/** Any text as PDF writes it, whatever signs it holds. */
const textString = (text: string): string =>
  `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
const pdfTime = (at: Date): string => `(D:${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z)`;

export type Prepared = {
  /** The file with its update and an empty place for the signature. */
  pdf: Buffer;
  /** What is signed: everything around that place. */
  parts: [Buffer, Buffer];
  /** Puts the signature into its place. */
  fill(signature: Buffer): Buffer;
};

export function prepareSignature(pdf: Buffer, facts: SignatureFacts): Prepared {
  // One sign is one byte in this reading, so places in the text are places in the file.
  const text = pdf.toString('latin1');
  const tail = text.slice(-2048);
  const start = Number(need(/startxref\n(\d+)\n%%EOF\s*$/.exec(tail), 'no end'));
  const trailer = need(/trailer\n<<([\s\S]*?)>>\s*startxref/.exec(tail), 'no trailer');
  if (/\/Prev\b|\/Encrypt\b/.test(trailer)) throw new NotOurPdf('updated or encrypted before');
  const size = Number(need(/\/Size (\d+)/.exec(trailer), 'no size'));
  const root = Number(need(/\/Root (\d+) 0 R/.exec(trailer), 'no root'));
  const info = need(/(\/Info \d+ 0 R)/.exec(trailer), 'no facts');
  const id = need(/(\/ID \[[^\]]*\])/.exec(trailer), 'no id');
  const offsets = objectOffsets(text, start);
  const entryOf = (object: number, pattern: RegExp, what: string) => {
    const from = offsets.get(object) ?? 0;
    return Number(need(pattern.exec(text.slice(from, text.indexOf('endobj', from))), what));
  };
  const pages = entryOf(root, /\/Pages (\d+) 0 R/, 'no pages');
  const page = entryOf(pages, /\/Kids \[(\d+) 0 R/, 'no first page');
  const [signature, field] = [size, size + 1];

  const contents = `/Contents <${'0'.repeat(ROOM * 2)}>`;
  const range = `/ByteRange [0 ${' '.repeat(32)}]`;
  const objects: [number, string][] = [
    [root, withEntry(text, offsets, root, `/AcroForm << /Fields [${field} 0 R] /SigFlags 3 >>`)],
    [page, withEntry(text, offsets, page, `/Annots [${field} 0 R]`)],
    [
      signature,
      `${signature} 0 obj\n<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n${range}\n${contents}\n` +
        `/M ${pdfTime(facts.at)}\n/Name ${textString(facts.name)}\n/Reason ${textString(facts.reason)}\n/Location ${textString(facts.place)}\n>>\nendobj\n`,
    ],
    [
      field,
      `${field} 0 obj\n<<\n/Type /Annot\n/Subtype /Widget\n/FT /Sig\n/T (Signature1)\n/Rect [0 0 0 0]\n/F 132\n/P ${page} 0 R\n/V ${signature} 0 R\n>>\nendobj\n`,
    ],
  ];
  let update = text.endsWith('\n') ? '' : '\n';
  const places: [number, number][] = [];
  for (const [object, body] of objects) {
    places.push([object, text.length + update.length]);
    update += body;
  }
  const table = places
    .toSorted(([a], [b]) => a - b)
    .map(([object, place]) => `${object} 1\n${String(place).padStart(10, '0')} 00000 n \n`)
    .join('');
  const xref = text.length + update.length;
  update += `xref\n${table}trailer\n<<\n/Size ${size + 2}\n/Root ${root} 0 R\n${info}\n${id}\n/Prev ${start}\n>>\nstartxref\n${xref}\n%%EOF\n`;

  const open = text.length + update.indexOf(contents) + '/Contents '.length;
  const close = open + ROOM * 2 + 2;
  const whole = text.length + update.length;
  const numbers = `${open} ${close} ${whole - close}`;
  const out = Buffer.from(text + update.replace(range, `/ByteRange [0 ${numbers.padEnd(32)}]`), 'latin1');
  return {
    pdf: out,
    parts: [out.subarray(0, open), out.subarray(close)],
    fill(value) {
      if (value.length > ROOM) throw new Error('the signature is larger than its place');
      const done = Buffer.from(out);
      done.write(value.toString('hex'), open + 1, 'latin1');
      return done;
    },
  };
}
