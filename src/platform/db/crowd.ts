/** Changes that come in crowds share statements: while some are under way, the next ones gather and go together. */
import pg from 'pg';
import { asOne, type Insert } from './insert.ts';
import type { Sql } from './sql.ts';

/** Statements under way at once; who comes while fewer are is never kept waiting. */
const FLIGHTS = 3;
/** Changes in one statement, at most. */
const MOST = 64;

type Waiting = { inserts: readonly Insert[]; done(): void; failed(error: unknown): void };

/** Was nothing of the statement kept, for certain? Then one of the changes may be at fault, and the others are not. */
function isUndone(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return error.severity === 'ERROR';
  // A value that cannot even be written as a parameter: nothing was sent.
  return error instanceof TypeError || error instanceof RangeError;
}

export type Crowd = {
  /** Resolves when the rows are committed; rejects when none of them is. The rows of one call stand or fall together. */
  write(inserts: readonly Insert[]): Promise<void>;
};

/** One for each database: a change never shares a statement with another city's. */
export function createCrowd(run: (statement: Sql) => Promise<unknown>): Crowd {
  const waiting: Waiting[] = [];
  let flights = 0;

  async function fly(group: readonly Waiting[]): Promise<void> {
    try {
      await run(asOne(group.flatMap((one) => one.inserts)));
      for (const one of group) one.done();
    } catch (error) {
      // All were undone. When one was at fault, each goes again by itself and hears its own answer.
      if (group.length > 1 && isUndone(error)) for (const one of group) await fly([one]);
      else for (const one of group) one.failed(error);
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

  return {
    write(inserts) {
      return new Promise((done, failed) => {
        // What came in with the same turn of the event loop goes together.
        if (waiting.push({ inserts, done, failed }) === 1) setImmediate(depart);
      });
    },
  };
}
