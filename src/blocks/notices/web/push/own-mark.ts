/** Which of the person's subscriptions is this browser's: its id, kept on the device. It says nothing about the person. */

const PLACE = 'pendopo.push';

const placeOf = () => `${PLACE}.${window.location.pathname.startsWith('/office') ? 'office' : 'portal'}`;

export function readMark(): string | null {
  try {
    return localStorage.getItem(placeOf());
  } catch {
    return null;
  }
}

export function keepMark(id: string | null): void {
  try {
    if (id === null) localStorage.removeItem(placeOf());
    else localStorage.setItem(placeOf(), id);
  } catch {
    // Storage is refused: the card will say "off" next time, and switching it on again is harmless.
  }
}
