/** How a receipt is written: read out, typed from paper or scanned, it stays the same secret. */

/** Crockford's base 32: without I, L, O and U, so that nothing can be mistaken for a digit or read as a word. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SIGNS = 16;

/** Ten bytes as four groups of four signs: 7K3F-QM2X-0D9T-8WNC. */
export function writeReceipt(bytes: Uint8Array): string {
  let signs = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes.subarray(0, (SIGNS * 5) / 8)) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      signs += ALPHABET[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return signs.replace(/.{4}(?=.)/g, '$&-');
}

/**
 * The receipt that somebody typed: any case, spaces, dashes or none, O for 0, I or L for 1, full-width signs.
 * Undefined for what cannot be one.
 */
export function readReceipt(text: string): string | undefined {
  const signs = text
    .slice(0, 100)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (signs.length !== SIGNS || signs.includes('U')) return undefined;
  return signs.replace(/.{4}(?=.)/g, '$&-');
}
