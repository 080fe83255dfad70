/** The mark on papers of a demo city: our own drawing, no coat of arms of anybody, and it says that it is a sample. */
import sharp from 'sharp';
import { written } from './photo.ts';

const WIDTH = 400;
const HEIGHT = 440;
const BLUE = '#1f3a6e';
const GOLD = '#b8862b';

/** A shield with a hall on a hill over two waves, as PNG. */
export function drawMark(): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="#ffffff"/>
    <path d="M20 20H380V250C380 340 300 400 200 428C100 400 20 340 20 250Z" fill="${GOLD}"/>
    <path d="M34 34H366V250C366 330 292 386 200 413C108 386 34 330 34 250Z" fill="${BLUE}"/>
    <g fill="none" stroke="#ffffff" stroke-width="1.5">${written('CONTOH', 95, 56, 40)}</g>
    <g transform="translate(101 116) scale(3.1)" fill="#ffffff">
      <path d="M24.5 4h15L44 17H20ZM18.8 19.5h26.4L54 29H10ZM7.5 31.5h49l6 5.5h-61Z"/>
      <path d="M13 39.5h4V49h-4zM25.5 39.5h4V49h-4zM34.5 39.5h4V49h-4zM47 39.5h4V49h-4zM7 50.5h50V54H7z"/>
    </g>
    <g fill="none" stroke="${GOLD}" stroke-width="11" stroke-linecap="round">
      <path d="M84 320q29 -22 58 0t58 0t58 0t58 0"/>
      <path d="M128 356q24 -20 48 0t48 0t48 0"/>
    </g>
  </svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
