/** Whole lives of complaints at a given pace: report, assign, take, resolve, each begun on time whether or not the last is done. */
import { setTimeout as pause } from 'node:timers/promises';
import { call } from './call.ts';
import { onTask } from './child.ts';

export const ACTS = ['report', 'assign', 'take', 'resolve'] as const;
export type LifeTask = {
  host: string;
  coordinator: string;
  officer: string;
  /** The agency to which the officer belongs. */
  agency: string;
  bodies: string[];
  /** One after the other. */
  steps: { perSecond: number; seconds: number }[];
};
/** One request: its step, when it was due (ms since the beginning), which act, how long until its answer (ms). */
export type Sample = { step: number; due: number; act: number; took: number };
export type LifeResult = {
  samples: Sample[];
  begun: number;
  ended: number;
  errors: Record<string, number>;
  firstError: string | null;
};

const DESK = '/api/desk/complaints';

async function run(task: LifeTask): Promise<LifeResult> {
  const origin = `http://${task.host}`;
  const result: LifeResult = { samples: [], begun: 0, ended: 0, errors: {}, firstError: null };
  const zero = performance.now();
  const now = () => performance.now() - zero;
  const as = (token: string) => ({ authorization: `Bearer ${token}` });

  async function ask(step: number, act: number, due: number, path: string, body: unknown, token?: string) {
    const headers = token ? as(token) : {};
    const answer = await call<{ code: string; version: number }>(origin, 'POST', path, { body, headers });
    result.samples.push({ step, due, act, took: now() - due });
    if (answer.status < 300) return answer.body;
    throw new Error(`${ACTS[act]} ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
  }

  async function live(step: number, due: number): Promise<void> {
    const body = task.bodies[result.begun++ % task.bodies.length];
    try {
      const { code } = await ask(step, 0, due, '/api/complaints', body);
      const path = `${DESK}/${code}`;
      const to = { version: 1, agency: task.agency };
      const assigned = await ask(step, 1, now(), `${path}/assign`, to, task.coordinator);
      const seen = { version: assigned.version };
      const taken = await ask(step, 2, now(), `${path}/take`, seen, task.officer);
      const done = { version: taken.version, text: 'Sudah dikerjakan oleh regu.', mended: true };
      const proof = { withoutPhoto: 'Uji beban: tidak ada foto.' };
      await ask(step, 3, now(), `${path}/close`, { ...done, ...proof }, task.officer);
      result.ended += 1;
    } catch (error) {
      const { message } = error as Error;
      const kind = message.split(' ', 2).join(' ');
      result.errors[kind] = (result.errors[kind] ?? 0) + 1;
      result.firstError ??= message;
    }
  }

  const all: Promise<void>[] = [];
  let from = 0;
  for (const [step, { perSecond, seconds }] of task.steps.entries()) {
    for (let at = 0; at < perSecond * seconds; at++) {
      const due = from + (at * 1000) / perSecond;
      const wait = due - now();
      if (wait > 1) await pause(wait);
      all.push(live(step, due));
    }
    from += seconds * 1000;
  }
  await Promise.all(all);
  return result;
}

onTask(run);
