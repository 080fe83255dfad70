/** What is typed in at the counter, kept in this tab until it is sent: a reload costs nothing, and it goes with the tab. */
import type { Answers } from '../../../../blocks/definitions/contract.ts';
import type { FormFile } from '../../../../blocks/definitions/web/lent/form/files.ts';

export type KeptTyping = { answers: Answers; name: string; phone: string; files: FormFile[] };

/** Of one version of a service's form: answers to another one are of no use. */
export type TypingPlace = { officer: string; service: string; version: number };

const PREFIX = 'pendopo.typing.';
const keyOf = ({ officer, service }: TypingPlace) => `${PREFIX}${officer}.${service}`;

/** What another officer typed in this tab is forgotten. */
export function readTyping(place: TypingPlace): KeptTyping | undefined {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(PREFIX) && !key.startsWith(`${PREFIX}${place.officer}.`))
        sessionStorage.removeItem(key);
    const kept = JSON.parse(sessionStorage.getItem(keyOf(place)) ?? 'null') as
      | (KeptTyping & TypingPlace)
      | null;
    return kept?.version === place.version ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function keepTyping(place: TypingPlace, typing: KeptTyping): void {
  try {
    sessionStorage.setItem(keyOf(place), JSON.stringify({ ...typing, version: place.version }));
  } catch {
    // Full or refused: the answers stay on the screen.
  }
}

export function dropTyping(place: TypingPlace): void {
  try {
    sessionStorage.removeItem(keyOf(place));
  } catch {
    // Nothing was kept where storage is refused.
  }
}
