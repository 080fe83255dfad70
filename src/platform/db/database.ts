/** One city's database: a pool of connections as the app role, typed rows, and plain transactions. */
import pg from 'pg';
import { type Crowd, createCrowd } from './crowd.ts';
import { type Sql, statement } from './sql.ts';

/** Anything that can run SQL: the pool or an open transaction. */
export type Runner = {
  /** All rows. */
  rows<Row>(part: Sql): Promise<Row[]>;
  /** The first row; undefined if there is none. */
  maybe<Row>(part: Sql): Promise<Row | undefined>;
  /** The only row; throws if there is none. */
  one<Row>(part: Sql): Promise<Row>;
  /** The number of rows changed. */
  run(part: Sql): Promise<number>;
};

export type Database = Runner & {
  readonly pool: pg.Pool;
  /** Inserts of changes that come in crowds. */
  readonly crowd: Crowd;
  /** Runs `work` in one READ COMMITTED transaction; a throw rolls back. */
  transaction<T>(work: (runner: Runner) => Promise<T>): Promise<T>;
  /**
   * Statements without parameters, sent in one trip and run as one transaction, each seeing what was committed before
   * it began; answers the rows of the last. For loops of the house itself, never with a value from outside.
   */
  oneTrip<Row>(statements: readonly string[]): Promise<Row[]>;
  close(): Promise<void>;
};

const INT8 = 20;
const POINT = 600;
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8) return Number;
    if (oid === POINT)
      return (text: string) => {
        const [lng, lat] = text.slice(1, -1).split(',').map(Number);
        return { lng, lat };
      };
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  },
};

function runnerOn(client: pg.Pool | pg.PoolClient): Runner {
  const query = (part: Sql) => client.query(statement(part));
  return {
    async rows<Row>(part: Sql) {
      return (await query(part)).rows as Row[];
    },
    async maybe<Row>(part: Sql) {
      return (await query(part)).rows[0] as Row | undefined;
    },
    async one<Row>(part: Sql) {
      const row = (await query(part)).rows[0] as Row | undefined;
      if (!row) throw new Error(`Expected a row from: ${statement(part).text.slice(0, 120)}`);
      return row;
    },
    async run(part: Sql) {
      return (await query(part)).rowCount ?? 0;
    },
  };
}

/**
 * Connections kept free for plain reads, whatever the number of open transactions. A transaction may wait for a cache
 * that somebody else fills with a read: if transactions could take every connection, all would wait for one another.
 */
const FOR_READS = 3;

function turns(limit: number): { take(): Promise<void>; give(): void } {
  const waiting: (() => void)[] = [];
  let free = limit;
  return {
    take() {
      if (free > 0) {
        free -= 1;
        return Promise.resolve();
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    give() {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    },
  };
}

/** Opens a pool on `url`: `max` transactions at a time. Connections that die are replaced; the pool never throws out of the blue. */
export function openDatabase(url: string, options: { max?: number; name?: string } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: (options.max ?? 10) + FOR_READS,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    application_name: options.name ?? 'pendopo',
    types: types as pg.CustomTypesConfig,
  });
  // A server restart breaks idle connections; without a listener Node would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const turn = turns(options.max ?? 10);
  const runner = runnerOn(pool);
  return {
    pool,
    ...runner,
    crowd: createCrowd(runner.run),
    async transaction(work) {
      await turn.take();
      const client = await pool.connect().catch((error: unknown) => {
        turn.give();
        throw error;
      });
      let broken: Error | undefined;
      const onError = (error: Error) => {
        broken = error;
      };
      client.on('error', onError);
      try {
        const begun = client.query('begin');
        const result = await begun.then(() => work(runnerOn(client)));
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((failed: Error) => {
          broken = failed;
        });
        throw error;
      } finally {
        client.off('error', onError);
        client.release(broken);
        turn.give();
      }
    },
    async oneTrip<Row>(statements: readonly string[]) {
      const results = (await pool.query(statements.join(';\n'))) as unknown as pg.QueryResult[];
      return (results.at(-1)?.rows ?? []) as Row[];
    },
    async close() {
      await pool.end();
    },
  };
}

/** True for a violation of the named constraint. */
export function violates(error: unknown, constraint: string): boolean {
  return error instanceof pg.DatabaseError && error.constraint === constraint;
}
