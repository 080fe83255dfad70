/** The order that this browser waits for, by the number it pays to: a reload, or the way to the bank's app and back, must not lose it. */
const nameOf = (code: string) => `pendopo.order.${code}`;

export function keptOrder(code: string): string | undefined {
  try {
    return sessionStorage.getItem(nameOf(code)) ?? undefined;
  } catch {
    // Storage may be forbidden: then the page forgets it, and the money still finds its bills.
    return undefined;
  }
}

export function keepOrder(code: string, order: string | undefined): void {
  try {
    if (order) sessionStorage.setItem(nameOf(code), order);
    else sessionStorage.removeItem(nameOf(code));
  } catch {
    // As above.
  }
}
