/** The fingerprint of a file, worked out on the reader's own device: the file goes nowhere. */

/** Our papers are far smaller; larger ones would only make a telephone hot. */
export const MOST_BYTES = 25 * 1024 * 1024;

export type Compared = 'same' | 'different' | 'not-a-pdf' | 'too-large' | 'unreadable' | 'cannot-here';

/** Certainly not the file that was issued. What merely could not be compared says nothing against it. */
export const isForeign = (compared: Compared): boolean =>
  compared === 'different' || compared === 'too-large';

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

type Hasher = Pick<SubtleCrypto, 'digest'> | undefined;

/** What hinders a comparison. `cannot-here`: browsers only count fingerprints on pages that came over https. */
export type Hindrance = Exclude<Compared, 'same' | 'different'>;

export async function fingerprintOf(
  file: Blob,
  hasher: Hasher = globalThis.crypto?.subtle,
): Promise<{ sha256: string } | { hindrance: Hindrance }> {
  if (file.size > MOST_BYTES) return { hindrance: 'too-large' };
  if (!hasher) return { hindrance: 'cannot-here' };
  try {
    const bytes = await file.arrayBuffer();
    // Programs may put bytes before the mark; readers look for it in the first kilobyte.
    const begin = new TextDecoder('latin1').decode(bytes.slice(0, 1024));
    if (!begin.includes('%PDF-')) return { hindrance: 'not-a-pdf' };
    return { sha256: hex(await hasher.digest('SHA-256', bytes)) };
  } catch {
    return { hindrance: 'unreadable' };
  }
}

export async function compareFile(
  file: Blob,
  sha256: string,
  hasher: Hasher = globalThis.crypto?.subtle,
): Promise<Compared> {
  const found = await fingerprintOf(file, hasher);
  if ('hindrance' in found) return found.hindrance;
  return found.sha256 === sha256 ? 'same' : 'different';
}
