/** Makes parts of a picture unrecognisable: a few patches of colour with noise in them, blurred into each other, stand where it was. */
import { randomBytes } from 'node:crypto';
import { fieldProblem } from '../../../shared/errors.ts';
import type { Box } from '../rules/trust-contract.ts';

/** So many patches along the longer side of a box: five say no more than the colour of a face or a plate. */
const PATCHES = 5;
/** Colours are rounded to steps of this and moved by up to half of it at random, so that nothing can be reckoned back. */
const STEP = 48;
/** Smaller boxes than this part of the picture are a slip of the finger. */
const LEAST = 0.002;

/** 422 for boxes that reach beyond the picture or are too small to hide anything. */
export function demandBoxes(boxes: readonly Box[]): void {
  boxes.forEach(({ x, y, w, h }, at) => {
    if (x + w > 1.0001 || y + h > 1.0001) throw fieldProblem(`boxes/${at}`, 'box-outside');
    if (w < LEAST || h < LEAST) throw fieldProblem(`boxes/${at}`, 'box-too-small');
  });
}

type Raw = { data: Buffer; width: number; height: number };

/** The mean colour of each patch, rounded and moved. */
function patches(raw: Raw, left: number, top: number, width: number, height: number): Raw {
  const longest = Math.max(width, height);
  const across = Math.max(1, Math.round((PATCHES * width) / longest));
  const down = Math.max(1, Math.round((PATCHES * height) / longest));
  const noise = randomBytes(across * down);
  const data = Buffer.alloc(across * down * 3);
  for (let row = 0; row < down; row++)
    for (let column = 0; column < across; column++) {
      const x0 = left + Math.floor((column * width) / across);
      const x1 =
        left +
        Math.max(Math.floor(((column + 1) * width) / across), Math.floor((column * width) / across) + 1);
      const y0 = top + Math.floor((row * height) / down);
      const y1 =
        top + Math.max(Math.floor(((row + 1) * height) / down), Math.floor((row * height) / down) + 1);
      const sums = [0, 0, 0];
      for (let y = y0; y < y1; y++)
        for (let x = x0; x < x1; x++)
          for (let c = 0; c < 3; c++) sums[c] = (sums[c] ?? 0) + (raw.data[(y * raw.width + x) * 3 + c] ?? 0);
      const at = (row * across + column) * 3;
      for (let c = 0; c < 3; c++) {
        const mean = (sums[c] ?? 0) / ((x1 - x0) * (y1 - y0));
        const moved = Math.round(mean / STEP) * STEP + (((noise[at / 3] ?? 0) / 255) * STEP - STEP / 2);
        data[at + c] = Math.max(0, Math.min(255, Math.round(moved)));
      }
    }
  return { data, width: across, height: down };
}

/** The picture with every box made unrecognisable, as PNG of the same size and without any metadata. */
export async function redact(photo: Buffer, boxes: readonly Box[]): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const { data, info } = await sharp(photo)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw: Raw = { data, width: info.width, height: info.height };
  for (const box of boxes) {
    const left = Math.max(0, Math.floor(box.x * raw.width));
    const top = Math.max(0, Math.floor(box.y * raw.height));
    const width = Math.min(raw.width, Math.ceil((box.x + box.w) * raw.width)) - left;
    const height = Math.min(raw.height, Math.ceil((box.y + box.h) * raw.height)) - top;
    if (width <= 0 || height <= 0) continue;
    const small = patches(raw, left, top, width, height);
    const patch = await sharp(small.data, { raw: { width: small.width, height: small.height, channels: 3 } })
      .resize(width, height, { fit: 'fill', kernel: 'cubic' })
      .removeAlpha()
      .toColourspace('srgb')
      .raw()
      .toBuffer();
    for (let y = 0; y < height; y++)
      patch.copy(raw.data, ((top + y) * raw.width + left) * 3, y * width * 3, (y + 1) * width * 3);
  }
  return sharp(raw.data, { raw: { width: raw.width, height: raw.height, channels: 3 } })
    .png({ compressionLevel: 2 })
    .toBuffer();
}
