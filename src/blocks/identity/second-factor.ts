/** The second factor of officers: time-based codes from an authenticator app (RFC 6238), and recovery codes for its loss. */
import { Secret, TOTP } from 'otpauth';
import type { Officer } from '../../platform/actor.ts';
import { type Change, change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { blindIndex, open, seal } from '../../platform/crypt.ts';
import { Problem } from '../../shared/errors.ts';
import { say } from '../../shared/languages.ts';
import { passwordFits } from './passwords.ts';
import { newRecoveryCode, plainRecoveryCode } from './secrets.ts';
import { forget, unrepeatable } from './sessions.ts';
import { settingsOf } from './settings.ts';
import {
  confirmTotp,
  countRecoveryCodes,
  findOfficer,
  lockOfficer,
  type OfficerRow,
  removeTotp,
  saveTotp,
  spendRecoveryCode,
  spendTotpStep,
} from './store-officers.ts';
import { clearAttempts, spendAttempt } from './throttle.ts';

const PERIOD = 30;
const RECOVERY_CODES = 10;

function totpOf(ctx: Context, officer: Pick<OfficerRow, 'username'>, secret: Secret): TOTP {
  const issuer = `Pendopo ${say(ctx.city.name, 'id')}`;
  return new TOTP({ issuer, label: officer.username, secret, digits: 6, period: PERIOD, algorithm: 'SHA1' });
}

const recoveryHash = (ctx: Context, officer: string, code: string) =>
  blindIndex(ctx.city, `${officer}:${plainRecoveryCode(code)}`, 'recovery-code');

/** The step whose code this is (now, or one step early or late for a clock that is off), undefined if none. */
function stepOf(ctx: Context, officer: OfficerRow, code: string): number | undefined {
  if (!officer.totp_sealed || !/^\d{6}$/.test(code)) return undefined;
  const totp = totpOf(ctx, officer, Secret.fromBase32(open(ctx.city, officer.totp_sealed)));
  const timestamp = ctx.now.getTime();
  const delta = totp.validate({ token: code, timestamp, window: 1 });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / PERIOD) + delta;
}

/** Uses up a code of the authenticator app or a recovery code; false when it is wrong or was used before. */
export async function codeFits(
  tx: Change,
  ctx: Context,
  officer: OfficerRow,
  code: string,
): Promise<boolean> {
  const plain = code.replace(/\s/g, '');
  const step = stepOf(ctx, officer, plain);
  if (step !== undefined) return spendTotpStep(tx, officer.id, step);
  if (plainRecoveryCode(plain).length !== 10) return false;
  const used = await spendRecoveryCode(tx, officer.id, recoveryHash(ctx, officer.id, plain), ctx.now);
  if (used) tx.audit({ action: 'identity.recovery-code.used', subject: officer.id });
  return used;
}

async function ownRow(ctx: Context): Promise<OfficerRow> {
  const officer = await findOfficer(ctx.city.db, (ctx.actor as Officer).id);
  if (!officer) throw new Problem(401, 'platform.sign-in');
  return officer;
}

/** Asks for the password again before something that a borrowed screen must not do. */
export async function demandPassword(ctx: Context, officer: OfficerRow, password: string): Promise<void> {
  await spendAttempt(ctx.city, 'account', officer.username);
  if (!(await passwordFits(officer.password_hash, password)))
    throw new Problem(422, 'identity.password-wrong');
  await clearAttempts(ctx.city, 'account', officer.username);
}

export type FactorState = { confirmed: boolean; recoveryCodesLeft: number; required: boolean };

export async function secondFactorState(ctx: Context): Promise<FactorState> {
  const officer = await ownRow(ctx);
  return {
    confirmed: officer.totp_confirmed_at !== null,
    recoveryCodesLeft: await countRecoveryCodes(ctx.city.db, officer.id),
    required: (await settingsOf(ctx.city)).secondFactor === 'required',
  };
}

/** Begins enrolment: a new secret as text and as an `otpauth:` address for a QR code. It counts only once confirmed. */
export async function enrolTotp(ctx: Context, password: string): Promise<{ secret: string; uri: string }> {
  const officer = await ownRow(ctx);
  await demandPassword(ctx, officer, password);
  const secret = new Secret({ size: 20 });
  await change(unrepeatable(ctx), async (tx) => {
    const now = await lockOfficer(tx, officer.id);
    if (now?.totp_confirmed_at) throw new Problem(409, 'identity.second-factor-set');
    await saveTotp(tx, officer.id, seal(ctx.city, secret.base32));
  });
  return { secret: secret.base32, uri: totpOf(ctx, officer, secret).toString() };
}

/** Confirms enrolment with a first code. Answers ten recovery codes, shown this once. */
export async function confirmEnrolment(ctx: Context, code: string): Promise<{ recoveryCodes: string[] }> {
  const { id } = ctx.actor as Officer;
  await spendAttempt(ctx.city, 'second-factor', id);
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await change(unrepeatable(ctx), async (tx) => {
    const officer = await lockOfficer(tx, id);
    if (!officer?.totp_sealed || officer.totp_confirmed_at)
      throw new Problem(409, 'identity.second-factor-not-begun');
    const step = stepOf(ctx, officer, code.replace(/\s/g, ''));
    if (step === undefined || !(await spendTotpStep(tx, id, step)))
      throw new Problem(422, 'identity.code-wrong');
    const hashes = recoveryCodes.map((one) => recoveryHash(ctx, id, one));
    await confirmTotp(tx, id, hashes, ctx.now);
    tx.audit({ action: 'identity.second-factor.enrolled', subject: id });
    tx.emit({ type: 'identity.officer.changed', subject: id, payload: { what: 'second-factor' } });
  });
  await clearAttempts(ctx.city, 'second-factor', id);
  forget(ctx.city, [id]);
  return { recoveryCodes };
}

/** Takes the second factor away; refused with 409 where the city requires one: then an administrator resets it. */
export async function disableTotp(ctx: Context, password: string): Promise<void> {
  const officer = await ownRow(ctx);
  await demandPassword(ctx, officer, password);
  if ((await settingsOf(ctx.city)).secondFactor === 'required')
    throw new Problem(409, 'identity.second-factor-required');
  await change(unrepeatable(ctx), async (tx) => {
    await removeTotp(tx, officer.id);
    tx.audit({ action: 'identity.second-factor.removed', subject: officer.id });
    tx.emit({ type: 'identity.officer.changed', subject: officer.id, payload: { what: 'second-factor' } });
  });
  forget(ctx.city, [officer.id]);
}
