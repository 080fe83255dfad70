/** Questions that come in crowds share statements: while some are under way, the next ones gather and are asked together. */

/** Statements under way at once for one kind of question; who asks while none is, is not kept waiting. */
const FLIGHTS = 1;
/** Questions in one statement, at most. */
const MOST = 64;

type Waiting<Key, Value> = { key: Key; done(found: Value): void; failed(error: unknown): void };

/**
 * `ask` answers many questions with one statement, in their order. A question never joins a statement that is already under
 * way: the answer knows everything that was committed before it was asked.
 */
export function gathered<Key, Value>(
  ask: (keys: readonly Key[]) => Promise<readonly Value[]>,
): (key: Key) => Promise<Value> {
  const waiting: Waiting<Key, Value>[] = [];
  let flights = 0;

  async function fly(group: readonly Waiting<Key, Value>[]): Promise<void> {
    try {
      const answers = await ask(group.map(({ key }) => key));
      for (const [at, { done }] of group.entries()) done(answers[at] as Value);
    } catch (error) {
      // A question that cannot be asked at all fails alone.
      if (group.length > 1) for (const one of group) await fly([one]);
      else for (const { failed } of group) failed(error);
    }
  }

  function depart(): void {
    while (flights < FLIGHTS && waiting.length > 0) {
      flights += 1;
      void fly(waiting.splice(0, MOST)).finally(() => {
        flights -= 1;
        depart();
      });
    }
  }

  return (key) =>
    new Promise((done, failed) => {
      // What came in with the same turn of the event loop goes together.
      if (waiting.push({ key, done, failed }) === 1) setImmediate(depart);
    });
}

/** One for each holder (a city, mostly): questions of two cities never share a statement. */
export function gatheredBy<Holder extends object, Key, Value>(
  ask: (holder: Holder, keys: readonly Key[]) => Promise<readonly Value[]>,
): (holder: Holder, key: Key) => Promise<Value> {
  const known = new WeakMap<Holder, (key: Key) => Promise<Value>>();
  return (holder, key) => {
    let own = known.get(holder);
    if (!own) {
      own = gathered((keys) => ask(holder, keys));
      known.set(holder, own);
    }
    return own(key);
  };
}
