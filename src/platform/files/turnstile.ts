/** Lets a few pieces of heavy work run at once, a bounded number wait, and sends the rest away at once. */

export type Turnstile = <T>(work: () => Promise<T>) => Promise<T>;

/** `refuse` makes the error for who finds the waiting line full. */
export function turnstile(atOnce: number, waiting: number, refuse: () => Error): Turnstile {
  let running = 0;
  const line: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) {
      if (line.length >= waiting) throw refuse();
      await new Promise<void>((resolve) => line.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, not given back, so that nobody slips in between.
      const next = line.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
