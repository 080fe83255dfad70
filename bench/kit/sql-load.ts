/** The floor: prepared statements sent by bare connections, with fresh numbers and codes, and nothing else around them. */
import pg from 'pg';
import { caseCodes } from '../../src/shared/case-code.ts';
import { onTask } from './child.ts';
import { FRESH, fresh } from './fresh.ts';

export type Statement = { name?: string; text: string; values?: unknown[] };
/** One transaction as it was recorded. Each repetition replaces number, code and `FRESH` by its own. */
export type Transaction = { statements: Statement[]; id: number; code: string };
export type SqlTask = {
  url: string;
  connections: number;
  seconds: number;
  /** Sent in turn. */
  transactions: Transaction[];
  /** First fresh number; no run may repeat one. */
  from: number;
};
export type SqlResult = { perSecond: number; done: number };

function replaced(
  value: unknown,
  old: { id: number; code: string },
  own: { id: number; code: string; fresh: string },
): unknown {
  if (value === old.id) return own.id;
  if (Array.isArray(value)) return value.map((one) => replaced(one, old, own));
  if (typeof value === 'string') return value.replaceAll(old.code, own.code).replaceAll(FRESH, own.fresh);
  return value;
}

async function run(task: SqlTask): Promise<SqlResult> {
  const prefix = task.transactions[0]?.code.slice(0, 3) ?? '';
  const codes = caseCodes(prefix, '0123456789abcdef0123456789abcdef');
  const clients = await Promise.all(
    Array.from({ length: task.connections }, async () => {
      const client = new pg.Client({ connectionString: task.url, application_name: 'pendopo-bench' });
      await client.connect();
      return client;
    }),
  );
  let next = task.from;
  let done = 0;
  const began = performance.now();
  const until = began + task.seconds * 1000;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        const id = next++;
        const { statements, ...old } = task.transactions[id % task.transactions.length] as Transaction;
        const own = { id, code: codes.codeOf(id), fresh: fresh() };
        for (const { name, text, values } of statements) {
          if (values)
            await client.query({ name, text, values: values.map((one) => replaced(one, old, own)) });
          else await client.query(text);
        }
        done += 1;
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  return { perSecond: Math.round(done / seconds), done };
}

onTask(run);
