/** The receipts of reports made on this device: whoever holds one may answer, open again and rate. */
import { useSyncExternalStore } from 'react';
import type { QueueItem } from '../../../../web/kit/queue/machine.ts';
import { onQueueChange, queue, queueSnapshot } from '../../../../web/kit/queue/queue.ts';
import type { Received } from '../../rules/intake-contract.ts';

export type Receipt = {
  code: string;
  /** The reporter's secret; leaves the device only in the X-Receipt header. */
  receipt: string;
  /** The category in the words of the day it was reported. */
  label: string;
  agency: string | null;
  /** ISO 8601 */
  openedAt: string;
  dueAt: string | null;
  /** The report of the same thing that it was joined to. */
  joined?: string;
  /** Whoever reported left no way to be reached; unknown for what was entered from paper. */
  anonymous?: boolean;
  /** The queue item that became this report, so that its page still finds it later. */
  item?: string;
};

/** What reports are called in the queue. */
export const REPORT_KIND = 'complaints.report';

const storageKey = 'pendopo.complaints.receipts';
const listeners = new Set<() => void>();
let known: Receipt[] | undefined;

/** All receipts, newest first. */
function readReceipts(): Receipt[] {
  known ??= load();
  return known;
}

export function receiptOf(code: string): string | undefined {
  return readReceipts().find((one) => one.code === code)?.receipt;
}

export function keepReceipt(given: Receipt): void {
  if (readReceipts().some((one) => one.code === given.code)) return;
  store([given, ...readReceipts()]);
}

/** Takes a report off this device; at the city it stays. */
export async function forgetReceipt(code: string): Promise<void> {
  for (const item of queueSnapshot().items) {
    if (answerOf(item)?.code === code) await queue.discard(item.id);
  }
  store(readReceipts().filter((one) => one.code !== code));
}

/** Receipts as components see them; also those that another tab adds. */
export function useReceipts(): Receipt[] {
  return useSyncExternalStore(subscribe, readReceipts);
}

/** Keeps the receipt of every report that the queue has sent, now and later. */
export function keepReceiptsOfSent(): void {
  onQueueChange(() => {
    for (const item of queueSnapshot().items) {
      const answer = answerOf(item);
      if (answer) keepReceipt(receiptFrom(answer, item.label, item.id));
    }
  });
}

export function receiptFrom(answer: Received, label: string, item?: string): Receipt {
  const { code, receipt, agency, openedAt, dueAt, joined, anonymous } = answer;
  const more = {
    ...(item ? { item } : {}),
    ...(joined ? { joined } : {}),
    ...(anonymous ? { anonymous } : {}),
  };
  return { code, receipt, label, agency: agency?.name ?? null, openedAt, dueAt, ...more };
}

function answerOf(item: QueueItem): Received | undefined {
  return item.kind === REPORT_KIND && item.state === 'sent' ? (item.result as Received) : undefined;
}

function subscribe(listener: () => void): () => void {
  const fromOtherTab = (event: StorageEvent) => {
    if (event.key !== storageKey) return;
    known = undefined;
    listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', fromOtherTab);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', fromOtherTab);
  };
}

function load(): Receipt[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(list) ? (list as Receipt[]) : [];
  } catch {
    return [];
  }
}

function store(list: Receipt[]): void {
  known = list;
  try {
    localStorage.setItem(storageKey, JSON.stringify(list));
  } catch {
    // Without storage the receipts last as long as this visit.
  }
  for (const listener of listeners) listener();
}
