/** The door for mail servers that hand letters in over HTTP, each signed with the secret and the time. */
import { createHmac } from 'node:crypto';
import type { Context } from '../../../platform/context.ts';
import { sameSecret } from '../../../platform/crypt.ts';
import { Problem } from '../../../shared/errors.ts';
import { openDoors } from '../doors.ts';
import { readSignature } from '../rules/letters.ts';
import { takeLetter } from './take.ts';

/** Seconds by which the clocks may differ: an older letter is a replay. */
const TOLERANCE = 300;

/** The signature that belongs to a letter handed in at `time` (seconds since 1970). */
export function letterSignature(secret: string, time: number, raw: Buffer): string {
  return createHmac('sha256', secret).update(`${time}.`).update(raw).digest('hex');
}

/** 401 for a wrong, missing or old signature; nothing is kept then. A letter that was refused counts as handed in. */
export async function receiveLetter(ctx: Context, raw: Buffer, header: string | undefined): Promise<void> {
  const { emailSecret, leadTo } = openDoors();
  if (!emailSecret || !leadTo(ctx.city.slug)) throw new Problem(404, 'platform.not-found');
  const signature = readSignature(header);
  const seconds = ctx.now.getTime() / 1000;
  if (
    !signature ||
    Math.abs(seconds - signature.time) > TOLERANCE ||
    !sameSecret(signature.hash, letterSignature(emailSecret, signature.time, raw))
  )
    throw new Problem(401, 'channels.signature');
  await takeLetter(ctx.city, raw);
}
