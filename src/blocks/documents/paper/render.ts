/** Draws a sheet as PDF/A-2b: the same sheet gives the same bytes. */
import { drawBody } from './blocks.ts';
import { drawFeet, drawSignature, signatureHeight } from './bottom.ts';
import { openPen } from './pen.ts';
import type { Sheet } from './sheet.ts';
import { drawTop } from './top.ts';

/** Throws a `PaperFault` for a paper of too many pages. `coat`: a PNG without transparency. */
export function renderSheet(sheet: Sheet, coat?: Buffer): Promise<Buffer> {
  const { title } = sheet.paper;
  const pen = openPen({
    title: `${title.id} ${sheet.number}`,
    author: sheet.head.agency,
    subject: sheet.code,
    at: new Date(sheet.at),
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pen.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    pen.doc.on('end', () => resolve(Buffer.concat(chunks)));
    pen.doc.on('error', reject);
  });
  drawTop(pen, sheet, coat);
  drawBody(pen, sheet.paper.body, signatureHeight(pen, sheet));
  drawSignature(pen, sheet);
  drawFeet(pen, sheet);
  pen.doc.end();
  return done;
}
