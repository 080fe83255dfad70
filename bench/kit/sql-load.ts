/** The floor: prepared statements sent by bare connections, with fresh numbers and codes, and nothing else around them. */
import pg from 'pg';
import { caseCodes } from '../../src/shared/case-code.ts';
import { onTask } from './child.ts';

export type Statement = { name?: string; text: string; values?: unknown[] };
export type SqlTask = {
  url: string;
  connections: number;
  seconds: number;
  /** One transaction as it was recorded. */
  statements: Statement[];
  /** The number and code in the recording that each repetition replaces by its own. */
  id: number;
  code: string;
  /** First fresh number; no run may repeat one. */
  from: number;
};
export type SqlResult = { perSecond: number; done: number };

async function run(task: SqlTask): Promise<SqlResult> {
  const codes = caseCodes(task.code.slice(0, 3), '0123456789abcdef0123456789abcdef');
  const replaced = (value: unknown, id: number, code: string): unknown => {
    if (value === task.id) return id;
    if (typeof value === 'string')
      return value.includes(task.code) ? value.replaceAll(task.code, code) : value;
    return value;
  };
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
        const code = codes.codeOf(id);
        for (const { name, text, values } of task.statements) {
          if (values)
            await client.query({ name, text, values: values.map((one) => replaced(one, id, code)) });
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
