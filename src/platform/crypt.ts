/** Personal data at rest: sealed with the city's own key, findable only through a keyed hash. */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

type Keyed = { secret: Buffer };

/** Made once per city and purpose: wrapping a key anew costs more than using it. */
const keys = new WeakMap<Buffer, Map<string, KeyObject>>();

function keyFor(city: Keyed, purpose: string): KeyObject {
  let own = keys.get(city.secret);
  if (!own) {
    own = new Map();
    keys.set(city.secret, own);
  }
  let key = own.get(purpose);
  if (!key) {
    key = createSecretKey(
      Buffer.from(hkdfSync('sha256', city.secret, Buffer.alloc(0), `pendopo.${purpose}`, 32)),
    );
    own.set(purpose, key);
  }
  return key;
}

const NONCE = 12;
let nonces = Buffer.alloc(0);
let used = 0;

/** Twelve bytes never given out before; the system is asked for many at once, because each question is slow. */
function nonce(): Buffer {
  if (used === nonces.length) {
    nonces = randomBytes(NONCE * 256);
    used = 0;
  }
  used += NONCE;
  return nonces.subarray(used - NONCE, used);
}

/** Encrypts with AES-256-GCM: 12 bytes nonce, 16 bytes tag, then the text. */
export function seal(city: Keyed, text: string): Buffer {
  const first = nonce();
  const cipher = createCipheriv('aes-256-gcm', keyFor(city, 'seal'), first);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([first, cipher.getAuthTag(), body]);
}

/** Reverses `seal`; throws if the bytes were altered or belong to another city. */
export function open(city: Keyed, bytes: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', keyFor(city, 'seal'), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

/**
 * Seals a file. Equal bytes give equal sealed bytes, so that a store by content keeps them once and a work that is done
 * twice leaves nothing behind: the nonce is a keyed hash of what is sealed, under a key that seals nothing else.
 */
export function sealBytes(city: Keyed, bytes: Buffer): Buffer {
  const first = createHmac('sha256', keyFor(city, 'seal.bytes.nonce'))
    .update(bytes)
    .digest()
    .subarray(0, NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyFor(city, 'seal.bytes'), first);
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([first, cipher.getAuthTag(), body]);
}

/** Reverses `sealBytes`; throws if the bytes were altered or belong to another city. */
export function openBytes(city: Keyed, bytes: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keyFor(city, 'seal.bytes'), bytes.subarray(0, NONCE));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + 16));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + 16)), decipher.final()]);
}

/** A keyed hash of normalised text: equal inputs meet, nobody can try phone numbers without the key. 32 bytes. */
export function blindIndex(city: Keyed, text: string, purpose = 'index'): Buffer {
  return createHmac('sha256', keyFor(city, purpose)).update(text).digest();
}

/** Are the two secrets the same? Takes as long for a near miss as for a far one. */
export function sameSecret(given: string | undefined, right: string): boolean {
  const a = Buffer.from(given ?? '');
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
