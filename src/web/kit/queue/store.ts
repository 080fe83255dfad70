/** Keeps the queue on the device: items and the bytes of their files, apart, so that listing items stays cheap. */
import type { DBSchema } from 'idb';
import { deviceStore } from '../device-store.ts';
import type { QueueItem } from './machine.ts';

interface QueueSchema extends DBSchema {
  items: { key: string; value: QueueItem };
  /** Bytes and not Blobs: some phones lose the content of stored Blobs after a restart. */
  files: { key: string; value: { key: string; bytes: ArrayBuffer } };
}

const database = deviceStore<QueueSchema>('pendopo-queue', 1, (db) => {
  db.createObjectStore('items', { keyPath: 'id' });
  db.createObjectStore('files', { keyPath: 'key' });
});

/** All items, in no order. */
export async function allItems(): Promise<QueueItem[]> {
  return (await database()).getAll('items');
}

export async function getItem(id: string): Promise<QueueItem | undefined> {
  return (await database()).get('items', id);
}

/** Adds an item with its files in one transaction: either everything is kept or nothing is. */
export async function addItem(item: QueueItem, files: { key: string; bytes: ArrayBuffer }[]): Promise<void> {
  const db = await database();
  const change = db.transaction(['items', 'files'], 'readwrite', { durability: 'strict' });
  for (const file of files) void change.objectStore('files').put(file);
  void change.objectStore('items').put(item);
  await change.done;
}

/**
 * Changes one item in one transaction, so that two tabs never write over each other's progress. `change` gets
 * the stored item and returns the new one; undefined leaves it alone. Returns what is stored afterwards.
 */
export async function updateItem(
  id: string,
  change: (item: QueueItem) => QueueItem | undefined,
): Promise<QueueItem | undefined> {
  const db = await database();
  const step = db.transaction('items', 'readwrite', { durability: 'strict' });
  const stored = await step.store.get(id);
  const next = stored && change(stored);
  if (next) await step.store.put(next);
  await step.done;
  return next ?? stored;
}

/**
 * Writes the sender's progress. A discarded item stays gone, and "sent" is never taken back: without locks
 * a second tab may come in late with an older view.
 */
export async function putItem(item: QueueItem): Promise<void> {
  await updateItem(item.id, (stored) => (stored.state === 'sent' ? undefined : item));
}

/** Removes an item and the named files; `next`, if given, takes its place in the same transaction. */
export async function replaceItem(
  id: string,
  next: QueueItem | undefined,
  droppedFiles: string[],
): Promise<void> {
  const db = await database();
  const step = db.transaction(['items', 'files'], 'readwrite', { durability: 'strict' });
  void step.objectStore('items').delete(id);
  for (const key of droppedFiles) void step.objectStore('files').delete(key);
  if (next) void step.objectStore('items').put(next);
  await step.done;
}

export async function readFile(key: string): Promise<ArrayBuffer | undefined> {
  return (await (await database()).get('files', key))?.bytes;
}

export async function dropFiles(keys: string[]): Promise<void> {
  const db = await database();
  const change = db.transaction('files', 'readwrite');
  for (const key of keys) void change.store.delete(key);
  await change.done;
}
