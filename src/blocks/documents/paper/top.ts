/** The top of a paper: coat of arms, government, agency, address, the double line; then title and number. */
import { PAGE, type Pen, WIDTH } from './pen.ts';
import type { Sheet } from './sheet.ts';

const COAT = { width: 56, height: 60 } as const;
const HINT = '#8a1c1c';

function drawCoat(pen: Pen, coat: Buffer | undefined, top: number): void {
  if (!coat) return;
  pen.doc.image(coat, PAGE.left, top, { fit: [COAT.width, COAT.height], align: 'center', valign: 'center' });
}

function drawWarning(pen: Pen, sheet: Sheet): void {
  const words = sheet.preview
    ? 'CONTOH – tidak sah. Belum diterbitkan, tidak bernomor, dan tidak ditandatangani.'
    : 'CONTOH: daerah dan isi surat ini rekaan, tidak berkekuatan hukum.';
  if (!sheet.preview && !sheet.fictional) return;
  pen.write(words, { size: 8.5, strong: true, align: 'center', colour: HINT });
  pen.down(6);
}

export function drawTop(pen: Pen, sheet: Sheet, coat: Buffer | undefined): void {
  drawWarning(pen, sheet);
  const { doc } = pen;
  const top = doc.y;
  drawCoat(pen, coat, top);
  // The words stand in the middle of the page; the coat of arms keeps its width free on both sides.
  const aside = coat ? COAT.width + 10 : 0;
  const x = PAGE.left + aside;
  const width = WIDTH - 2 * aside;
  doc.y = top;
  pen.write(sheet.head.government.toUpperCase(), { size: 13, align: 'center', lineGap: 0 }, x, width);
  pen.write(
    sheet.head.agency.toUpperCase(),
    { size: 15, strong: true, align: 'center', lineGap: 1 },
    x,
    width,
  );
  for (const line of sheet.head.lines) pen.write(line, { size: 9, align: 'center', lineGap: 0 }, x, width);
  doc.y = Math.max(doc.y, coat ? top + COAT.height : 0) + 5;
  pen.rule(2.2);
  pen.down(2.6);
  pen.rule(0.7);
  pen.down(6 + 12 * pen.look.air);
  pen.write((sheet.paper.heading ?? sheet.paper.title.id).toUpperCase(), {
    size: 13,
    strong: true,
    align: 'center',
  });
  pen.write(`Nomor: ${sheet.number}`, { align: 'center' });
  pen.down(pen.look.gap * 2);
}
