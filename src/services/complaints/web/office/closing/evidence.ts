/** What the photos of a draft prove, by the same rule as the city's. */

import type { ClosingReasons } from '../../../rules/closing-contract.ts';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';
import { type Evidence, evidenceOf } from '../../../rules/evidence.ts';
import type { Draft } from '../acts/drafts.ts';

export function evidenceIn(
  item: Pick<DeskComplaint, 'exactPoint'>,
  draft: Pick<Draft, 'photos' | 'shots'>,
  { metres, accuracy }: Pick<ClosingReasons, 'metres' | 'accuracy'>,
): Evidence {
  const shots = draft.photos.map(({ id }) => {
    const shot = draft.shots.find((one) => one.photo === id);
    const { lat, lng } = shot ?? {};
    return {
      photo: id,
      at: shot?.at ? new Date(shot.at) : null,
      point: lat === undefined || lng === undefined ? null : { lat, lng },
      accuracy: shot?.accuracy ?? null,
    };
  });
  return evidenceOf(shots, item.exactPoint, { metres, accuracy, minutes: 0 }, new Date());
}
