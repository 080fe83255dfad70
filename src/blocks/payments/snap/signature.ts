/** Signatures of SNAP, the open API of Bank Indonesia: banks diverge, so what each of them does is data. */
import { createHash, createHmac, createSign, createVerify, type KeyLike, timingSafeEqual } from 'node:crypto';
import { minified } from './minify.ts';

/** `rsa`: SHA-256 with the sender's private key. `hmac`: SHA-512 with the secret that both share. */
type Algorithm = 'rsa' | 'hmac';
export type Part = {
  algorithm: Algorithm;
  encoding: 'base64' | 'hex';
  /** Does the signed path bear its query string? */
  query: boolean;
  /** Is the access token part of what is signed? Never with `rsa`. */
  token: boolean;
};

/** How one bank signs. */
export type SignatureProfile = {
  id: string;
  /** For the access token; always RSA over `clientKey|timestamp`. */
  access: { encoding: 'base64' | 'hex' };
  /** What the city sends to the bank. */
  request: Part;
  /** What the bank tells the city. */
  notification: Part;
  /** A message whose time is further away, before or after, is stale. */
  toleranceSeconds: number;
};

/** As the standard has it. */
export const STANDARD: SignatureProfile = {
  id: 'standard',
  access: { encoding: 'base64' },
  request: { algorithm: 'hmac', encoding: 'base64', query: true, token: true },
  notification: { algorithm: 'hmac', encoding: 'base64', query: true, token: true },
  toleranceSeconds: 300,
};

export type Message = {
  method: string;
  /** With its query string. */
  path: string;
  /** As it went over the wire; '' for none. */
  body: string;
  /** `X-TIMESTAMP`, ISO 8601 with an offset, as it was sent. */
  timestamp: string;
  /** The access token, '' where there is none. */
  token: string;
};

/** The one half signs, the other verifies; an HMAC knows one secret for both. */
export type Keys = { private?: KeyLike; public?: KeyLike; secret?: string };

/** `METHOD:path:token:hash of the body:timestamp`. RangeError when the body is no JSON. */
export function signedText(part: Part, { method, path, body, timestamp, token }: Message): string {
  const plain = body === '' ? '' : minified(body);
  if (plain === undefined) throw new RangeError('the body is no JSON');
  const hash = createHash('sha256').update(plain).digest('hex');
  const address = part.query ? path : path.split('?', 1)[0];
  return [method.toUpperCase(), address, ...(part.token ? [token] : []), hash, timestamp].join(':');
}

function signText(part: Pick<Part, 'algorithm' | 'encoding'>, text: string, keys: Keys): string {
  if (part.algorithm === 'hmac') {
    if (!keys.secret) throw new Error('A shared secret is needed to sign so.');
    return createHmac('sha512', keys.secret).update(text).digest(part.encoding);
  }
  if (!keys.private) throw new Error('A private key is needed to sign so.');
  return createSign('sha256').update(text).sign(keys.private, part.encoding);
}

function isSigned(
  part: Pick<Part, 'algorithm' | 'encoding'>,
  text: string,
  signature: string,
  keys: Keys,
): boolean {
  // Decoders pass over what they do not know: only the one spelling of these bytes is this signature.
  const given = Buffer.from(signature, part.encoding);
  if (given.toString(part.encoding) !== (part.encoding === 'hex' ? signature.toLowerCase() : signature))
    return false;
  if (part.algorithm === 'hmac') {
    if (!keys.secret) return false;
    const right = createHmac('sha512', keys.secret).update(text).digest();
    return given.length === right.length && timingSafeEqual(given, right);
  }
  try {
    return keys.public !== undefined && createVerify('sha256').update(text).verify(keys.public, given);
  } catch {
    return false;
  }
}

export const signMessage = (part: Part, message: Message, keys: Keys): string =>
  signText(part, signedText(part, message), keys);

/** False for a wrong signature and for a body that is no JSON. */
export function isMessageSigned(part: Part, message: Message, signature: string, keys: Keys): boolean {
  if (message.body !== '' && minified(message.body) === undefined) return false;
  return isSigned(part, signedText(part, message), signature, keys);
}

const accessText = (clientKey: string, timestamp: string) => `${clientKey}|${timestamp}`;

export function signAccess(
  { access }: SignatureProfile,
  clientKey: string,
  timestamp: string,
  keys: Keys,
): string {
  return signText({ algorithm: 'rsa', ...access }, accessText(clientKey, timestamp), keys);
}

export function isAccessSigned(
  { access }: SignatureProfile,
  clientKey: string,
  timestamp: string,
  signature: string,
  keys: Keys,
): boolean {
  return isSigned({ algorithm: 'rsa', ...access }, accessText(clientKey, timestamp), signature, keys);
}

const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:?\d{2})$/;

/** Is the time of a message near enough? False for one without an offset: it names no instant. */
export function isFresh({ toleranceSeconds }: SignatureProfile, timestamp: string, now: Date): boolean {
  if (!WITH_OFFSET.test(timestamp)) return false;
  const at = Date.parse(timestamp.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Math.abs(at - now.getTime()) <= toleranceSeconds * 1000;
}
