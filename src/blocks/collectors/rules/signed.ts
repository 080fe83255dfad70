/** Entries with their signature, the hash that chains them and the number on the receipt: the same on the phone and at the city. */
import { type Entry, readEntry } from './entry.ts';

const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;
/** Crockford's alphabet: no letter that is taken for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Undefined for what is no base64url. */
function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
  } catch {
    return undefined;
  }
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(text)));
}

/** A pair whose private half never leaves the device. */
export function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(KEY, false, ['sign', 'verify']);
}

export async function publicText({ publicKey }: CryptoKeyPair): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)));
}

/** Undefined for what is no public key of this kind. */
export async function publicKeyOf(text: string): Promise<CryptoKey | undefined> {
  const raw = fromBase64url(text);
  if (raw?.length !== 65) return undefined;
  return crypto.subtle.importKey('raw', raw, KEY, true, ['verify']).catch(() => undefined);
}

/** The line with its signature: what goes to the city, and what stands in the QR of a receipt. */
export async function sign(line: string, key: CryptoKey): Promise<string> {
  return `${line}~${base64url(new Uint8Array(await crypto.subtle.sign(SIGNING, key, bytesOf(line))))}`;
}

export type Signed = { line: string; signature: string; entry: Entry };

/** Read, but not yet believed. */
export function readSigned(text: string): Signed | undefined {
  const [line = '', signature = '', ...more] = text.trim().split('~');
  const entry = more.length === 0 && signature.length === 86 ? readEntry(line) : undefined;
  return entry && { line, signature, entry };
}

export async function isGenuine({ line, signature }: Signed, key: CryptoKey): Promise<boolean> {
  const bytes = fromBase64url(signature);
  return bytes !== undefined && crypto.subtle.verify(SIGNING, key, bytes, bytesOf(line));
}

export type Marks = {
  /** 22 letters: what the next entry names as the one before. */
  hash: string;
  /** The number on the receipt: 'K3VD-9QXA-27PM'. */
  code: string;
  /** Of the booking: the same content is booked once, another content is another booking. */
  id: string;
};

/** All that an entry is known by, from its line alone. */
export async function marksOf(line: string): Promise<Marks> {
  const bytes = await digest(line);
  const hash = base64url(bytes.slice(0, 16));
  const chars = Array.from(bytes.slice(16, 28), (byte) => ALPHABET[byte & 31]);
  const hex = Array.from(bytes.slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  // Version 8 (RFC 9562): made from what it stands for.
  const id = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${'89ab'[Number.parseInt(hex.charAt(16), 16) & 3]}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
  return { hash, code: chars.join('').replace(/(.{4})(?=.)/g, '$1-'), id };
}
