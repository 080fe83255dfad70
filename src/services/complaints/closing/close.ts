/** Closing a case: mended and proven from the place, or not mended and why. */
import type { CaseRow } from '../../../blocks/cases/api.ts';
import { closePause } from '../../../blocks/cases/api.ts';
import type { Context } from '../../../platform/context.ts';
import { photosTaken } from '../../../platform/files/api.ts';
import { fieldProblem } from '../../../shared/errors.ts';
import { cleanLine, cleanText } from '../../../shared/text.ts';
import { localDate } from '../../../shared/time.ts';
import { perform } from '../act.ts';
import type { Close } from '../rules/desk-contract.ts';
import { type Evidence, evidenceOf, olderThan, type Taken } from '../rules/evidence.ts';
import { setProof } from '../store.ts';
import { type ClosingSettings, closingSettingsOf } from './settings.ts';
import { insertClosing, setEnd } from './store.ts';

/** Where and when each photo was taken: the device's word first, else what the photo itself carried. */
async function takenOf(ctx: Context, given: Close, zone: string): Promise<Taken[]> {
  const photos = given.photos ?? [];
  const carried = await photosTaken(ctx.city, photos, zone);
  const deviceNow = given.deviceTime ? Date.parse(given.deviceTime) : Number.NaN;
  // A wrong clock of the device is wrong by the same span at the photo and at the sending.
  const off = Number.isFinite(deviceNow) ? ctx.now.getTime() - deviceNow : 0;
  return photos.map((photo) => {
    const shot = given.shots?.find((one) => one.photo === photo);
    const own = carried.get(photo);
    const told = shot?.at ? Date.parse(shot.at) : Number.NaN;
    const point =
      shot?.lat !== undefined && shot.lng !== undefined
        ? { lat: shot.lat, lng: shot.lng }
        : (own?.point ?? null);
    return {
      photo,
      at: Number.isFinite(told) ? new Date(told + off) : (own?.at ?? null),
      point,
      accuracy: shot?.lat !== undefined ? (shot.accuracy ?? null) : null,
    };
  });
}

function judgeProof(
  row: CaseRow,
  given: Close,
  shots: Taken[],
  settings: ClosingSettings,
  now: Date,
): Evidence {
  const old = olderThan(shots, row.clock_start, settings.proof);
  if (old) throw fieldProblem('photos', 'older-than-report');
  const evidence = evidenceOf(shots, row.point, settings.proof, now);
  const far = evidence.proof === 'elsewhere' || evidence.proof === 'unplaced';
  // Nobody is kept from closing for want of a satellite; the public reads why.
  if (given.mended === true && far && !given.whyAway)
    throw fieldProblem('whyAway', evidence.proof, {
      metres: evidence.metres ?? 0,
      limit: settings.proof.metres,
    });
  return evidence;
}

/** A plan farther off is none. */
const MOST_YEARS = 10;

/** 422 for a day that is none, not after today, or too far off. */
export function demandPlan(ctx: Context, planned: string | null): void {
  if (planned === null) return;
  const day = new Date(`${planned}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== planned)
    throw fieldProblem('plannedFor', 'no-such-day');
  if (planned <= localDate(ctx.now, ctx.city.zone)) throw fieldProblem('plannedFor', 'after-today');
  if (day.getTime() - ctx.now.getTime() > MOST_YEARS * 366 * 86_400_000)
    throw fieldProblem('plannedFor', 'too-far-off', { years: MOST_YEARS });
}

/** What "not mended" must say. Returns the words that the public sees. */
function whyNotMended(ctx: Context, given: Close, settings: ClosingSettings) {
  const none = { reason: null, authority: null, planned: null };
  if (given.mended !== false) return none;
  const reason = settings.reasons.find((one) => one.id === given.reason);
  if (!reason) throw fieldProblem('reason', 'why-not-mended');
  const authority = given.authority ? cleanLine(given.authority) : '';
  if (reason.asks === 'authority' && authority.length < 2) throw fieldProblem('authority', 'which-authority');
  const planned = given.plannedFor ?? null;
  demandPlan(ctx, planned);
  return { reason: reason.id, authority: authority || null, planned };
}

/**
 * Closes. "Mended" needs a photo from the place, or the reason why there is none; a photo from elsewhere needs a word of
 * why. "Not mended" needs a reason of the city's list. Without either the case counts as closed without a statement.
 */
export async function close(ctx: Context, code: string, given: Close) {
  const photos = given.photos ?? [];
  if (given.mended !== false && photos.length === 0 && !given.withoutPhoto)
    throw fieldProblem('photos', 'proof');
  const settings = await closingSettingsOf(ctx.city);
  const { reason, authority, planned } = whyNotMended(ctx, given, settings);
  const shots = await takenOf(ctx, given, ctx.city.zone);
  const data: Record<string, unknown> = {};
  const withoutPhoto = photos.length === 0 && given.withoutPhoto ? cleanText(given.withoutPhoto) : null;
  return perform(ctx, code, given.version, {
    act: 'close',
    done: 'closed',
    visibility: 'public',
    text: given.text,
    template: given.template,
    photos,
    data,
    tell: true,
    ...(given.mended === false ? { tellAs: 'closed-not-mended' } : {}),
    async apply(row, tx) {
      const evidence = judgeProof(row, given, shots, settings, ctx.now);
      const far = evidence.proof === 'elsewhere' || evidence.proof === 'unplaced';
      const whyAway = far && given.whyAway ? cleanText(given.whyAway) : null;
      const { mended = null } = given;
      Object.assign(data, {
        ...(withoutPhoto ? { withoutPhoto } : {}),
        ...(mended === null ? {} : { mended }),
        ...(reason ? { reason } : {}),
        ...(authority ? { authority } : {}),
        ...(planned ? { plannedFor: planned } : {}),
        ...(photos.length > 0 ? { proof: evidence.proof } : {}),
        ...(evidence.metres === null ? {} : { metres: evidence.metres }),
        ...(evidence.takenAt ? { takenAt: evidence.takenAt.toISOString() } : {}),
        ...(whyAway ? { whyAway } : {}),
      });
      await closePause(tx, row, ctx.now);
      row.responded_at ??= ctx.now;
      row.closed_at = ctx.now;
      await setProof(tx, row.id, photos.length > 0);
      await setEnd(tx, row.id, {
        mended,
        outcome: mended === null ? 'unknown' : mended ? 'awaiting' : 'not-mended',
      });
      await insertClosing(tx, {
        case_id: row.id,
        at: ctx.now,
        mended,
        reason,
        authority,
        planned_for: planned,
        proof: evidence.proof,
        metres: evidence.metres,
        accuracy: evidence.accuracy,
        taken_at: evidence.takenAt,
        why_away: whyAway,
        without_photo: withoutPhoto,
      });
    },
  });
}
