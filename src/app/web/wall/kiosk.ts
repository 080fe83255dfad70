/** The token that a wall screen shows in place of a sign-in. */

const storageKey = 'pendopo.kiosk';

/**
 * Takes the token from the address (`/wall/?kiosk=…` or `/wall/#kiosk=…`), keeps it on this device and
 * clears the address, because a wall is photographed often. Undefined when this device has none.
 */
export function readKioskToken(): string | undefined {
  const given =
    new URLSearchParams(window.location.search).get('kiosk') ??
    new URLSearchParams(window.location.hash.slice(1)).get('kiosk');
  try {
    if (given) localStorage.setItem(storageKey, given);
    const token = given ?? localStorage.getItem(storageKey) ?? undefined;
    if (given) history.replaceState(null, '', window.location.pathname);
    return token;
  } catch {
    return given ?? undefined;
  }
}
