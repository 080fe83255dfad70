/** The block cipher XTEA (R. Needham and D. Wheeler, 1997): small, exact in 32-bit arithmetic, the same in every browser. */

const DELTA = 0x9e3779b9;
const CYCLES = 32;

/**
 * A keyed function of two 32-bit words: the first half of the XTEA block that they encrypt to, as an unsigned number.
 * `key` is 32 hexadecimal digits. Used to shuffle, not to keep secrets.
 */
export function cipherOf(key: string): (high: number, low: number) => number {
  if (!/^[0-9a-f]{32}$/i.test(key)) throw new RangeError('a key is 32 hexadecimal digits');
  const words = Uint32Array.from([0, 8, 16, 24], (at) => Number.parseInt(key.slice(at, at + 8), 16));
  const schedule = new Uint32Array(CYCLES * 2);
  let sum = 0;
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    schedule[cycle * 2] = (sum + (words[sum & 3] ?? 0)) >>> 0;
    sum = (sum + DELTA) >>> 0;
    schedule[cycle * 2 + 1] = (sum + (words[(sum >>> 11) & 3] ?? 0)) >>> 0;
  }
  return (high, low) => {
    let v0 = high >>> 0;
    let v1 = low >>> 0;
    for (let at = 0; at < CYCLES * 2; at += 2) {
      v0 = (v0 + ((((v1 << 4) ^ (v1 >>> 5)) + v1) ^ (schedule[at] ?? 0))) >>> 0;
      v1 = (v1 + ((((v0 << 4) ^ (v0 >>> 5)) + v0) ^ (schedule[at + 1] ?? 0))) >>> 0;
    }
    return v0;
  };
}
