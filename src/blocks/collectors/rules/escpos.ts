/** What a small receipt printer (ESC/POS, 58 mm) is sent: plain lines and pictures. Pure. */

/** Letters in a line of 58 mm. */
export const COLUMNS = 32;
/** Dots in a line of 58 mm. */
const DOTS = 384;

export type PrintLine =
  | { text: string; align?: 'left' | 'centre'; bold?: boolean; large?: boolean }
  /** Two words at both edges, broken when they do not fit. */
  | { left: string; right: string; bold?: boolean }
  | { rule: true }
  /** Dark dots of a square picture, row by row. */
  | { picture: readonly (readonly boolean[])[] };

const ESC = 0x1b;
const GS = 0x1d;

/** Letters that these printers do not have are put the nearest one they do. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('•', '*')
    .replaceAll('·', '-')
    .replace(/[–—]/g, '-')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replaceAll('\u00a0', ' ')
    .replace(/[^\x20-\x7e]/g, '?');
}

/** Broken between words; a word that is longer than a line is cut. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of plain(text).split(/ +/).filter(Boolean)) {
    let rest = word;
    if (line !== '' && line.length + 1 + rest.length <= width) {
      line += ` ${rest}`;
      continue;
    }
    if (line !== '') lines.push(line);
    while (rest.length > width) {
      lines.push(rest.slice(0, width));
      rest = rest.slice(width);
    }
    line = rest;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

const bytesOf = (text: string) => [...text].map((char) => char.charCodeAt(0));
const lineOf = (text: string) => [...bytesOf(text), 0x0a];

function edges(left: string, right: string): string[] {
  const [one, two] = [plain(left), plain(right)];
  const room = COLUMNS - one.length - two.length;
  if (room >= 1) return [`${one}${' '.repeat(room)}${two}`];
  return [...wrapped(one, COLUMNS), two.padStart(COLUMNS)];
}

/** GS v 0: a picture, each dot as large as fits, in the middle. */
function picture(dots: readonly (readonly boolean[])[]): number[] {
  const scale = Math.max(1, Math.floor(DOTS / (dots.length + 4)));
  const width = dots.length * scale;
  const wide = Math.ceil(width / 8);
  const height = dots.length * scale;
  const bytes = [GS, 0x76, 0x30, 0, wide & 255, wide >> 8, height & 255, height >> 8];
  for (let y = 0; y < height; y++)
    for (let at = 0; at < wide; at++) {
      let byte = 0;
      for (let bit = 0; bit < 8; bit++) {
        const dark = dots[Math.floor(y / scale)]?.[Math.floor((at * 8 + bit) / scale)] ?? false;
        byte = (byte << 1) | (dark ? 1 : 0);
      }
      bytes.push(byte);
    }
  return bytes;
}

const align = (centre: boolean) => [ESC, 0x61, centre ? 1 : 0];
const bold = (on: boolean) => [ESC, 0x45, on ? 1 : 0];
const size = (large: boolean) => [GS, 0x21, large ? 0x11 : 0];

function bytesOfLine(line: PrintLine): number[] {
  if ('picture' in line) return [...align(true), ...picture(line.picture), ...align(false)];
  if ('rule' in line) return lineOf('-'.repeat(COLUMNS));
  if ('left' in line)
    return [...bold(line.bold ?? false), ...edges(line.left, line.right).flatMap(lineOf), ...bold(false)];
  const width = line.large ? COLUMNS / 2 : COLUMNS;
  return [
    ...align(line.align === 'centre'),
    ...bold(line.bold ?? false),
    ...size(line.large ?? false),
    ...wrapped(line.text, width).flatMap(lineOf),
    ...size(false),
    ...bold(false),
    ...align(false),
  ];
}

/** A whole slip: the printer set back, the lines, and paper enough to tear it off. */
export function printed(lines: readonly PrintLine[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([ESC, 0x40, ...lines.flatMap(bytesOfLine), 0x0a, 0x0a, 0x0a, 0x0a]);
}
