/** Wall screens and a reporter on one clock: how long from sending a report to its arrival on each screen. */
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { call } from './call.ts';
import { onTask } from './child.ts';
import { type Spread, spread } from './numbers.ts';

export type ViewersTask = {
  port: number;
  host: string;
  kiosk: string;
  viewers: number;
  perSecond: number;
  seconds: number;
  bodies: string[];
};
export type ViewersResult = {
  latency: Spread;
  /** From sending to the 201. */
  answer: Spread;
  reports: number;
  /** Events that some screen never saw. */
  missing: number;
};

type Arrival = { code: string; at: number };

/** One screen: counts an event as seen when its whole frame has come. */
function screen(task: ViewersTask, seen: (arrival: Arrival) => void): Promise<() => void> {
  return new Promise((ready, fail) => {
    const socket = connect(task.port, '127.0.0.1');
    let rest = '';
    let open = false;
    socket.on('connect', () =>
      socket.write(
        `GET /api/live?topics=complaints.wall HTTP/1.1\r\nhost: ${task.host}\r\nx-kiosk-token: ${task.kiosk}\r\naccept: text/event-stream\r\n\r\n`,
      ),
    );
    socket.on('error', fail);
    socket.on('data', (chunk: Buffer) => {
      const at = performance.now();
      rest += chunk.toString('latin1');
      if (!open && rest.includes('event: ready')) {
        open = true;
        ready(() => socket.destroy());
      } else if (!open && !rest.startsWith('HTTP/1.1 200') && rest.length > 12)
        fail(new Error(rest.slice(0, 300)));
      const end = rest.lastIndexOf('\n\n');
      if (end < 0) return;
      for (const [, code] of rest
        .slice(0, end)
        .matchAll(/"type":"complaints\.complaint\.received","subject":"([^"]+)"/g))
        seen({ code: code ?? '', at });
      rest = rest.slice(end + 2);
    });
  });
}

async function run(task: ViewersTask): Promise<ViewersResult> {
  const arrivals: Arrival[] = [];
  const closers: (() => void)[] = [];
  for (let at = 0; at < task.viewers; at += 25)
    closers.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(25, task.viewers - at) }, () =>
          screen(task, (one) => arrivals.push(one)),
        ),
      )),
    );
  const sent = new Map<string, number>();
  const answers: number[] = [];
  const waiting: Promise<void>[] = [];
  const total = task.perSecond * task.seconds;
  const began = performance.now();
  for (let at = 0; at < total; at++) {
    await pause(Math.max(0, began + (at * 1000) / task.perSecond - performance.now()));
    const sentAt = performance.now();
    const body = task.bodies[at % task.bodies.length] ?? '';
    const origin = `http://${task.host}`;
    const report = call<{ code?: string }>(origin, 'POST', '/api/complaints', { body }).then((answer) => {
      const { code } = answer.body;
      if (answer.status !== 201 || !code) throw new Error(`intake answered ${answer.status}`);
      answers.push(performance.now() - sentAt);
      sent.set(code, sentAt);
    });
    waiting.push(report);
  }
  await Promise.all(waiting);
  await pause(3000);
  for (const close of closers) close();
  const latencies = arrivals.flatMap(({ code, at }) => {
    const sentAt = sent.get(code);
    return sentAt === undefined ? [] : [at - sentAt];
  });
  return {
    latency: spread(latencies),
    answer: spread(answers),
    reports: total,
    missing: total * task.viewers - latencies.length,
  };
}

onTask(run);
