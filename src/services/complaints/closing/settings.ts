/** The city's rules for closing: how near a photo must be, why something may stay unmended, how long silence lasts, what is asked. */
import { type CityPack, inForce, type Survey } from '../../../blocks/packs/api.ts';
import type { City } from '../../../platform/city.ts';
import type { Runner } from '../../../platform/db/database.ts';
import type { Words } from '../../../shared/languages.ts';
import { localDate } from '../../../shared/time.ts';
import type { Limit } from '../../../shared/working-time.ts';
import type { ProofLimits } from '../rules/evidence.ts';
import { limitOf } from '../rules/silence.ts';
import { readRules, writeRules } from './store-rules.ts';

export type Reason = { id: string; from: string; title: Words; asks?: 'date' | 'authority' };
type SurveyForm = Survey;

export type ClosingSettings = {
  proof: ProofLimits;
  /** Those that can be chosen today. */
  reasons: Reason[];
  /** Any version, for cases of the past. */
  reason(id: string): Reason | undefined;
  survey: SurveyForm | undefined;
  /** Every version: a phone may send answers to an older one. */
  surveys: SurveyForm[];
  /** After which a closing that nobody spoke of is settled, and after which its reporter is reminded. */
  confirm: Limit;
  remind: Limit;
};

/** Days after the end in which who reported may speak or open it again. */
export const REOPEN_DAYS = 30;

/** Without a rule of its own a city goes by these. */
const PROOF: ProofLimits = { metres: 100, accuracy: 100, minutes: 10 };

/** Writes the pack's rules; true if anything is new or different. Rows of the city's own are left alone. */
export async function writeClosingRules(tx: Runner, pack: CityPack): Promise<boolean> {
  const rules = [
    ...pack.closing.proof.map(({ from, ...data }) => ({ kind: 'proof', id: 'proof', from, data })),
    ...pack.closing.reasons.map(({ id, from, ...data }) => ({ kind: 'reason', id, from, data })),
    ...pack.surveys.map(({ id, from, ...data }) => ({ kind: 'survey', id, from, data })),
  ];
  return writeRules(tx, rules);
}

async function read(city: City, today: string): Promise<ClosingSettings> {
  const { rules, clocks } = await readRules(city.db, today);
  const all = rules.map(({ kind, id, from, data }) => ({ ...data, kind, id, from }));
  const ofKind = <T>(kind: string) =>
    all.filter((one) => one.kind === kind) as unknown as (T & { id: string; from: string })[];
  const reasons = ofKind<Reason>('reason');
  const surveys = ofKind<SurveyForm>('survey');
  const proof = inForce(ofKind<ProofLimits>('proof'), today)[0];
  const limit = (id: string, days: number) =>
    limitOf(clocks.find((one) => one.id === id) ?? { days, unit: 'days' });
  return {
    proof: proof ? { metres: proof.metres, accuracy: proof.accuracy, minutes: proof.minutes } : PROOF,
    reasons: inForce(reasons, today),
    reason: (id) => reasons.findLast((one) => one.id === id),
    survey: inForce(surveys, today)[0],
    surveys,
    confirm: limit('confirm', 10),
    remind: limit('confirm-reminder', 4),
  };
}

/** The rules in force; read once a day and whenever somebody changes them. */
export function closingSettingsOf(city: City): Promise<ClosingSettings> {
  const today = localDate(city.now(), city.zone);
  return city.cache.get('complaints.closing', ['complaints.settings'], () => read(city, today), {
    stamp: today,
  });
}

/** The satisfaction survey of the city, for other services that ask it: the one in force, and every version. */
export async function surveysOf(city: City): Promise<{ survey: Survey | undefined; surveys: Survey[] }> {
  const { survey, surveys } = await closingSettingsOf(city);
  return { survey, surveys };
}
