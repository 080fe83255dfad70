/** What the city holds back until somebody has looked: rules with their dates, and the word lists of its pack. */
import { change } from '../../../platform/change.ts';
import type { City } from '../../../platform/city.ts';
import type { Context } from '../../../platform/context.ts';
import { fieldProblem, Problem } from '../../../shared/errors.ts';
import { isDate } from '../../../shared/nik.ts';
import type { TrustChange, TrustRules, TrustSettings } from '../rules/trust-contract.ts';
import { settingsOf, todayIn } from '../settings.ts';
import { stampOf } from '../stamp.ts';
import type { ScreenWords } from './rules/screening.ts';
import { lockTrust, readTrust, writeTrust } from './store-settings.ts';

export type Trust = { rules: TrustRules['rules']; photos: TrustRules['photos']; words: ScreenWords };

/** Without a setting of the city's own: numbers are masked anyway, insults wait, everything else is looked at afterwards. */
const USUAL: TrustRules = {
  rules: {
    nik: 'queue',
    phone: 'pass',
    email: 'pass',
    number: 'pass',
    plate: 'queue',
    account: 'queue',
    profanity: 'hold',
    accusation: 'hold',
  },
  photos: { hold: 'none', categories: [], anonymous: false },
};
const NO_WORDS: ScreenWords = { profanity: [], animals: [], companions: [], accusations: [], titles: [] };

/** In force today; read once a day and whenever somebody changes it. */
export function trustOf(city: City): Promise<Trust> {
  const today = todayIn(city);
  return city.cache.get(
    'complaints.trust',
    ['complaints.settings', 'complaints.trust'],
    async () => {
      const { versions, words } = await readTrust(city.db);
      const now = versions.findLast(({ from }) => from <= today)?.value ?? USUAL;
      return { ...now, words: { ...NO_WORDS, ...words } };
    },
    { stamp: today },
  );
}

export async function trustSettings(ctx: Context): Promise<TrustSettings> {
  const today = todayIn(ctx.city);
  const { versions } = await readTrust(ctx.city.db);
  return {
    today,
    now: versions.findLast(({ from }) => from <= today)?.value ?? USUAL,
    later: versions.filter(({ from }) => from > today),
    stamp: stampOf(versions),
  };
}

/** New rules from today or a later day; what came in before is not judged anew. 409 when they are no longer as the caller saw them. */
export async function changeTrust(ctx: Context, given: TrustChange): Promise<{ from: string }> {
  const { from, value, seen } = given;
  if (!isDate(from) || from < todayIn(ctx.city)) throw fieldProblem('from', 'before-today');
  const known = await settingsOf(ctx.city);
  if (value.photos.categories.some((id) => !known.category(id)))
    throw fieldProblem('value/photos/categories', 'unknown-category');
  await change(ctx, async (tx) => {
    const { versions } = await lockTrust(tx);
    if (seen !== stampOf(versions)) throw new Problem(409, 'platform.conflict');
    await writeTrust(tx, from, value);
    tx.audit({ action: 'complaints.trust.changed', subject: from, after: value });
    tx.emit({ type: 'complaints.trust.changed', subject: from, payload: {} });
  });
  ctx.city.cache.passed('complaints.trust.changed');
  return { from };
}
