/** Takes one letter in: kept once, or refused with its reason. Whoever hands it in may forget it when this returns. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { VISITOR } from '../../../platform/actor.ts';
import { type Change, change } from '../../../platform/change.ts';
import type { City } from '../../../platform/city.ts';
import { type Context, systemContext } from '../../../platform/context.ts';
import { blindIndex, seal } from '../../../platform/crypt.ts';
import { keepPhoto, withHeld } from '../../../platform/files/api.ts';
import { Problem } from '../../../shared/errors.ts';
import { openDoors } from '../doors.ts';
import { addressKey, OUTSIDE } from '../keys.ts';
import { refusalOf } from '../rules/letters.ts';
import { countOfAddress, countSince, ensureSender, insertMessage, isKnown } from '../store.ts';
import { workJob } from '../work-job.ts';
import { type Letter, type ReadLetter, readLetter } from './letter.ts';

/** The largest letter, in bytes. */
export const LETTER_BYTES = 25 * 1024 * 1024;
/** Letters of one sender in an hour that are taken at all. */
const MOST_PER_HOUR = 30;

export type Taken = 'taken' | 'known' | 'refused';

/** Work that belongs in the same transaction, such as moving the mark in the mailbox. */
type Also = (tx: Change) => Promise<void>;

async function keepPictures(ctx: Context, letter: Letter, pictures: readonly Buffer[]): Promise<Letter> {
  const photos: string[] = [];
  let { refused } = letter;
  for (const picture of pictures) {
    try {
      photos.push(
        await withHeld(async (hold) => (await keepPhoto(ctx, await hold(Readable.from(picture)))).id),
      );
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      refused += 1;
    }
  }
  return { ...letter, photos, refused };
}

async function refuse(city: City, outsideKey: Buffer, reason: string, also: Also): Promise<Taken> {
  const now = city.now();
  const row = { door: 'email' as const, outsideKey, sender: null, sentAt: now, receivedAt: now };
  return change(systemContext(city, 'channels.email'), async (tx) => {
    const isNew = await insertMessage(tx, { ...row, state: 'refused', content: null, reason });
    await also(tx);
    return isNew ? 'refused' : 'known';
  });
}

/** A letter that was not even fetched. */
export function refuseUnread(city: City, name: string, reason: string, also: Also): Promise<Taken> {
  return refuse(city, blindIndex(city, name, OUTSIDE), reason, also);
}

export async function takeLetter(city: City, raw: Buffer, also: Also = async () => {}): Promise<Taken> {
  const hash = createHash('sha256').update(raw).digest('base64url');
  let read: ReadLetter;
  try {
    read = await readLetter(raw);
  } catch (error) {
    city.log.warn({ err: error }, 'a letter could not be read');
    return refuseUnread(city, hash, 'unreadable', also);
  }
  const { from, headers, letter, pictures } = read;
  const outsideKey = blindIndex(city, read.identity, OUTSIDE);
  if (await isKnown(city.db, 'email', outsideKey)) {
    await change(systemContext(city, 'channels.email'), also);
    return 'known';
  }
  const refusal = refusalOf({ headers, from, ownAddresses: openDoors().ownAddresses });
  if (refusal || !from) return refuse(city, outsideKey, refusal ?? 'no-sender', also);
  if (!letter.text && !letter.subject && pictures.length === 0)
    return refuse(city, outsideKey, 'empty', also);
  const ctx = { ...systemContext(city, 'channels.email'), actor: VISITOR };
  const now = city.now();
  const hour = new Date(now.getTime() - 3_600_000);
  const key = addressKey(city, from);
  // Whoever writes too much costs no more than the reading of a letter; counted again where it is written.
  const over = (await countOfAddress(city.db, 'email', key, hour)) >= MOST_PER_HOUR;
  const kept = over ? letter : await keepPictures(ctx, letter, pictures);
  return change(systemContext(city, 'channels.email'), async (tx) => {
    const sender = await ensureSender(tx, {
      door: 'email',
      key,
      address: seal(city, from),
      language: 'id',
      at: now,
    });
    const tooMany = over || (await countSince(tx, sender, hour)) >= MOST_PER_HOUR;
    const isNew = await insertMessage(tx, {
      door: 'email',
      outsideKey,
      sender,
      // The order of arrival: the date of a letter is whatever its sender's clock said.
      sentAt: now,
      receivedAt: now,
      state: tooMany ? 'refused' : 'waiting',
      content: tooMany ? null : seal(city, JSON.stringify(kept)),
      reason: tooMany ? 'too-many' : null,
    });
    await also(tx);
    if (isNew && !tooMany) tx.job(workJob(sender));
    return isNew ? (tooMany ? 'refused' : 'taken') : 'known';
  });
}
