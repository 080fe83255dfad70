/** What a government may want different about signing in, read from the city's settings. */
import type { City } from '../../platform/city.ts';
import { localDate } from '../../shared/time.ts';
import { siteFacts } from './site-facts.ts';
import { readSettings } from './store.ts';

export type IdentitySettings = {
  /** `identity.second-factor`: must every officer have one? */
  secondFactor: 'required' | 'optional';
  /** `identity.officer-idle-minutes`: a session unused for so long is over. */
  officerIdleMinutes: number;
  /** `identity.officer-session-hours`: the longest life of an officer's session. */
  officerSessionHours: number;
  citizenIdleDays: number;
  citizenSessionDays: number;
};

function wholeNumber(value: unknown, least: number, most: number, otherwise: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
    ? value
    : otherwise;
}

/** The settings in force today. A value out of range counts as absent: nobody is shut out by a typing error. */
export async function settingsOf(city: City): Promise<IdentitySettings> {
  const today = localDate(city.now(), city.zone);
  const read = async () => {
    const values = await readSettings(city.db, today);
    const chosen = values.get('identity.second-factor');
    const byMode = siteFacts().mode === 'demo' ? 'optional' : 'required';
    return {
      secondFactor: chosen === 'required' || chosen === 'optional' ? chosen : byMode,
      officerIdleMinutes: wholeNumber(values.get('identity.officer-idle-minutes'), 5, 1440, 240),
      officerSessionHours: wholeNumber(values.get('identity.officer-session-hours'), 1, 168, 24),
      citizenIdleDays: wholeNumber(values.get('identity.citizen-idle-days'), 1, 365, 30),
      citizenSessionDays: wholeNumber(values.get('identity.citizen-session-days'), 1, 730, 90),
    } satisfies IdentitySettings;
  };
  return city.cache.get('identity.settings', ['platform.setting', 'identity.setting'], read, {
    stamp: today,
  });
}
