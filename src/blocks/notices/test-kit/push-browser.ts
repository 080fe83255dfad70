/** A browser that takes push messages: the keys that it gives away, and the eyes that read what comes. */
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

export type PushBrowser = {
  /** As `PushSubscription.toJSON()` gives it. */
  details: { endpoint: string; keys: { p256dh: string; auth: string } };
  /** The message in an encrypted body. */
  read(body: Buffer): Record<string, string>;
};

/** Keys of its own; the city will write to `endpoint`. */
export function pushBrowser(endpoint: string): PushBrowser {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  const auth = randomBytes(16);
  const details = {
    endpoint,
    keys: { p256dh: keys.getPublicKey('base64url'), auth: auth.toString('base64url') },
  };
  /** What the browser reads (RFC 8291). */
  const read = (body: Buffer) => {
    const [salt, length] = [body.subarray(0, 16), body[20] ?? 0];
    const [theirs, sealed] = [body.subarray(21, 21 + length), body.subarray(21 + length)];
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), theirs]);
    const secret = Buffer.from(hkdfSync('sha256', keys.computeSecret(theirs), auth, info, 32));
    const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
    const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
    const cipher = createDecipheriv('aes-128-gcm', key, nonce);
    cipher.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
    return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString('utf8')) as Record<string, string>;
  };
  return { details, read };
}
