/** Writes down the statements that a piece of work sends to the database, in order. */
import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import type { Statement } from './sql-load.ts';

/** What other work of the process sends meanwhile (the hub, jobs) belongs to that, and is left out. */
export async function recorded<T>(work: () => Promise<T>): Promise<{ value: T; statements: Statement[] }> {
  const inside = new AsyncLocalStorage<Statement[]>();
  const original = pg.Client.prototype.query;
  type Given = string | { name?: string; text: string; values?: unknown[] };
  const listening = function (this: pg.Client, ...args: unknown[]) {
    const given = args[0] as Given;
    inside
      .getStore()
      ?.push(
        typeof given === 'string'
          ? { text: given }
          : { name: given.name, text: given.text, values: [...(given.values ?? [])] },
      );
    return Reflect.apply(original, this, args);
  };
  const statements: Statement[] = [];
  pg.Client.prototype.query = listening as typeof original;
  try {
    const value = await inside.run(statements, work);
    return { value, statements: [...statements] };
  } finally {
    pg.Client.prototype.query = original;
  }
}
