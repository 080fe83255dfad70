/** A correction that is being written, kept on this device until it is sent: a reload or an empty battery costs nothing. */
import type { Answers } from '../../../../../blocks/definitions/contract.ts';
import type { FormFile } from '../../../../../blocks/definitions/web/lent/form/files.ts';

export type KeptMend = { answers: Answers; text: string; files: FormFile[] };

/** `round`: which return it answers; what was written for an earlier one is of no use. */
export type MendPlace = { owner: string; code: string; round: string };

const PREFIX = 'pendopo.mend.';
const keyOf = ({ owner, code }: MendPlace) => `${PREFIX}${owner}.${code}`;

export function readMend(place: MendPlace): KeptMend | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null') as (KeptMend & MendPlace) | null;
    return kept?.round === place.round ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function keepMend(place: MendPlace, mend: KeptMend): void {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify({ ...mend, round: place.round }));
  } catch {
    // Full or refused: the answers stay on the screen.
  }
}

export function dropMend(place: MendPlace): void {
  try {
    localStorage.removeItem(keyOf(place));
  } catch {
    // Nothing was kept where storage is refused.
  }
}
