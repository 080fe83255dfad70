/** What a collector's phone keeps: its key, what it wrote down, and the way of the day. Every write is one transaction. */
import type { DBSchema } from 'idb';
import { deviceStore } from '../../../../../web/kit/device-store.ts';
import type { ContactView, RoundView, Taken } from '../../../contract.ts';
import { type Act, FIRST } from '../../../rules/entry.ts';
import { newKeys } from '../../../rules/signed.ts';

export type KeptDevice = {
  owner: string;
  /** The number that the city gave; null until it was asked. */
  device: number | null;
  keys: CryptoKeyPair;
  /** Locks what is kept about traders. */
  lock: CryptoKey;
  label: string;
  /** The last number written, and the hash of what stands there. */
  seq: number;
  prev: string;
  /** The city's time at the last contact in seconds, and what has to be added to this clock. */
  contact: number;
  ahead: number;
  /** What the city said last. */
  said: ContactView | null;
};
export type KeptEntry = {
  owner: string;
  seq: number;
  hash: string;
  number: string;
  text: string;
  act: Act;
  /** Milliseconds since 1970, put right. */
  at: number;
  /** What the city said to it; null until it did. */
  told: Taken | null;
  /** For receipts and notes: where, and whose debts it pays. */
  stop: { name: string; place: string; debtor: number } | null;
  /** For receipts: what was owed before. */
  before: number | null;
};
type KeptRound = { owner: string; at: number; upto: number; iv: ArrayBuffer; sealed: ArrayBuffer };
export type Way = { round: RoundView; at: number /** Entries up to this number are in it. */; upto: number };

interface PhoneSchema extends DBSchema {
  devices: { key: string; value: KeptDevice };
  entries: { key: [string, number]; value: KeptEntry; indexes: { hash: string } };
  rounds: { key: string; value: KeptRound };
}

const database = deviceStore<PhoneSchema>('pendopo-collector', 1, (db) => {
  db.createObjectStore('devices', { keyPath: 'owner' });
  db.createObjectStore('entries', { keyPath: ['owner', 'seq'] }).createIndex('hash', 'hash');
  db.createObjectStore('rounds', { keyPath: 'owner' });
});

export async function keptDevice(owner: string): Promise<KeptDevice | undefined> {
  return (await database()).get('devices', owner);
}

/** The phone of this collector; made once, with a key that cannot be taken out of it. */
export async function ensureDevice(owner: string, label: string): Promise<KeptDevice> {
  const known = await keptDevice(owner);
  if (known) return known;
  const [keys, lock] = await Promise.all([
    newKeys(),
    crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  ]);
  const made: KeptDevice = {
    ...{ owner, device: null, keys, lock, label, seq: 0, prev: FIRST, contact: 0, ahead: 0, said: null },
  };
  const change = (await database()).transaction('devices', 'readwrite');
  // Another tab may have been faster.
  const other = await change.store.get(owner);
  if (!other) await change.store.put(made);
  await change.done;
  void navigator.storage?.persist?.().catch(() => {});
  return other ?? made;
}

/** Takes the next number and keeps what stands there, both or neither. False when another tab took the number. */
export async function append(entry: KeptEntry, after: { seq: number; prev: string }): Promise<boolean> {
  const db = await database();
  const change = db.transaction(['devices', 'entries'], 'readwrite', { durability: 'strict' });
  const device = await change.objectStore('devices').get(entry.owner);
  if (!device || device.seq !== after.seq || device.prev !== after.prev) {
    await change.done;
    return false;
  }
  await change.objectStore('entries').add(entry);
  await change.objectStore('devices').put({ ...device, seq: entry.seq, prev: entry.hash });
  await change.done;
  return true;
}

export async function keptEntries(owner: string): Promise<KeptEntry[]> {
  return (await database()).getAll(
    'entries',
    IDBKeyRange.bound([owner, 0], [owner, Number.MAX_SAFE_INTEGER]),
  );
}

/** What the city said, to entries and to the phone. */
export async function noteTold(owner: string, told: readonly { seq: number; taken: Taken }[]): Promise<void> {
  const change = (await database()).transaction('entries', 'readwrite');
  for (const { seq, taken } of told) {
    const entry = await change.store.get([owner, seq]);
    if (entry) await change.store.put({ ...entry, told: taken });
  }
  await change.done;
}

export async function noteContact(
  owner: string,
  given: Pick<KeptDevice, 'contact' | 'ahead'> & { said: ContactView },
): Promise<void> {
  const change = (await database()).transaction('devices', 'readwrite');
  const device = await change.store.get(owner);
  if (device) await change.store.put({ ...device, ...given, device: given.said.device });
  await change.done;
}

/** The way of the day, locked: on a phone that somebody finds no trader's debts can be read. */
export async function keepRound(
  device: KeptDevice,
  round: RoundView,
  at: number,
  upto: number,
): Promise<void> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = new TextEncoder().encode(JSON.stringify(round));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, device.lock, bytes);
  await (await database()).put('rounds', { owner: device.owner, at, upto, iv: iv.buffer, sealed });
}

export async function keptRound(device: KeptDevice): Promise<Way | undefined> {
  const kept = await (await database()).get('rounds', device.owner);
  if (!kept) return undefined;
  try {
    const iv = new Uint8Array(kept.iv);
    const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, device.lock, kept.sealed);
    const round = JSON.parse(new TextDecoder().decode(bytes)) as RoundView;
    return { round, at: kept.at, upto: kept.upto };
  } catch {
    return undefined;
  }
}

/** A new beginning for a phone that may not take cash any more: another key, number one. False while the city does not know everything. */
export async function dropPhone(owner: string): Promise<boolean> {
  const change = (await database()).transaction(['devices', 'entries', 'rounds'], 'readwrite');
  const range = IDBKeyRange.bound([owner, 0], [owner, Number.MAX_SAFE_INTEGER]);
  const entries = await change.objectStore('entries').getAll(range);
  const whole = entries.every(({ told }) => told !== null);
  if (whole) {
    await change.objectStore('entries').delete(range);
    await change.objectStore('rounds').delete(owner);
    await change.objectStore('devices').delete(owner);
  }
  await change.done;
  return whole;
}

/** The next person at this phone finds nothing of traders. Key and receipts stay: they are locked to their account, and are money. */
export async function forgetRounds(): Promise<void> {
  await (await database()).clear('rounds');
}
