/** The days that the city chose for applications. */
import type { City } from '../../platform/city.ts';
import { readSettings } from './store-work.ts';

export type Settings = {
  /** A draft that was not touched for so many days is forgotten. */
  draftDays: number;
  /** Officers are warned so many working days before silence means consent. */
  alertWorkingDays: number;
  /** So many days after the end the applicant and the answers are emptied. */
  keepDays: number;
};

export function settingsOf(city: City): Promise<Settings> {
  return city.cache.get('applications.settings', ['applications.settings'], async () => {
    const rows = new Map((await readSettings(city)).map(({ id, value }) => [id, value]));
    return {
      draftDays: rows.get('draft-days') ?? 30,
      alertWorkingDays: rows.get('alert-working-days') ?? 3,
      keepDays: rows.get('keep-days') ?? 1825,
    };
  });
}
