/** Looks at the first bytes of a chosen file, so that a letter named foto.jpg is told at once and not after the sending. */
import type { TextParams } from '../texts/interpolate.ts';
import type { TextKey } from '../texts/keys.gen.ts';

/** What the server takes at most, in bytes. The server stays the judge. */
export const MOST_PHOTO_BYTES = 15 * 1024 * 1024;

/**
 * `photo`: JPEG, PNG or WebP. `picture`: another picture, which this device may be able to turn into a photo.
 * `other`: none; `type` names it as people do (PDF, MP4) when it is known.
 */
export type Seen = { kind: 'photo' } | { kind: 'picture'; type: string } | { kind: 'other'; type?: string };

/** The server's sentence: `t(key, params)`. */
export type PhotoFault = { key: TextKey; params?: TextParams };

const ENOUGH_BYTES = 32;

const signatures: readonly [from: number, bytes: string, seen: Seen][] = [
  [0, '\xff\xd8\xff', { kind: 'photo' }],
  [0, '\x89PNG\r\n\x1a\n', { kind: 'photo' }],
  [8, 'WEBP', { kind: 'photo' }],
  [0, 'GIF8', { kind: 'picture', type: 'GIF' }],
  [0, 'BM', { kind: 'picture', type: 'BMP' }],
  [0, 'II*\0', { kind: 'picture', type: 'TIF' }],
  [0, 'MM\0*', { kind: 'picture', type: 'TIF' }],
  [0, '%PDF', { kind: 'other', type: 'PDF' }],
  [0, 'PK\x03\x04', { kind: 'other', type: 'ZIP' }],
  [0, '\x1aE\xdf\xa3', { kind: 'other', type: 'WEBM' }],
  [8, 'AVI ', { kind: 'other', type: 'AVI' }],
  [0, 'ID3', { kind: 'other', type: 'MP3' }],
];

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

/** What the file is by its first bytes; its name and the type that the browser gives it from the name do not count. */
export function seenIn(bytes: Uint8Array): Seen {
  const head = String.fromCharCode(...bytes.subarray(0, ENOUGH_BYTES));
  if (head.startsWith('ftyp', 4)) {
    const brand = head.slice(8, 12);
    if (heicBrands.has(brand)) return { kind: 'picture', type: 'HEIC' };
    if (brand.startsWith('avi')) return { kind: 'picture', type: 'AVIF' };
    return { kind: 'other', type: brand.startsWith('qt') ? 'MOV' : 'MP4' };
  }
  const found = signatures.find(([from, text]) => head.startsWith(text, from));
  return found?.[2] ?? { kind: 'other' };
}

/** Reads only the beginning: a film of two gigabytes costs nothing. */
export async function lookAt(file: Blob): Promise<Seen> {
  return seenIn(new Uint8Array(await file.slice(0, ENOUGH_BYTES).arrayBuffer()));
}

/** The sentence for a file that is no photo; undefined for a photo. */
export function faultOf(seen: Seen): PhotoFault | undefined {
  if (seen.kind === 'photo') return undefined;
  if (seen.type === 'HEIC') return { key: 'files.problem.heic' };
  if (seen.type) return { key: 'files.problem.not-a-photo', params: { type: seen.type } };
  return { key: 'files.problem.unknown-type' };
}

/** The sentence for what would be sent and is too large for the server; undefined when it fits. */
export function tooLarge(photo: Blob): PhotoFault | undefined {
  if (photo.size <= MOST_PHOTO_BYTES) return undefined;
  return { key: 'files.problem.too-large', params: { limit: MOST_PHOTO_BYTES / 1024 / 1024 } };
}
