/** Officers' acts over HTTP: at a pace, each begun on time whether or not the last is done, or by clients that never rest. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { call } from './call.ts';
import { onTask } from './child.ts';

export type PlannedAct = { kind: string; token: string; path: string; body: object };
export type ActsTask = { host: string; acts: PlannedAct[]; way: { perSecond: number } | { clients: number } };
export type ActsResult = {
  samples: { kind: string; took: number }[];
  seconds: number;
  errors: Record<string, number>;
  firstError: string | null;
};

async function run({ host, acts, way }: ActsTask): Promise<ActsResult> {
  const result: ActsResult = { samples: [], seconds: 0, errors: {}, firstError: null };
  const zero = performance.now();
  const now = () => performance.now() - zero;
  async function act({ kind, token, path, body }: PlannedAct, due: number): Promise<void> {
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() };
    const answer = await call(`http://${host}`, 'POST', path, { body, headers });
    if (answer.status < 300) result.samples.push({ kind, took: now() - due });
    else {
      const what = `${kind} ${answer.status}`;
      result.errors[what] = (result.errors[what] ?? 0) + 1;
      result.firstError ??= `${what} ${path} ${JSON.stringify(answer.body).slice(0, 300)}`;
    }
  }
  if ('clients' in way) {
    let next = 0;
    const client = async () => {
      for (let one = acts[next++]; one; one = acts[next++]) await act(one, now());
    };
    await Promise.all(Array.from({ length: way.clients }, client));
  } else {
    const all: Promise<void>[] = [];
    for (const [at, one] of acts.entries()) {
      const due = (at * 1000) / way.perSecond;
      const wait = due - now();
      if (wait > 1) await pause(wait);
      all.push(act(one, due));
    }
    await Promise.all(all);
  }
  result.seconds = now() / 1000;
  return result;
}

onTask(run);
