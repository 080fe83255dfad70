/** A pen over a PDF: measures of the page, type sizes, and text that can always be written. */
import PDFDocument from 'pdfkit';
import { PAPER_LIMITS } from '../rules/paper.ts';
import { PaperFault } from '../rules/paper-check.ts';
import { openFonts, writable } from './fonts.ts';

export type Doc = PDFKit.PDFDocument;

/** A4 in points. Left is wider, because papers are filed. */
export const PAGE = { width: 595.28, height: 841.89, left: 72, right: 56, top: 40, bottom: 98 } as const;
export const WIDTH = PAGE.width - PAGE.left - PAGE.right;

/** How closely a paper is set: size of its letters, and the white between lines, rows and blocks. */
export type Look = { body: number; lineGap: number; between: number; gap: number; air: number };
export const ROOMY: Look = { body: 10.5, lineGap: 1.2, between: 2, gap: 7, air: 1 };
/** Only where it spares a page: a letter on one sheet is read and kept better than one and a bit. */
export const CLOSE: Look = { body: 10, lineGap: -1, between: 0.5, gap: 3, air: 0.3 };

const LIMIT_MS = 8000;

export type Style = {
  size?: number;
  strong?: boolean;
  align?: 'left' | 'center' | 'justify' | 'right';
  lineGap?: number;
  colour?: string;
};

export type Pen = {
  doc: Doc;
  look: Look;
  /** Writes at the place of the pen and moves it below. */
  write(text: string, style?: Style, x?: number, width?: number): void;
  /** Height that a text would take. */
  height(text: string, style: Style, width: number): number;
  /** Begins a page when less than this height is left; answers whether it did. */
  room(height: number): boolean;
  down(points: number): void;
  /** Draws a line across the page at the pen. */
  rule(weight: number, colour?: string): void;
};

type Facts = { title: string; author: string; subject: string; at: Date };

export function openPen(facts: Facts, look: Look = ROOMY): Pen {
  const doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margins: { left: PAGE.left, right: PAGE.right, top: PAGE.top, bottom: PAGE.bottom },
    subset: 'PDF/A-2b' as 'PDF/A-2',
    pdfVersion: '1.7',
    lang: 'id-ID',
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    font: null as never,
    info: {
      Title: facts.title,
      Author: facts.author,
      Subject: facts.subject,
      Creator: 'Pendopo',
      Producer: 'Pendopo',
      CreationDate: facts.at,
      ModDate: facts.at,
    },
  });
  const fonts = openFonts();
  doc.registerFont('regular', fonts.regular as never);
  doc.registerFont('strong', fonts.strong as never);
  const begun = Date.now();
  let pages = 0;
  doc.on('pageAdded', () => {
    pages += 1;
    if (pages > PAPER_LIMITS.pages) throw new PaperFault('', 'too-many-pages', { limit: PAPER_LIMITS.pages });
    if (Date.now() - begun > LIMIT_MS) throw new PaperFault('', 'too-slow');
  });
  doc.addPage();

  const take = ({ size = look.body, strong = false, colour = '#000000' }: Style, text: string): string => {
    doc
      .font(strong ? 'strong' : 'regular')
      .fontSize(size)
      .fillColor(colour);
    return writable(strong ? fonts.strong : fonts.regular, text);
  };
  const options = (style: Style, width: number) => ({
    width,
    align: style.align ?? 'left',
    lineGap: style.lineGap ?? look.lineGap,
  });

  return {
    doc,
    look,
    write(text, style = {}, x = PAGE.left, width = WIDTH) {
      const written = take(style, text);
      doc.text(written, x, doc.y, options(style, width));
    },
    height(text, style, width) {
      const written = take(style, text);
      return doc.heightOfString(written, options(style, width));
    },
    room(height) {
      if (doc.y + height <= PAGE.height - PAGE.bottom) return false;
      doc.addPage();
      return true;
    },
    down(points) {
      doc.y += points;
    },
    rule(weight, colour = '#000000') {
      doc
        .lineWidth(weight)
        .strokeColor(colour)
        .moveTo(PAGE.left, doc.y)
        .lineTo(PAGE.width - PAGE.right, doc.y)
        .stroke();
    },
  };
}
