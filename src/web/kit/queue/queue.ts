/** What people sent from this device and what became of it; works without a network, in many tabs, over restarts. */
import { newId } from '../unique.ts';
import { inOrder, mayChange, type QueueFile, type QueueItem, type QueueProblem, wake } from './machine.ts';
import { drain } from './sender.ts';
import { addItem, allItems, dropFiles, getItem, putItem, replaceItem, updateItem } from './store.ts';
import { accountNow, createTransport } from './transport.ts';

export type NewItem = {
  kind: string;
  url: string;
  body: Record<string, unknown>;
  label?: string;
  method?: QueueItem['method'];
  /** Files that go first; their ids are put into `body[filesField]` (default `files`), in this order. */
  files?: { file: Blob; name: string }[];
  filesField?: string;
  /** Where files are uploaded to (default `/api/files`); answers `{ id }`. */
  uploadUrl?: string;
  group?: string;
  /** Id of the account in whose name alone it may go out, see the machine. */
  owner?: string;
  /** Takes over a field of the answer to an earlier item, see the machine. */
  carry?: QueueItem['carry'];
  /** Made here when absent. */
  idempotencyKey?: string;
};

/** What became of an item within the time one cares to wait. */
export type SendResult<R> =
  | { state: 'sent'; id: string; result: R }
  | { state: 'kept'; id: string }
  | { state: 'attention'; id: string; problem: QueueProblem };

export type QueueSnapshot = {
  items: QueueItem[];
  waiting: number;
  sending: number;
  attention: number;
  /** key of a file → share uploaded, 0 to 1 */
  uploads: Record<string, number>;
};

const lockName = 'pendopo-queue';
/** Sent items stay this long, so that "sent, the code is …" survives a reload. */
const keepSent = 86_400_000;
const empty: QueueSnapshot = { items: [], waiting: 0, sending: 0, attention: 0, uploads: {} };

let snapshot = empty;
let started = false;
let draining = false;
let again = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let order = 0;
const listeners = new Set<() => void>();
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(lockName);
const transport = createTransport((key, share) => {
  snapshot = { ...snapshot, uploads: { ...snapshot.uploads, [key]: share } };
  tell();
});

export const queue = {
  /**
   * Keeps an item on the device and begins to send it. When this resolves the item is safe, whatever happens
   * to the network, the tab or the phone. Rejects when the device refuses to store it (full, private window).
   */
  async add(wanted: NewItem): Promise<QueueItem> {
    const { item, files } = await prepare(wanted);
    await addItem(item, files);
    void navigator.storage?.persist?.().catch(() => {});
    await changed();
    void work();
    return item;
  },

  /** `add`, then waits up to `waitMs` (default 15 s) for the server: sent, refused, or kept for later. */
  async send<R>(wanted: NewItem, options: { waitMs?: number } = {}): Promise<SendResult<R>> {
    const { id } = await queue.add(wanted);
    return new Promise((resolve) => {
      const finish = (result: SendResult<R>) => {
        clearTimeout(patience);
        stop();
        resolve(result);
      };
      const look = () => {
        const item = snapshot.items.find((one) => one.id === id);
        if (item?.state === 'sent') finish({ state: 'sent', id, result: item.result as R });
        else if (item?.state === 'attention' && item.problem) {
          finish({ state: 'attention', id, problem: item.problem });
        } else if (
          item?.state === 'waiting' &&
          (item.failures > 1 || (item.failures > 0 && !navigator.onLine))
        ) {
          finish({ state: 'kept', id });
        }
      };
      const stop = onQueueChange(look);
      const patience = setTimeout(() => finish({ state: 'kept', id }), options.waitMs ?? 15_000);
      look();
    });
  },

  /** Tries an item again at once, with the same keys. */
  async retry(id: string): Promise<void> {
    await updateItem(id, wake);
    await changed();
    void work();
  },

  /** Sends what waited for the account that has just signed in, and what was refused because nobody was. */
  async retryUnauthorized(): Promise<void> {
    for (const item of await allItems()) if (item.problem?.status === 401) await updateItem(item.id, wake);
    await changed();
    void work();
  },

  /**
   * Sends a corrected item in the place of one that the server refused, under a new key. `dropFiles` leaves the
   * files out. Throws when the server may already have taken the first one: then only `retry` is safe.
   */
  async change(
    id: string,
    body: Record<string, unknown>,
    options: { dropFiles?: boolean } = {},
  ): Promise<void> {
    const item = await getItem(id);
    if (!item) return;
    if (!mayChange(item)) throw new Error('this item may already have arrived; it can only be tried again');
    const next: QueueItem = {
      ...wake(item),
      id: newId(),
      body,
      files: options.dropFiles ? [] : item.files.map((file) => ({ ...file })),
    };
    await replaceItem(id, next, options.dropFiles ? item.files.map((file) => file.key) : []);
    // What was to follow the refused one follows the corrected one.
    for (const one of await allItems())
      if (one.carry?.from === id)
        await updateItem(one.id, (item) => ({
          ...item,
          carry: item.carry && { ...item.carry, from: next.id },
        }));
    await changed();
    void work();
  },

  /** Removes an item and its files from the device. An item that is under way may still arrive. */
  async discard(id: string): Promise<void> {
    const item = await getItem(id);
    if (!item) return;
    await replaceItem(
      id,
      undefined,
      item.files.map((file) => file.key),
    );
    await changed();
  },
};

