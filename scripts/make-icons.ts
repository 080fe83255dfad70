/** Draws the installable icons from the pavilion mark; run it after the mark changes: `node scripts/make-icons.ts`. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';

const eave = '#172750';
const soga = '#d6a25a';

/**
 * One square icon. `share` is the part of the width that the mark fills: maskable icons are cut to a circle of
 * 80 % of the width by some launchers (W3C manifest, "safe zone"), so their mark stays well inside it.
 */
function square(paths: string, share: number, radius: number): string {
  const width = 512 * share;
  const height = (width * 56) / 64;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><title>Pendopo</title><rect width="512" height="512" rx="${radius}" fill="${eave}"/><g transform="translate(${(512 - width) / 2} ${(512 - height) / 2 - 6}) scale(${width / 64})" fill="${soga}">${paths}</g></svg>\n`;
}

const mark = await readFile(new URL('../src/web/ui/brand/pavilion.svg', import.meta.url), 'utf8');
const paths = [...mark.matchAll(/<path[^>]*>/g)].join('');
const icons = new URL('../src/web/ui/brand/icons/', import.meta.url);
await mkdir(icons, { recursive: true });

const tile = square(paths, 0.72, 92);
await writeFile(new URL('icon.svg', icons), tile);
for (const [name, drawing, size] of [
  ['icon-192.png', tile, 192],
  ['icon-512.png', tile, 512],
  ['maskable-192.png', square(paths, 0.56, 0), 192],
  ['maskable-512.png', square(paths, 0.56, 0), 512],
  ['apple-touch-180.png', square(paths, 0.66, 0), 180],
] as const) {
  const png = await sharp(Buffer.from(drawing), { density: 144 })
    .resize(size, size)
    .png({ palette: true })
    .toBuffer();
  await writeFile(new URL(name, icons), png);
}
