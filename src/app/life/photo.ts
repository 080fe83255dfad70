/** Draws a small invented picture that says on itself that it is invented: FIKTIF. Letters are strokes, because a bare machine has no fonts. */
import sharp from 'sharp';
import type { Random } from './random.ts';
import { AT_NIGHT, SCENES } from './scenes.ts';

const WIDTH = 640;
const HEIGHT = 420;

const STROKES: Record<string, string> = {
  C: 'M6 0H0V10H6',
  F: 'M0 0V10M0 0H6M0 5H5',
  I: 'M3 0V10',
  K: 'M0 0V10M6 0L0 5L6 10',
  T: 'M0 0H6M3 0V10',
  D: 'M0 0V10H3L6 7V3L3 0Z',
  E: 'M6 0H0V10H6M0 5H5',
  M: 'M0 10V0L3 5L6 0V10',
  H: 'M0 0V10M6 0V10M0 5H6',
  N: 'M0 10V0L6 10V0',
  O: 'M0 0H6V10H0Z',
};

export function written(text: string, x: number, y: number, size: number): string {
  return [...text]
    .map(
      (letter, at) =>
        `<path transform="translate(${x + at * size * 0.9} ${y}) scale(${size / 10})" d="${STROKES[letter] ?? ''}"/>`,
    )
    .join('');
}

/** Both marks stand in the middle square: lists cut the sides off. */
const DONE =
  '<circle cx="466" cy="110" r="52" fill="#24603a"/><path d="M440 112l18 20 36-42" fill="none" stroke="#fff" stroke-width="12"/>';

/** Can anything of this category be photographed? A lost paper or a rude word cannot. */
export function canBeSeen(category: string): boolean {
  return category in SCENES;
}

/** A JPEG of about 20 kB of what the category is about; `done` adds the mark of finished work. */
export async function drawPhoto(category: string, done: boolean, random: Random): Promise<Buffer> {
  const night = AT_NIGHT.has(category);
  const [from, to] = night ? [16, 26] : [68, 84];
  const sky = `hsl(${Math.round(random.between(190, 225))} 35% ${Math.round(random.between(from, to))}%)`;
  const dark = night ? 22 : 0;
  const ground = `hsl(${Math.round(random.between(25, 110))} 18% ${Math.round(random.between(38, 52) - dark)}%)`;
  const hill = Math.round(random.between(120, 210));
  // The same thing from another side, a little nearer.
  const size = random.between(1, 1.12);
  const mirrored = random.chance(0.5) ? -1 : 1;
  const view = `translate(320 300) scale(${(size * mirrored).toFixed(3)} ${size.toFixed(3)}) translate(-320 -300)`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="${sky}"/>
    <path d="M0 260L${hill} 130L${hill + 130} 240L${hill + 220} 170L640 270V420H0Z" fill="${night ? '#26303a' : '#7f9488'}"/>
    <rect y="255" width="100%" height="165" fill="${ground}"/>
    <path d="M180 420L285 255H375L520 420Z" fill="${night ? '#3a3835' : '#75706a'}"/>
    <g transform="${view}">${SCENES[category] ?? ''}</g>${done ? DONE : ''}
    <rect x="185" y="0" width="270" height="44" fill="#172750"/>
    <g fill="none" stroke="#fbf4e4" stroke-width="1.6">${written('FIKTIF', 201, 12, 20)}${written('DEMO', 345, 12, 20)}</g>
  </svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 78 }).toBuffer();
}
