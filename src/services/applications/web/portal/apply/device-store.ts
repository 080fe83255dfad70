/** Keeps unfinished applications on this device, each under its service and the account that writes it. */
import type { DBSchema } from 'idb';
import { deviceStore } from '../../../../../web/kit/device-store.ts';
import { isSynced, type Kept } from './kept-shape.ts';

interface DeviceSchema extends DBSchema {
  forms: { key: string; value: Kept };
  /** Bytes and not Blobs: some phones lose the content of stored Blobs after a restart. */
  files: { key: string; value: ArrayBuffer };
}

const database = deviceStore<DeviceSchema>('pendopo-applications', 1, (db) => {
  db.createObjectStore('forms');
  db.createObjectStore('files');
});

const keyOf = ({ service, owner }: Pick<Kept, 'service' | 'owner'>) => `${service} ${owner ?? ''}`;
const mirrorOf = (form: Pick<Kept, 'service' | 'owner'>) => `pendopo.application ${keyOf(form)}`;

/** Storage may be full or refused (private windows): the page then works for this visit, only not over restarts. */
async function quietly<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch {
    return otherwise;
  }
}

/** The form kept for this account; of the stored one and its mirror the later written. */
export function readForm(service: string, owner: string | null): Promise<Kept | undefined> {
  const mirrored = readMirror(mirrorOf({ service, owner }));
  return quietly(async () => {
    const stored = await (await database()).get('forms', keyOf({ service, owner }));
    if (!stored || !mirrored) return stored ?? mirrored;
    // A mirror that is still there was written after what is stored: storing takes it away.
    return mirrored.changedAt >= stored.changedAt ? mirrored : stored;
  }, mirrored);
}

/** True when some account keeps a form of this service here that has not all reached the city. */
export function anotherKeeps(service: string): Promise<boolean> {
  return quietly(async () => {
    const all = await (await database()).getAll('forms');
    return all.some((form) => form.service === service && form.owner !== null && form.changedAt > 0);
  }, false);
}

/** All forms of one account, for its list. */
export function formsOf(owner: string | null): Promise<Kept[]> {
  return quietly(async () => {
    const all = await (await database()).getAll('forms');
    return all.filter((form) => form.owner === owner && form.changedAt > 0);
  }, []);
}

/** The mirror stands in until the answers are really stored: a page that is closed no longer finishes a database's work. */
export function saveForm(form: Kept): Promise<void> {
  return quietly(async () => {
    const change = (await database()).transaction('forms', 'readwrite', { durability: 'strict' });
    void change.store.put(form, keyOf(form));
    await change.done;
    dropMirror(mirrorOf(form), form.changedAt);
  }, undefined);
}

export function mirrorForm(form: Kept): void {
  try {
    localStorage.setItem(mirrorOf(form), JSON.stringify(form));
  } catch {
    // The database still gets it a moment later.
  }
}

export async function keepBytes(id: string, file: Blob): Promise<void> {
  const bytes = await file.arrayBuffer();
  await (await database()).put('files', bytes, id);
}

export function readBytes(id: string): Promise<ArrayBuffer | undefined> {
  return quietly(async () => (await database()).get('files', id), undefined);
}

/** A photo to look at. */
export async function readPicture(id: string): Promise<Blob | undefined> {
  const bytes = await readBytes(id);
  return bytes && new Blob([bytes]);
}

export function dropBytes(ids: readonly string[]): Promise<void> {
  return quietly(async () => {
    const change = (await database()).transaction('files', 'readwrite');
    for (const id of ids) void change.store.delete(id);
    await change.done;
  }, undefined);
}

export function dropForm(form: Kept): Promise<void> {
  dropMirror(mirrorOf(form));
  return quietly(async () => {
    const change = (await database()).transaction(['forms', 'files'], 'readwrite');
    void change.objectStore('forms').delete(keyOf(form));
    for (const { id } of form.files) void change.objectStore('files').delete(id);
    await change.done;
  }, undefined);
}

/** Called when somebody signs in or out: what the city has as well need not stay on a phone that others use too. */
export function forgetSynced(): Promise<void> {
  return quietly(async () => {
    for (const form of await (await database()).getAll('forms'))
      if (form.owner !== null && isSynced(form) && form.sending === null) await dropForm(form);
  }, undefined);
}

function readMirror(key: string): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function dropMirror(key: string, upTo = Number.POSITIVE_INFINITY): void {
  try {
    const kept = readMirror(key);
    if (!kept || kept.changedAt <= upTo) localStorage.removeItem(key);
  } catch {
    // Where nothing can be removed nothing was written.
  }
}

/** Another version of this page may have written it: only what the form cannot do without is asked for. */
function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { service, changedAt, answers, files } = value as Partial<Kept>;
  return (
    typeof service === 'string' &&
    typeof changedAt === 'number' &&
    typeof answers === 'object' &&
    answers !== null &&
    Array.isArray(files)
  );
}
