/** The phone at work: writes entries down, tells the city of them, and shows what it knows; in any number of tabs. */
import { useEffect, useSyncExternalStore } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { ApiProblem } from '../../../../../web/kit/api/problem.ts';
import type { ContactView, EntriesView, RoundView } from '../../../contract.ts';
import { type Act, writeEntry } from '../../../rules/entry.ts';
import { marksOf, publicText, sign } from '../../../rules/signed.ts';
import {
  append,
  dropPhone,
  ensureDevice,
  type KeptDevice,
  type KeptEntry,
  keepRound,
  keptDevice,
  keptEntries,
  keptRound,
  noteContact,
  noteTold,
  type Way,
} from './store.ts';

export type PhoneView = {
  owner: string;
  device: KeptDevice | undefined;
  entries: KeptEntry[];
  way: Way | undefined;
  /** False until the phone's own store was read. */
  read: boolean;
  syncing: boolean;
  /** Why the last try to reach the city failed. */
  failed: unknown;
  /** The phone's store refused: nothing can be written down. */
  broken: boolean;
};

const AT_ONCE = 100;
const AGAIN_MS = 60_000;
const NAME = 'pendopo-collector';
const EMPTY: PhoneView = {
  ...{ owner: '', device: undefined, entries: [], way: undefined },
  ...{ read: false, syncing: false, failed: undefined, broken: false },
};

let view = EMPTY;
const listeners = new Set<() => void>();
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(NAME);
/** The city's time at the last contact of this page, beside a clock that nobody can set. */
let heard: { contact: number; at: number } | undefined;

function show(next: Partial<PhoneView>): void {
  view = { ...view, ...next };
  for (const listener of listeners) listener();
}

async function readAll(owner: string): Promise<void> {
  try {
    const device = await keptDevice(owner);
    const [entries, way] = await Promise.all([
      keptEntries(owner),
      device ? keptRound(device) : Promise.resolve(undefined),
    ]);
    if (view.owner === owner) show({ device, entries, way, read: true, broken: false });
  } catch {
    show({ read: true, broken: true });
  }
}

async function changed(owner: string): Promise<void> {
  await readAll(owner);
  channel?.postMessage(owner);
}

/** One tab at a time speaks with the city. */
function exclusively<T>(task: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request(NAME, task) : task();
}

async function keepContact(owner: string, said: ContactView, asked: number): Promise<void> {
  const contact = Math.floor(Date.parse(said.now) / 1000);
  const middle = (asked + Date.now()) / 2;
  heard = { contact, at: performance.now() };
  const { device, state, cash, since, limit, alarm, waiting, whole, last, missing, now } = said;
  await noteContact(owner, {
    contact,
    ahead: Math.round(contact - middle / 1000),
    said: { device, state, cash, since, limit, alarm, waiting, whole, last, missing, now },
  });
}

async function enrol(owner: string, device: KeptDevice): Promise<void> {
  const asked = Date.now();
  const body = { publicKey: await publicText(device.keys), label: device.label };
  await keepContact(owner, await api.post<ContactView>('/api/collectors/devices', body), asked);
}

async function tell(owner: string, device: number): Promise<void> {
  for (;;) {
    const waiting = (await keptEntries(owner)).filter(({ told }) => told === null).slice(0, AT_ONCE);
    if (waiting.length === 0) return;
    const asked = Date.now();
    const body = { device, entries: waiting.map(({ text }) => text) };
    const answer = await api.post<EntriesView>('/api/collectors/entries', body);
    await noteTold(
      owner,
      waiting.flatMap(({ seq }, at) => {
        const taken = answer.taken[at];
        return taken ? [{ seq, taken }] : [];
      }),
    );
    await keepContact(owner, answer, asked);
    await changed(owner);
  }
}

