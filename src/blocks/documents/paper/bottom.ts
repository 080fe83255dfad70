/** The bottom of a paper: place and date, who signs and how; and on every page the code for verifying. */
import QRCode from 'qrcode';
import { PAGE, type Pen, type Style, WIDTH } from './pen.ts';
import { type Sheet, signingTitle } from './sheet.ts';

const BLOCK = { x: PAGE.left + WIDTH * 0.48, width: WIDTH * 0.52 } as const;
/** Between the text and the signature. */
const ABOVE = 12;
const INK_ROOM = 62;
const QR = 64;
const GREY = '#444444';
const WORDS: Style = { size: 9, colour: GREY, align: 'center', lineGap: 0 };

type Line = { text: string; strong?: boolean };

const linesAbove = ({ placeAndDate, signer }: Sheet): Line[] => [
  { text: placeAndDate },
  { text: `${signingTitle(signer)},` },
];
const linesBelow = ({ signer }: Sheet): Line[] => [
  { text: signer.name, strong: true },
  ...(signer.rank ? [{ text: signer.rank }] : []),
  ...(signer.nip ? [{ text: `NIP ${signer.nip}` }] : []),
];

/** How high the signature will be, at most: it is drawn in one piece. */
export function signatureHeight(pen: Pen, sheet: Sheet): number {
  const lines = [...linesAbove(sheet), ...linesBelow(sheet)];
  const high = lines.reduce(
    (sum, { text, strong = false }) => sum + pen.height(text, { strong }, BLOCK.width),
    0,
  );
  // A line that is set closely still needs its whole height at the foot of a page.
  const rest = Math.max(0, -pen.look.lineGap) + 1;
  return ABOVE * pen.look.air + high + rest + Math.max(boxHeight(pen, sheet), byHand(sheet) ? INK_ROOM : 0);
}

const byHand = ({ signing, preview }: Sheet): boolean => signing === 'by-hand' && !preview;

/** The box that says how it is signed, with the white in it and around it. */
function boxHeight(pen: Pen, sheet: Sheet): number {
  return pen.height(signedWords(sheet), WORDS, BLOCK.width - 12) + 4 * white(pen);
}
const white = (pen: Pen): number => 4 + 4 * pen.look.air;

function signedWords({ preview, signing }: Sheet): string {
  if (preview) return 'Tempat tanda tangan.\nContoh ini tidak ditandatangani.';
  return signing === 'demo'
    ? 'Tanda tangan peragaan,\ntidak berkekuatan hukum'
    : 'Ditandatangani secara elektronik';
}

export function drawSignature(pen: Pen, sheet: Sheet): void {
  pen.room(signatureHeight(pen, sheet));
  pen.down(ABOVE * pen.look.air);
  const write = ({ text, strong = false }: Line) => pen.write(text, { strong }, BLOCK.x, BLOCK.width);
  linesAbove(sheet).forEach(write);
  if (byHand(sheet)) pen.down(INK_ROOM);
  else {
    const around = white(pen);
    const top = pen.doc.y + around;
    pen.doc.y = top + around;
    pen.write(signedWords(sheet), WORDS, BLOCK.x + 6, BLOCK.width - 12);
    const high = pen.doc.y - top + around;
    pen.doc.lineWidth(0.6).strokeColor(GREY).roundedRect(BLOCK.x, top, BLOCK.width, high, 4).stroke();
    pen.doc.y = top + high + around;
  }
  linesBelow(sheet).forEach(write);
}

/** The squares of the code as one path: a picture would have to be encoded, and would be blurred in print. */
function drawQr(pen: Pen, text: string, x: number, y: number, size: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const side = size / modules.size;
  const { doc } = pen;
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      // Dark squares of a row that touch are one bar.
      let long = 1;
      while (column + long < modules.size && modules.get(row, column + long)) long += 1;
      doc.rect(x + column * side, y + row * side, side * long, side);
      column += long;
    }
  }
  doc.fill('#000000');
}

function sentences(sheet: Sheet): string[] {
  if (sheet.preview)
    return [
      'Contoh tampilan surat untuk menilai susunannya. Isinya rekaan.',
      'Pada surat yang terbit, di sini tercetak kode QR dan kode dokumen untuk memeriksa keasliannya.',
    ];
  const how =
    sheet.signing === 'by-hand'
      ? 'Surat ini sah setelah ditandatangani dan dibubuhi cap dinas. Salinannya tercatat pada sistem pemerintah daerah.'
      : sheet.signing === 'demo'
        ? 'Tanda tangan elektronik pada dokumen ini hanya peragaan dan tidak berkekuatan hukum.'
        : 'Dokumen ini ditandatangani secara elektronik; hasil cetaknya adalah salinan.';
  return [how, `Periksa keasliannya di ${sheet.address}`, `Kode dokumen: ${sheet.code}`];
}

/** Across the page, faint enough to be read through. */
function drawSpecimen(doc: Pen['doc']): void {
  const [x, y] = [PAGE.width / 2, PAGE.height / 2];
  doc.save().rotate(-50, { origin: [x, y] });
  doc.font('strong').fontSize(58).fillColor('#8a1c1c').fillOpacity(0.13);
  const words = 'CONTOH – TIDAK SAH';
  doc.text(words, x - doc.widthOfString(words) / 2, y - 36, { lineBreak: false });
  doc.fillOpacity(1).restore();
}

/** On every page: the QR code with the address, what the paper is, and how many pages belong to it. */
export function drawFeet(pen: Pen, sheet: Sheet): void {
  const { doc } = pen;
  const { start, count } = doc.bufferedPageRange();
  for (let at = 0; at < count; at++) {
    doc.switchToPage(start + at);
    // Below the margin pdfkit would begin a page of its own.
    doc.page.margins.bottom = 0;
    const top = PAGE.height - PAGE.bottom + 12;
    doc.y = top;
    pen.rule(0.4, '#999999');
    // A specimen has nothing that could be verified.
    const beside = sheet.preview ? 0 : QR + 12;
    if (sheet.preview) drawSpecimen(doc);
    else drawQr(pen, sheet.address, PAGE.left, top + 7, QR);
    doc.y = top + 10;
    const x = PAGE.left + beside;
    const width = WIDTH - beside;
    for (const line of sentences(sheet)) pen.write(line, { size: 8, colour: GREY, lineGap: 1 }, x, width);
    pen.write(`Halaman ${at + 1} dari ${count}`, { size: 8, colour: GREY }, x, width);
  }
}
