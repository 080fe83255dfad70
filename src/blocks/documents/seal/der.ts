/** Writes ASN.1 in DER (ITU-T X.690): the few forms that certificates and signatures are made of. It reads nothing from outside. */

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

/** A value under a tag. */
function tagged(tag: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
}

export const sequence = (...parts: Buffer[]): Buffer => tagged(0x30, ...parts);
/** A set is written in the order of its bytes. */
export const setOf = (...parts: Buffer[]): Buffer => tagged(0x31, ...parts.toSorted(Buffer.compare));
export const octets = (bytes: Buffer): Buffer => tagged(0x04, bytes);
export const bits = (bytes: Buffer, unused = 0): Buffer => tagged(0x03, Buffer.from([unused]), bytes);
export const utf8 = (text: string): Buffer => tagged(0x0c, Buffer.from(text, 'utf8'));
export const nothing = (): Buffer => tagged(0x05);
export const truth = (): Buffer => tagged(0x01, Buffer.from([0xff]));
/** `[number]`, made of parts. */
export const context = (number: number, ...parts: Buffer[]): Buffer => tagged(0xa0 + number, ...parts);

/** A number that is not negative, given as its bytes. */
export function integer(bytes: Buffer | number): Buffer {
  let body = typeof bytes === 'number' ? Buffer.from([bytes]) : bytes;
  while (body.length > 1 && body[0] === 0 && ((body[1] ?? 0) & 0x80) === 0) body = body.subarray(1);
  return ((body[0] ?? 0) & 0x80) === 0 ? tagged(0x02, body) : tagged(0x02, Buffer.from([0]), body);
}

export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const number of rest) {
    const digits = [number % 128];
    for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128))
      digits.unshift(0x80 | (left % 128));
    bytes.push(...digits);
  }
  return tagged(0x06, Buffer.from(bytes));
}

/** UTCTime until 2049, GeneralizedTime from then on (RFC 5280, 4.1.2.5). */
export function time(at: Date): Buffer {
  const digits = at
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:T]/g, '');
  return at.getUTCFullYear() < 2050
    ? tagged(0x17, Buffer.from(digits.slice(2), 'ascii'))
    : tagged(0x18, Buffer.from(digits, 'ascii'));
}
