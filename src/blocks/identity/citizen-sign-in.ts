/** Citizens come in with a one-time code sent to their telephone or e-mail; the first time makes the account. */
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { blindIndex, seal } from '../../platform/crypt.ts';
import { Problem } from '../../shared/errors.ts';
import { canSend, notify } from '../notices/api.ts';
import { type Channel, channelFor, contactIndex, demandContact, maskContact } from './contact.ts';
import type { Device } from './officer-sign-in.ts';
import { newCode, sameBytes } from './secrets.ts';
import { type Begun, beginIn, forget, unrepeatable } from './sessions.ts';
import { insertCitizen, insertCode, spendCode, tryCode } from './store-citizens.ts';
import { clearAttempts, excuseAttempt, spendAttempt } from './throttle.ts';

const CODE_MINUTES = 10;

/** Bound to its contact: the stored hash of one person's code says nothing about another's. */
const codeHash = (city: City, contact: Buffer, code: string) =>
  blindIndex(city, `${contact.toString('hex')}:${code}`, 'identity.code');

/**
 * Sends a six-digit code, good for ten minutes. The answer is the same for a contact that has an account and one that
 * has none. 422 for an unreadable contact, 429 `identity.wait` when too many were asked for.
 */
export async function sendCode(
  ctx: Context,
  wish: { contact: string; channel?: Channel },
): Promise<{ sentTo: string; channel: Channel; expiresAt: Date }> {
  const { city } = ctx;
  const contact = demandContact(wish.contact);
  const find = contactIndex(city, contact);
  const channel = channelFor(contact.address, wish.channel);
  // Nobody may wait for a code that nothing will ever send.
  if (!canSend(channel))
    throw new Problem(503, `identity.no-sender-${channel === 'email' ? 'email' : 'phone'}`);
  await spendAttempt(city, 'code-address', ctx.ip);
  await spendAttempt(city, 'code-contact', find.toString('hex'));
  const code = newCode();
  const expiresAt = new Date(ctx.now.getTime() + CODE_MINUTES * 60_000);
  await change(unrepeatable(ctx), async (tx) => {
    await insertCode(tx, { contact: find, hash: codeHash(city, find, code), now: ctx.now, expiresAt });
    await notify(tx, ctx, {
      to: { channel, address: contact.address, kind: 'citizen' },
      template: 'identity.notice.code',
      params: { code, minutes: CODE_MINUTES },
      language: ctx.language,
      subject: 'identity.code',
      validMinutes: CODE_MINUTES,
    });
  });
  return { sentTo: maskContact(contact.address), channel, expiresAt };
}

/** Signs in with the code. 422 `identity.code-wrong` for a wrong, used, replaced or expired one: five tries per code. */
export async function signInCitizen(
  ctx: Context,
  given: { contact: string; code: string },
  device: Device,
): Promise<{ begun: Begun; firstTime: boolean }> {
  const { city } = ctx;
  const contact = demandContact(given.contact);
  const find = contactIndex(city, contact);
  await spendAttempt(city, 'code-wrong', ctx.ip);
  const open = await tryCode(city.db, find, ctx.now);
  const typed = codeHash(city, find, given.code.replace(/\s/g, ''));
  if (!open || !sameBytes(open.hash, typed)) throw new Problem(422, 'identity.code-wrong');
  const result = await change(unrepeatable(ctx), async (tx) => {
    if (!(await spendCode(tx, open.id, ctx.now))) throw new Problem(422, 'identity.code-wrong');
    const citizen = await insertCitizen(tx, {
      kind: contact.kind,
      find,
      sealed: seal(city, contact.address),
      language: ctx.language,
      now: ctx.now,
    });
    if (citizen.made) {
      tx.audit({ action: 'identity.citizen.joined', subject: citizen.id });
      tx.emit({ type: 'identity.citizen.joined', subject: citizen.id, payload: {} });
    }
    const begun = await beginIn(tx, ctx, { citizen: citizen.id }, device);
    return { begun, firstTime: citizen.made, id: citizen.id };
  });
  await excuseAttempt(city, 'code-wrong', ctx.ip);
  await clearAttempts(city, 'code-contact', find.toString('hex'));
  if (device.oldToken) forget(city, [result.id]);
  return { begun: result.begun, firstTime: result.firstTime };
}
