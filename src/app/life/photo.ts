/** Draws a small invented picture that says on itself that it is invented: FIKTIF. Letters are strokes, because a bare machine has no fonts. */
import sharp from 'sharp';
import type { Random } from './random.ts';

const WIDTH = 640;
const HEIGHT = 420;

const STROKES: Record<string, string> = {
  F: 'M0 0V10M0 0H6M0 5H5',
  I: 'M3 0V10',
  K: 'M0 0V10M6 0L0 5L6 10',
  T: 'M0 0H6M3 0V10',
  D: 'M0 0V10H3L6 7V3L3 0Z',
  E: 'M6 0H0V10H6M0 5H5',
  M: 'M0 10V0L3 5L6 0V10',
  O: 'M0 0H6V10H0Z',
};

function written(text: string, x: number, y: number, size: number): string {
  return [...text]
    .map(
      (letter, at) =>
        `<path transform="translate(${x + at * size * 0.9} ${y}) scale(${size / 10})" d="${STROKES[letter] ?? ''}"/>`,
    )
    .join('');
}

const SCENES: Record<string, string> = {
  roads:
    '<ellipse cx="330" cy="335" rx="90" ry="26" fill="#2b2622"/><ellipse cx="330" cy="330" rx="70" ry="17" fill="#4a4038"/>',
  water:
    '<path d="M0 330Q80 300 160 330T320 330T480 330T640 330V420H0Z" fill="#6f8796"/><path d="M0 360Q80 335 160 360T320 360T480 360T640 360V420H0Z" fill="#566f80"/>',
  cleanliness:
    '<path d="M250 360l30-60 40 20 25-35 60 75z" fill="#5d6b4f"/><circle cx="300" cy="345" r="22" fill="#8a7a5a"/><circle cx="360" cy="350" r="18" fill="#716450"/>',
  traffic:
    '<rect x="300" y="120" width="14" height="220" fill="#3a3a3a"/><rect x="275" y="70" width="64" height="120" rx="12" fill="#222"/><circle cx="307" cy="98" r="15" fill="#8d2b20"/><circle cx="307" cy="130" r="15" fill="#5c5020"/><circle cx="307" cy="162" r="15" fill="#25452c"/>',
  other:
    '<rect x="230" y="170" width="190" height="150" fill="#c9b58f"/><path d="M210 175L325 95L440 175Z" fill="#8a4d16"/><rect x="305" y="240" width="42" height="80" fill="#5d3a1c"/>',
};
const DONE =
  '<circle cx="540" cy="110" r="52" fill="#24603a"/><path d="M514 112l18 20 36-42" fill="none" stroke="#fff" stroke-width="12"/>';

/** A JPEG of about 20 kB. `group` picks the scene; `done` adds the mark of finished work. */
export async function drawPhoto(group: string, done: boolean, random: Random): Promise<Buffer> {
  const sky = `hsl(${Math.round(random.between(190, 225))} 35% ${Math.round(random.between(68, 84))}%)`;
  const ground = `hsl(${Math.round(random.between(25, 110))} 18% ${Math.round(random.between(38, 52))}%)`;
  const hill = Math.round(random.between(120, 210));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="${sky}"/>
    <path d="M0 260L${hill} 130L${hill + 130} 240L${hill + 220} 170L640 270V420H0Z" fill="#7f9488"/>
    <rect y="255" width="100%" height="165" fill="${ground}"/>
    <path d="M180 420L285 255H375L520 420Z" fill="#75706a"/>
    ${SCENES[group] ?? SCENES.other}${done ? DONE : ''}
    <rect x="0" y="0" width="270" height="44" fill="#172750"/>
    <g fill="none" stroke="#fbf4e4" stroke-width="1.6">${written('FIKTIF', 16, 12, 20)}${written('DEMO', 160, 12, 20)}</g>
  </svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 78 }).toBuffer();
}
