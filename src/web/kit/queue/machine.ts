/**
 * The life of something a person sent, as pure rules: waiting → sending → sent, or → attention.
 * Every step is repeated with the same key until the server answers, so that nothing is lost and nothing doubled.
 */
import { backoff } from '../backoff.ts';

/** A photo or other file that travels before the item itself. `key` is its own idempotency key. */
export type QueueFile = {
  key: string;
  name: string;
  type: string;
  size: number;
  /** Where it is uploaded to. */
  url: string;
  /** What the server called it; set once it arrived. */
  uploadedId?: string;
};

/** What the server said against it, in its own words. */
export type QueueProblem = {
  status: number;
  code: string;
  title: string;
  detail: string;
  fields: { path: string; rule: string; message: string }[];
  traceId?: string;
};

export type QueueItem = {
  /** Also the Idempotency-Key of the last step. */
  id: string;
  /** What it is, for the screens that list it: `complaints.report`. */
  kind: string;
  /** A few words for the person, e.g. the category chosen. */
  label: string;
  url: string;
  method: 'POST' | 'PUT' | 'PATCH';
  body: Record<string, unknown>;
  /** The field of `body` that receives the ids of the uploaded files. */
  filesField: string;
  files: QueueFile[];
  /**
   * Id of the account in whose name it was made. It goes out only while that account is signed in, so that on a shared
   * phone nobody acts in another's name. Without one it goes out for whoever is there.
   */
  owner?: string;
  /** Items of one group keep their order among themselves (steps on one case). */
  group?: string;
  /**
   * The field of `body` that takes over what the server answered to an earlier item, such as the version after the step
   * before. While that one has no answer of the server, the body keeps its own value; a number is never lowered, so that
   * what was corrected since stays corrected.
   */
  carry?: { from: string; field: string };
  state: 'waiting' | 'sending' | 'sent' | 'attention';
  /** Milliseconds since 1970. */
  createdAt: number;
  /** Keeps the order of items made in one millisecond. */
  order: number;
  /** Tries in a row that got no usable answer. */
  failures: number;
  /** Not before this moment. */
  nextAt: number;
  problem?: QueueProblem;
  /** The server's answer, once sent. */
  result?: unknown;
  sentAt?: number;
};

/** The next thing to do for an item. */
export type Step = { do: 'upload'; file: QueueFile } | { do: 'submit'; body: Record<string, unknown> };

/** What came of a step. `noAnswer`: cut, timed out, overloaded: the server may or may not have acted. */
export type Outcome =
  | { kind: 'uploaded'; key: string; id: string }
  | { kind: 'submitted'; result: unknown }
  | { kind: 'no-answer'; retryAfter?: number }
  | { kind: 'server-fault'; problem: QueueProblem; retryAfter?: number }
  | { kind: 'refused'; problem: QueueProblem };

/** A server that keeps failing on one item for this many tries needs a person; with the waits this takes over an hour. */
export const faultLimit = 12;
const firstWait = 2000;
const longestWait = 300_000;

/** The item with what it takes over from an earlier one, as far as that has been answered. */
export function carried(item: QueueItem, items: readonly QueueItem[]): QueueItem {
  const { carry } = item;
  const before = carry && items.find((one) => one.id === carry.from && one.state === 'sent');
  const value = (before?.result as Record<string, unknown> | undefined)?.[carry?.field ?? ''];
  if (!carry || value === undefined) return item;
  const own = item.body[carry.field];
  if (typeof own === 'number' && typeof value === 'number' && own >= value) return item;
  return { ...item, body: { ...item.body, [carry.field]: value } };
}

/** True for what this account made, and for what belongs to nobody. */
export const belongsTo = (item: QueueItem, account: string | undefined): boolean =>
  item.owner === undefined || item.owner === account;

const FILE_MARK = /^@file:(\d+)$/;

/** Stands in a body for the id that a file will have once it has arrived. */
export const fileMark = (index: number): string => `@file:${index}`;

function withFiles(value: unknown, files: readonly QueueFile[]): unknown {
  if (Array.isArray(value)) return value.map((one) => withFiles(one, files));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withFiles(one, files)]));
  const mark = typeof value === 'string' ? FILE_MARK.exec(value) : null;
  return mark ? (files[Number(mark[1])]?.uploadedId ?? value) : value;
}