/** Starts sending whatever an earlier visit left; call once per tab. */
export function startQueue(): void {
  if (started) return;
  started = true;
  channel?.addEventListener('message', () => void changed(false));
  window.addEventListener('online', () => void wakeAll());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void work();
  });
  void changed(false)
    .then(tidy)
    .then(work)
    .catch(() => {});
}

/** Hears about every change of the queue, also from other tabs. Returns the way to stop. */
export function onQueueChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The queue as last seen; the same object until something changes. */
export function queueSnapshot(): QueueSnapshot {
  return snapshot;
}

async function wakeAll(): Promise<void> {
  for (const item of await allItems()) if (item.state === 'waiting') await updateItem(item.id, wake);
  await work();
}

/** Sends what is due. Any number of calls, from any number of tabs, end in one sender at a time. */
async function work(): Promise<void> {
  if (draining) {
    again = true;
    return;
  }
  draining = true;
  clearTimeout(timer);
  try {
    do {
      again = false;
      const wait = await exclusively(() =>
        drain({
          store: { all: allItems, put: putItem, dropFiles },
          transport,
          account: accountNow,
          now: Date.now,
          random: Math.random,
          onChange: () => void changed(),
        }),
      );
      if (wait !== undefined) timer = setTimeout(() => void work(), Math.max(wait, 500));
    } while (again);
  } catch {
    // The device's storage failed for a moment; what is kept is still kept.
    timer = setTimeout(() => void work(), 30_000);
  } finally {
    draining = false;
  }
}

/** Two tabs must not send the same item side by side. Without locks (plain http) the server's keys alone prevent doubles. */
function exclusively<T>(task: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request(lockName, task) : task();
}

async function changed(tellOthers = true): Promise<void> {
  const items = inOrder(await allItems());
  const count = (state: QueueItem['state']) => items.filter((item) => item.state === state).length;
  snapshot = {
    items,
    waiting: count('waiting'),
    sending: count('sending'),
    attention: count('attention'),
    uploads: items.some((item) => item.files.length > 0) ? snapshot.uploads : {},
  };
  tell();
  if (tellOthers) channel?.postMessage('changed');
}

function tell(): void {
  for (const listener of listeners) listener();
}

async function tidy(): Promise<void> {
  for (const item of await allItems()) {
    if (item.state === 'sent' && (item.sentAt ?? 0) < Date.now() - keepSent)
      await replaceItem(item.id, undefined, []);
  }
}

async function prepare(wanted: NewItem) {
  const files: QueueFile[] = [];
  const contents: { key: string; bytes: ArrayBuffer }[] = [];
  for (const { file, name } of wanted.files ?? []) {
    const key = newId();
    files.push({ key, name, type: file.type, size: file.size, url: wanted.uploadUrl ?? '/api/files' });
    contents.push({ key, bytes: await file.arrayBuffer() });
  }
  order += 1;
  const item: QueueItem = {
    id: wanted.idempotencyKey ?? newId(),
    kind: wanted.kind,
    label: wanted.label ?? '',
    url: wanted.url,
    method: wanted.method ?? 'POST',
    body: wanted.body,
    filesField: wanted.filesField ?? 'files',
    files,
    ...(wanted.owner === undefined ? {} : { owner: wanted.owner }),
    ...(wanted.group === undefined ? {} : { group: wanted.group }),
    ...(wanted.carry === undefined ? {} : { carry: wanted.carry }),
    state: 'waiting',
    createdAt: Date.now(),
    order,
    failures: 0,
    nextAt: 0,
  };
  return { item, files: contents };
}
