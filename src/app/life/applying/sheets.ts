/** Files that invented applicants attach: a drawn sheet that says FIKTIF on itself, and an empty page. */
import sharp from 'sharp';
import { written } from '../photo.ts';
import type { Random } from '../random.ts';

const WIDTH = 480;
const HEIGHT = 330;

/** A card with a shade of a head, or a sheet of lines; a JPEG of a few kilobytes. */
export async function drawSheet(which: number, random: Random): Promise<Buffer> {
  const tint = `hsl(${Math.round(random.between(180, 230))} 38% ${which % 2 === 0 ? 84 : 95}%)`;
  const lines = Array.from({ length: 7 }, (_, at) => {
    const width = Math.round(random.between(140, 250));
    return `<rect x="36" y="${96 + at * 28}" width="${width}" height="9" rx="3" fill="#4b5563" opacity=".55"/>`;
  }).join('');
  const head =
    which % 2 === 0
      ? '<rect x="330" y="104" width="112" height="150" fill="#c7d2de"/><circle cx="386" cy="156" r="30" fill="#7b8794"/><path d="M340 254q46-80 92 0z" fill="#7b8794"/>'
      : '<circle cx="392" cy="244" r="40" fill="none" stroke="#6d4aa0" stroke-width="5" opacity=".6"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="#8d8574"/>
    <rect x="14" y="14" width="452" height="302" rx="12" fill="${tint}"/>
    <rect x="14" y="14" width="452" height="58" rx="12" fill="#172750"/>
    <g fill="none" stroke="#fbf4e4" stroke-width="1.6">${written('FIKTIF', 100, 33, 20)}${written('DEMO', 260, 33, 20)}</g>
    ${lines}${head}
  </svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 72 }).toBuffer();
}

/** The smallest PDF that says what it is. */
export function emptyPdf(): Buffer {
  const text = 'BT /F1 20 Tf 60 760 Td (FIKTIF - berkas contoh untuk peragaan) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let pdf = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const from = pdf.length;
    pdf += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return from;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.from(
    `${pdf}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`,
  );
}
