/** Whether a photo proves anything: taken where, when, and how far from the place. Pure. */
import { metresBetween } from '../../../shared/geo.ts';
import type { Proof } from './closing-contract.ts';

type Point = { lat: number; lng: number };

/** A photo with what is known of it; `accuracy` in metres. */
export type Taken = { photo: string; at: Date | null; point: Point | null; accuracy: number | null };

export type ProofLimits = { metres: number; accuracy: number; minutes: number };

export type Evidence = {
  proof: Proof;
  metres: number | null;
  accuracy: number | null;
  takenAt: Date | null;
};

/** A clock that runs ahead by more than this tells no time at all. */
const AHEAD_MS = 5 * 60_000;

/** The photo whose time lies before the case began, beyond what a camera's clock may be wrong; undefined if there is none. */
export function olderThan(shots: readonly Taken[], began: Date, { minutes }: ProofLimits): Taken | undefined {
  return shots.find(({ at }) => at !== null && at.getTime() < began.getTime() - minutes * 60_000);
}

/**
 * What the photos prove: the one nearest to the place speaks for all. A position counts as near when it lies within the
 * limit and its own inaccuracy, as far as that is taken into account.
 */
export function evidenceOf(
  shots: readonly Taken[],
  place: Point | null,
  limits: ProofLimits,
  now: Date,
): Evidence {
  const timed = (shot: Taken | undefined) =>
    shot?.at && shot.at.getTime() <= now.getTime() + AHEAD_MS ? shot.at : null;
  const [first] = shots;
  if (!first) return { proof: 'none', metres: null, accuracy: null, takenAt: null };
  const plain = { metres: null, accuracy: null, takenAt: timed(first) };
  if (!place) return { proof: 'unmeasured', ...plain };
  const measured = shots.flatMap((shot) => {
    if (!shot.point) return [];
    const metres = metresBetween([shot.point.lng, shot.point.lat], [place.lng, place.lat]);
    const beyond = metres - limits.metres - Math.min(shot.accuracy ?? 0, limits.accuracy);
    return [{ shot, metres, beyond }];
  });
  const nearest = measured.sort((a, b) => a.beyond - b.beyond)[0];
  if (!nearest) return { proof: 'unplaced', ...plain };
  const { shot, metres, beyond } = nearest;
  return {
    proof: beyond <= 0 ? 'place' : 'elsewhere',
    metres: Math.min(Math.round(metres), 40_000_000),
    accuracy: shot.accuracy === null ? null : Math.round(shot.accuracy),
    takenAt: timed(shot),
  };
}
