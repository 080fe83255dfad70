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
  /** Called after every change, so that screens can show it. */
  onChange?: () => void;
};

/**
 * Sends what is due and returns the milliseconds until something else will be, undefined when nothing waits.
 * Must run in one place at a time (the caller holds a lock): an item found in `sending` at the start was
 * left there by a tab that died.
 */
export async function drain(ports: SenderPorts): Promise<number | undefined> {
  const { store, transport, now, random } = ports;
  for (const item of await store.all()) if (item.state === 'sending') await store.put(recover(item));
  for (;;) {
    // Read anew each time: the person may have added or discarded something meanwhile.
    const items = await store.all();
    const item = pick(items, now());
    if (!item) return untilNext(items, now());
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
