/** Works through the queue, one step at a time, writing down every intention before it is carried out. */
import {
  advance,
  begin,
  carried,
  nextStep,
  type Outcome,
  pick,
  type QueueFile,
  type QueueItem,
  recover,
  untilNext,
} from './machine.ts';

/** Where items live between steps. Each call is one transaction; a kill between two calls must be harmless. */
export type QueueStore = {
  all(): Promise<QueueItem[]>;
  put(item: QueueItem): Promise<void>;
  /** Removes the bytes of the item's files once they are no longer needed. */
  dropFiles(keys: string[]): Promise<void>;
};

/** The way to the server. Never throws for what happens on the network: that is an outcome. */
export type QueueTransport = {
  upload(file: QueueFile): Promise<Outcome>;
  submit(item: QueueItem, body: Record<string, unknown>): Promise<Outcome>;
};

export type SenderPorts = {
  store: QueueStore;
  transport: QueueTransport;
  now: () => number;
  random: () => number;
  /** Id of the account signed in now, null when nobody is; undefined when the server cannot be asked. */
  account: () => Promise<string | null | undefined>;
  /** Called after every change, so that screens can show it. */
  onChange?: () => void;
};

/**
 * Sends what is due and returns the milliseconds until something else will be, undefined when nothing waits.
 * Must run in one place at a time (the caller holds a lock): an item found in `sending` at the start was
 * left there by a tab that died. What another account made stays where it is until that one signs in.
 */
export async function drain(ports: SenderPorts): Promise<number | undefined> {
  const { store, transport, now, random } = ports;
  const strangers = new Set<string>();
  for (const item of await store.all()) if (item.state === 'sending') await store.put(recover(item));
  for (;;) {
    // Read anew each time: the person may have added or discarded something meanwhile.
    const items = (await store.all()).filter(({ owner }) => owner === undefined || !strangers.has(owner));
    const item = pick(items, now());
    if (!item) return untilNext(items, now());
    if (item.owner !== undefined) {
      // Asked before each step: somebody may have signed in in another tab.
      const account = await ports.account();
      if (account === undefined) {
        await store.put(advance(item, { kind: 'no-answer' }, now(), random));
        ports.onChange?.();
        continue;
      }
      if (account !== item.owner) {
        strangers.add(item.owner);
        continue;
      }
    }
    const sending = begin(carried(item, items));
    await store.put(sending);
    ports.onChange?.();
    const step = nextStep(sending);
    const outcome =
      step.do === 'upload' ? await transport.upload(step.file) : await transport.submit(sending, step.body);
    const after = advance(sending, outcome, now(), random);
    await store.put(after);
    if (after.state === 'sent') await store.dropFiles(item.files.map((file) => file.key));
    ports.onChange?.();
  }
}