async function fetchRound(owner: string, device: number): Promise<void> {
  const upto = Math.max(
    0,
    ...(await keptEntries(owner)).filter(({ told }) => told !== null).map(({ seq }) => seq),
  );
  const asked = Date.now();
  const round = await api.get<RoundView>('/api/collectors/round', { query: { device } });
  await keepContact(owner, round, asked);
  const kept = await keptDevice(owner);
  if (kept) await keepRound(kept, round, Date.now(), upto);
}

/** Tells the city what it does not know yet and asks how things stand. Never throws: what failed is shown and tried again. */
export async function sync(owner: string): Promise<void> {
  if (view.syncing) return;
  show({ syncing: true });
  try {
    await exclusively(async () => {
      const device = await keptDevice(owner);
      if (!device) return;
      if (device.device === null) await enrol(owner, device);
      const known = await keptDevice(owner);
      if (!known || known.device === null) return;
      // Not approved yet when last heard of: the way's answer says whether it is now.
      if (known.said?.state === 'asked') await fetchRound(owner, known.device);
      if ((await keptDevice(owner))?.said?.state !== 'asked') {
        await tell(owner, known.device);
        await fetchRound(owner, known.device);
      }
    });
    show({ failed: undefined });
  } catch (error) {
    show({ failed: error });
  }
  await changed(owner);
  show({ syncing: false });
}

/** The phone's key is made and the city is asked for a number. */
export async function register(owner: string, label: string): Promise<void> {
  await ensureDevice(owner, label);
  await changed(owner);
  await sync(owner);
}

/** Forgets a phone that was blocked or frozen, once the city has all of it, so that it can be registered anew. */
export async function startAnew(owner: string): Promise<boolean> {
  const gone = await dropPhone(owner);
  heard = undefined;
  await changed(owner);
  return gone;
}

/** Milliseconds since 1970 by the city's clock, as far as this phone can know. */
function cityNow(device: KeptDevice): number {
  const steady = heard ? heard.contact * 1000 + (performance.now() - heard.at) : device.contact * 1000;
  return Math.max(steady, Date.now() + device.ahead * 1000);
}

/**
 * Writes down and signs. When this resolves it is kept, whatever happens to the tab, the phone or the network. Rejects when
 * the phone's store refuses, and for a phone that may not take cash.
 */
export async function write(
  owner: string,
  act: Act,
  more: Pick<KeptEntry, 'stop' | 'before'> = { stop: null, before: null },
): Promise<KeptEntry> {
  for (;;) {
    const device = await keptDevice(owner);
    if (!device || device.device === null || device.said?.state !== 'approved')
      throw new Error('this phone may not take cash');
    const seq = device.seq + 1;
    const passed =
      heard && heard.contact === device.contact ? Math.floor((performance.now() - heard.at) / 1000) : 0;
    const at = Math.floor(Date.now() / 1000);
    const clock = { at, contact: device.contact, passed: Math.max(0, passed), ahead: device.ahead };
    const line = writeEntry({ device: device.device, seq, prev: device.prev, clock, act });
    const { hash, code: number } = await marksOf(line);
    const text = await sign(line, device.keys.privateKey);
    const entry: KeptEntry = {
      ...more,
      owner,
      seq,
      hash,
      number,
      text,
      act,
      told: null,
      at: cityNow(device),
    };
    if (await append(entry, device)) {
      await changed(owner);
      void sync(owner);
      return entry;
    }
  }
}

export const isRefusal = (error: unknown): boolean => error instanceof ApiProblem && error.status >= 400;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

channel?.addEventListener('message', ({ data }) => {
  if (data === view.owner) void readAll(view.owner);
});

/** The phone of the collector who is signed in; it speaks with the city when a page opens, when the network returns, and each minute. */
export function usePhone(owner: string): PhoneView {
  const seen = useSyncExternalStore(subscribe, () => view);
  useEffect(() => {
    if (owner === '') return undefined;
    if (view.owner !== owner) show({ ...EMPTY, owner });
    void readAll(owner).then(() => sync(owner));
    const again = () => void sync(owner);
    const timer = setInterval(again, AGAIN_MS);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [owner]);
  return seen.owner === owner ? seen : EMPTY;
}
