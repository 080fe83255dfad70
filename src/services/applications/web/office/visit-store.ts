/** What an inspector's phone keeps of visits: the list and forms as last seen, and minutes that are being written. */
import type { DBSchema } from 'idb';
import type { Answers } from '../../../../blocks/definitions/contract.ts';
import { deviceStore } from '../../../../web/kit/device-store.ts';
import type { DeskApplication } from '../../rules/desk-contract.ts';

export type KeptVisit = { code: string; owner: string; view: DeskApplication; at: number };
export type KeptPhoto = { id: string; name: string; type: string; bytes: ArrayBuffer };
/** A file that stands in an answer of the minutes. */
export type KeptFile = KeptPhoto & { kind: 'photo' | 'pdf' };
/** `clientId` makes that sending it twice writes it once. */
export type KeptMinutes = {
  code: string;
  owner: string;
  clientId: string;
  answers: Answers;
  photos: KeptPhoto[];
  /** Missing in minutes that were begun before answers could hold files. */
  files?: KeptFile[];
  item: string | null;
};

interface VisitSchema extends DBSchema {
  visits: { key: string; value: KeptVisit };
  minutes: { key: string; value: KeptMinutes };
}

const database = deviceStore<VisitSchema>('pendopo-visits', 1, (db) => {
  db.createObjectStore('visits', { keyPath: 'code' });
  db.createObjectStore('minutes', { keyPath: 'code' });
});

async function quietly<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch {
    return otherwise;
  }
}

/** Takes the place of what was kept: a visit that is no longer mine goes. */
export function keepVisits(owner: string, views: readonly DeskApplication[], at: number): Promise<void> {
  return quietly(async () => {
    const change = (await database()).transaction('visits', 'readwrite');
    void change.store.clear();
    for (const view of views) void change.store.put({ code: view.code, owner, view, at });
    await change.done;
  }, undefined);
}

/** One that was opened by itself, beside the list. */
export function keepVisit(owner: string, view: DeskApplication, at: number): Promise<void> {
  return quietly(
    async () => void (await (await database()).put('visits', { code: view.code, owner, view, at })),
    undefined,
  );
}

export function keptVisits(owner: string): Promise<KeptVisit[]> {
  return quietly(async () => {
    const all = await (await database()).getAll('visits');
    return all.filter((one) => one.owner === owner);
  }, []);
}

export function keptVisit(owner: string, code: string): Promise<KeptVisit | undefined> {
  return quietly(async () => {
    const found = await (await database()).get('visits', code);
    return found?.owner === owner ? found : undefined;
  }, undefined);
}

export function keepMinutes(minutes: KeptMinutes): Promise<void> {
  return quietly(async () => void (await (await database()).put('minutes', minutes)), undefined);
}

export function keptMinutes(owner: string, code: string): Promise<KeptMinutes | undefined> {
  return quietly(async () => {
    const found = await (await database()).get('minutes', code);
    return found?.owner === owner ? found : undefined;
  }, undefined);
}

export function dropMinutes(code: string): Promise<void> {
  return quietly(async () => (await database()).delete('minutes', code), undefined);
}

/** The next person at this device finds nothing of the visits; minutes in the queue stay locked to their account. */
export function forgetVisits(): Promise<void> {
  return quietly(async () => {
    const change = (await database()).transaction(['visits', 'minutes'], 'readwrite');
    void change.objectStore('visits').clear();
    void change.objectStore('minutes').clear();
    await change.done;
  }, undefined);
}
