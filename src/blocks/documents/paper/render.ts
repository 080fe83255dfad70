/** Draws a sheet as PDF/A-2b: the same sheet gives the same bytes. */
import { drawBody } from './blocks.ts';
import { drawFeet, drawSignature, signatureHeight } from './bottom.ts';
import { CLOSE, type Look, openPen, type Pen, ROOMY } from './pen.ts';
import type { Sheet } from './sheet.ts';
import { drawTop } from './top.ts';

/** Throws a `PaperFault` for a paper of too many pages. `coat`: a PNG without transparency. */
export async function renderSheet(sheet: Sheet, coat?: Buffer): Promise<Buffer> {
  const roomy = drawn(sheet, coat, ROOMY);
  const pages = roomy.pages();
  if (pages === 1 || pages > SHORT) return finished(roomy.pen, sheet);
  const close = drawn(sheet, coat, CLOSE);
  return finished(close.pages() < pages ? close.pen : roomy.pen, sheet);
}

/** A longer paper is leafed through anyway, and is not drawn twice. */
const SHORT = 3;

function drawn(sheet: Sheet, coat: Buffer | undefined, look: Look) {
  const { title } = sheet.paper;
  const pen = openPen(
    {
      title: `${title.id} ${sheet.number}`,
      author: sheet.head.agency,
      subject: sheet.code,
      at: new Date(sheet.at),
    },
    look,
  );
  drawTop(pen, sheet, coat);
  drawBody(pen, sheet.paper.body, signatureHeight(pen, sheet));
  drawSignature(pen, sheet);
  return { pen, pages: () => pen.doc.bufferedPageRange().count };
}

function finished(pen: Pen, sheet: Sheet): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pen.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    pen.doc.on('end', () => resolve(Buffer.concat(chunks)));
    pen.doc.on('error', reject);
  });
  drawFeet(pen, sheet);
  pen.doc.end();
  return done;
}
