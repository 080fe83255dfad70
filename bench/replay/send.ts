/** Sends rows as a program with an officer's token does: keeps to the rate it is allowed, and repeats what was cut off. */
import { setTimeout as pause } from 'node:timers/promises';
import { progressBar } from '../../src/platform/terminal/progress-bar.ts';
import { call } from '../kit/call.ts';
import type { Row } from './rows.ts';

export type Sent = {
  /** Code by row key. */
  accepted: Map<string, string>;
  /** Accepted in an earlier run and answered again. */
  again: number;
  /** Reason by row key. */
  refused: Map<string, string>;
};

type Received = { code?: string; title?: string; detail?: string; fields?: { path: string; rule: string }[] };

const PATIENCE_MS = 60_000;

function reasonOf({ code, fields }: Received & { code?: string }): string {
  return fields?.length ? fields.map(({ path, rule }) => `${path}: ${rule}`).join(', ') : (code ?? 'unknown');
}

async function sendOne(origin: string, token: string, row: Row, sent: Sent): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': `replay-${row.key}` };
  let failingSince: number | undefined;
  for (;;) {
    let answer: Awaited<ReturnType<typeof call<Received>>> | undefined;
    try {
      answer = await call<Received>(origin, 'POST', '/api/complaints', { headers, body: row.body });
    } catch (error) {
      failingSince ??= Date.now();
      if (Date.now() - failingSince > PATIENCE_MS)
        throw new Error(`${origin} does not answer (${(error as Error).message}). Run this again to go on.`);
    }
    if (answer?.status === 201 && answer.body.code) {
      sent.accepted.set(row.key, answer.body.code);
      if (answer.headers['idempotency-replayed']) sent.again += 1;
      return;
    }
    if (answer && answer.status < 500 && answer.status !== 429) {
      if (answer.status === 401) throw new Error('The session has ended. Run this again to go on.');
      sent.refused.set(row.key, reasonOf(answer.body));
      return;
    }
    if (answer?.status === 429) await pause(Number(answer.headers['retry-after'] ?? 5) * 1000 + 50);
    else {
      failingSince ??= Date.now();
      if (Date.now() - failingSince > PATIENCE_MS)
        throw new Error(`${origin} keeps answering ${answer?.status}.`);
      await pause(500);
    }
  }
}

/** Every row goes through the same account in every run, because keys are kept per account. */
export async function sendAll(
  origin: string,
  tokens: readonly string[],
  rows: readonly Row[],
  connections: number,
  label: string,
): Promise<Sent> {
  const sent: Sent = { accepted: new Map(), again: 0, refused: new Map() };
  const bar = progressBar(rows.length, label);
  const lanes = tokens.map((token, lane) => ({
    token,
    rows: rows.filter((_, at) => at % tokens.length === lane),
  }));
  const perLane = Math.max(1, Math.floor(connections / tokens.length));
  try {
    await Promise.all(
      lanes.flatMap(({ token, rows: own }) => {
        let next = 0;
        return Array.from({ length: perLane }, async () => {
          for (let row = own[next++]; row; row = own[next++]) {
            await sendOne(origin, token, row, sent);
            bar.advance();
          }
        });
      }),
    );
  } finally {
    bar.end(`${sent.accepted.size} accepted (${sent.again} of them before), ${sent.refused.size} refused`);
  }
  return sent;
}
