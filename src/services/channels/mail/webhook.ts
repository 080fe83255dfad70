/** The door for mail servers that hand letters in over HTTP, each signed with the secret and the time. */
import { createHmac } from 'node:crypto';
import type { City } from '../../../platform/city.ts';
import type { Context } from '../../../platform/context.ts';
import { sameSecret } from '../../../platform/crypt.ts';
import { Problem } from '../../../shared/errors.ts';
import { openDoors } from '../doors.ts';
import { readSignature, type Signature } from '../rules/letters.ts';
import { takeLetter } from './take.ts';

/** Seconds by which the clocks may differ: an older letter is a replay. */
const TOLERANCE = 300;

/** The signature that belongs to a letter handed in at `time` (seconds since 1970). */
export function letterSignature(secret: string, time: number, raw: Buffer): string {
  return createHmac('sha256', secret).update(`${time}.`).update(raw).digest('hex');
}

/** Letters whose bodies are read at once: each may take 25 MB. */
export const LETTERS_AT_ONCE = 4;

/** Before a body is read: 404 where there is no door, 401 for a header that cannot be right, or is not of now. */
export function expectLetter(
  city: City,
  header: string | undefined,
): { secret: string; signature: Signature } {
  const { emailSecret: secret, leadTo } = openDoors();
  if (!secret || !leadTo(city.slug)) throw new Problem(404, 'platform.not-found');
  const signature = readSignature(header);
  if (!signature || Math.abs(city.now().getTime() / 1000 - signature.time) > TOLERANCE)
    throw new Problem(401, 'channels.signature');
  return { secret, signature };
}

/** 401 for a wrong, missing or old signature; nothing is kept then. A letter that was refused counts as handed in. */
export async function receiveLetter(ctx: Context, raw: Buffer, header: string | undefined): Promise<void> {
  const { secret, signature } = expectLetter(ctx.city, header);
  if (!sameSecret(signature.hash, letterSignature(secret, signature.time, raw)))
    throw new Problem(401, 'channels.signature');
  await takeLetter(ctx.city, raw);
}