/** The first file that has not arrived, else the item itself with the ids of its files. */
export function nextStep(item: QueueItem): Step {
  const file = item.files.find((one) => one.uploadedId === undefined);
  if (file) return { do: 'upload', file };
  if (item.files.length === 0) return { do: 'submit', body: item.body };
  return {
    do: 'submit',
    body: {
      ...(withFiles(item.body, item.files) as Record<string, unknown>),
      [item.filesField]: item.files.map((one) => one.uploadedId),
    },
  };
}

/** Marks that a step is under way; written down before the step begins. */
export function begin(item: QueueItem): QueueItem {
  return { ...item, state: 'sending' };
}

/** Nobody is sending it any more (the tab was closed or killed): it waits again, with the same keys. */
export function recover(item: QueueItem): QueueItem {
  return item.state === 'sending' ? { ...item, state: 'waiting' } : item;
}

/** The item after a step. */
export function advance(item: QueueItem, outcome: Outcome, now: number, random: () => number): QueueItem {
  switch (outcome.kind) {
    case 'uploaded':
      return {
        ...item,
        state: 'waiting',
        failures: 0,
        nextAt: 0,
        files: item.files.map((file) =>
          file.key === outcome.key ? { ...file, uploadedId: outcome.id } : file,
        ),
      };
    case 'submitted':
      // The words and files are the server's now: the device keeps only what is needed to say so.
      return {
        ...item,
        state: 'sent',
        body: {},
        files: [],
        failures: 0,
        nextAt: 0,
        problem: undefined,
        result: outcome.result,
        sentAt: now,
      };
    case 'no-answer':
      return later(item, outcome.retryAfter, now, random);
    case 'server-fault':
      if (item.failures + 1 >= faultLimit) return attention(item, outcome.problem);
      return later(item, outcome.retryAfter, now, random);
    case 'refused':
      return attention(item, outcome.problem);
  }
}

/**
 * The item whose turn it is: the oldest waiting one that is due and whose group has nothing older under way.
 * An item that needs attention holds up nobody.
 */
export function pick(items: readonly QueueItem[], now: number): QueueItem | undefined {
  return free(items).find((item) => item.nextAt <= now);
}

/** Milliseconds until another item is due; undefined when nothing waits. */
export function untilNext(items: readonly QueueItem[], now: number): number | undefined {
  const next = free(items);
  if (next.length === 0) return undefined;
  return Math.max(0, Math.min(...next.map((item) => item.nextAt)) - now);
}

/** Waiting items that nothing older of their own group holds back, oldest first. */
function free(items: readonly QueueItem[]): QueueItem[] {
  const busy = new Set<string>();
  return inOrder(items).filter((item) => {
    if (item.state !== 'waiting' && item.state !== 'sending') return false;
    const first = item.group === undefined || !busy.has(item.group);
    if (item.group !== undefined) busy.add(item.group);
    return first && item.state === 'waiting';
  });
}

/** Tries again at once with the same keys: after the network came back, or because the person asked. */
export function wake(item: QueueItem): QueueItem {
  if (item.state === 'attention')
    return { ...item, state: 'waiting', failures: 0, nextAt: 0, problem: undefined };
  return item.state === 'waiting' ? { ...item, nextAt: 0 } : item;
}

/**
 * True when the server certainly did not act on the item, so that a corrected one may go out under a new key.
 * After faults without a clear answer only the same item with the same key is safe.
 */
export function mayChange(item: QueueItem): boolean {
  const status = item.problem?.status ?? 0;
  return item.state === 'attention' && status >= 400 && status < 500;
}

/** Oldest first. */
export function inOrder(items: readonly QueueItem[]): QueueItem[] {
  return [...items].sort((a, b) => a.createdAt - b.createdAt || a.order - b.order);
}

function later(
  item: QueueItem,
  retryAfter: number | undefined,
  now: number,
  random: () => number,
): QueueItem {
  const failures = item.failures + 1;
  const wait = retryAfter ?? backoff(failures, firstWait, longestWait, random);
  return { ...item, state: 'waiting', failures, nextAt: now + Math.min(wait, longestWait) };
}

function attention(item: QueueItem, problem: QueueProblem): QueueItem {
  return { ...item, state: 'attention', problem, nextAt: 0 };
}
