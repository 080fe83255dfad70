/** Cuts the line and kills the app at every step of the offline queue, and counts what the server has afterwards. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  advance,
  begin,
  carried,
  faultLimit,
  fileMark,
  mayChange,
  nextStep,
  pick,
  type QueueItem,
  wake,
} from './machine.ts';
import { drain, type QueueStore, type QueueTransport } from './sender.ts';

class Killed extends Error {}

const refusal = {
  status: 422,
  code: 'complaints.invalid',
  title: 'Ada isian yang keliru',
  detail: '',
  fields: [],
};

function newItem(id: string, order: number, files = 0, group?: string): QueueItem {
  return {
    id,
    kind: 'complaints.report',
    label: '',
    url: '/api/complaints',
    method: 'POST',
    body: { description: id },
    filesField: 'photos',
    files: Array.from({ length: files }, (_, n) => ({
      key: `${id}-file-${n}`,
      name: 'a.jpg',
      type: 'image/jpeg',
      size: 1,
      url: '/api/files',
    })),
    ...(group ? { group } : {}),
    state: 'waiting',
    createdAt: 0,
    order,
    failures: 0,
    nextAt: 0,
  };
}

type Fault = 'none' | 'cut-before' | 'cut-after' | 'busy' | 'fault' | 'kill-before' | 'kill-after';

/** A server that acts once per key, behind a line that does what `faults` says, then behaves. */
function createWorld(items: QueueItem[], faults: Fault[], poisoned: ReadonlySet<string>) {
  const stored = new Map(items.map((item) => [item.id, structuredClone(item)]));
  const script = [...faults];
  const uploads = new Map<string, string>();
  const uploadCount = new Map<string, number>();
  const reports = new Map<string, Record<string, unknown>>();
  const reportOrder: string[] = [];
  let acted = 0;

  async function line<T>(act: () => T): Promise<T | 'cut' | 'fault'> {
    const fault = script.shift() ?? 'none';
    if (fault === 'kill-before') throw new Killed();
    if (fault === 'cut-before' || fault === 'busy') return 'cut';
    if (fault === 'fault') return 'fault';
    const answer = act();
    acted += 1;
    if (fault === 'kill-after') throw new Killed();
    return fault === 'cut-after' ? 'cut' : answer;
  }

  const transport: QueueTransport = {
    async upload(file) {
      const answer = await line(() => {
        const id = uploads.get(file.key) ?? `stored-${uploads.size}`;
        if (!uploads.has(file.key)) uploadCount.set(file.key, (uploadCount.get(file.key) ?? 0) + 1);
        uploads.set(file.key, id);
        return id;
      });
      if (answer === 'cut') return { kind: 'no-answer' };
      if (answer === 'fault') return { kind: 'server-fault', problem: { ...refusal, status: 500 } };
      return { kind: 'uploaded', key: file.key, id: answer };
    },
    async submit(item, body) {
      const answer = await line(() => {
        if (poisoned.has(item.id)) return 'refused' as const;
        if (!reports.has(item.id)) reportOrder.push(item.id);
        else assert.deepEqual(reports.get(item.id), body, 'a repetition must be the same request');
        reports.set(item.id, body);
        return { code: `MGL-${item.id}` };
      });
      if (answer === 'cut') return { kind: 'no-answer' };
      if (answer === 'fault') return { kind: 'server-fault', problem: { ...refusal, status: 500 } };
      if (answer === 'refused') return { kind: 'refused', problem: refusal };
      return { kind: 'submitted', result: answer };
    },
  };
  let writes = 0;
  let killWrites: ReadonlyMap<number, 'before' | 'after'> = new Map();
  const store: QueueStore = {
    all: async () => [...stored.values()].map((item) => structuredClone(item)),
    async put(item) {
      writes += 1;
      const kill = killWrites.get(writes);
      if (kill === 'before') throw new Killed();
      stored.set(item.id, structuredClone(item));
      if (kill === 'after') throw new Killed();
    },
    dropFiles: async () => {},
  };
  return {
    stored,
    uploadCount,
    reports,
    reportOrder,
    transport,
    store,
    acted: () => acted,
    killAtWrites: (map: ReadonlyMap<number, 'before' | 'after'>) => {
      killWrites = map;
    },
  };
}

/** Opens the app again and again until nothing waits any more; fails when that never comes. */
async function live(world: ReturnType<typeof createWorld>): Promise<void> {
  let now = 0;
  for (let visit = 0; visit < 2000; visit += 1) {
    try {
      const wait = await drain({
        store: world.store,
        transport: world.transport,
        account: async () => null,
        now: () => now,
        random: () => 0.5,
      });
      if (wait === undefined) return;
      now += wait;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }
  assert.fail('the queue is stuck');
}

const anyFault = fc.constantFrom<Fault>(
  'none',
  'cut-before',
  'cut-after',
  'busy',
  'fault',
  'kill-before',
  'kill-after',
);

test('whatever is cut or killed at whatever step, every item arrives exactly once and refused ones block nobody', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ files: fc.nat(3), poisoned: fc.boolean(), grouped: fc.boolean() }), {
        minLength: 1,
        maxLength: 6,
      }),
      // Fewer faults than a single item may meet before it asks for a person.
      fc.array(anyFault, { maxLength: faultLimit - 2 }),
      fc.array(
        fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom<'before' | 'after'>('before', 'after')),
        {
          maxLength: 8,
        },
      ),
      async (shapes, faults, kills) => {
        const items = shapes.map((shape, n) =>
          newItem(`i${n}`, n, shape.files, shape.grouped ? 'case' : undefined),
        );
        const poisoned = new Set(shapes.flatMap((shape, n) => (shape.poisoned ? [`i${n}`] : [])));
        const world = createWorld(items, faults, poisoned);
        world.killAtWrites(new Map(kills));
        await live(world);
        for (const [n, shape] of shapes.entries()) {
          const id = `i${n}`;
          const end = world.stored.get(id);
          assert.equal(end?.state, shape.poisoned ? 'attention' : 'sent');
          assert.equal(world.reports.has(id), !shape.poisoned);
          for (const file of items[n]?.files ?? []) assert.equal(world.uploadCount.get(file.key), 1);
          if (!shape.poisoned) {
            const photos = world.reports.get(id)?.photos as string[] | undefined;
            assert.equal(photos?.length ?? 0, shape.files);
            assert.equal(new Set(photos).size, shape.files);
            assert.deepEqual(end?.result, { code: `MGL-${id}` });
          }
        }
        const grouped = world.reportOrder.filter((id) => items.find((item) => item.id === id)?.group);
        assert.deepEqual(grouped, [...grouped].sort(), 'steps of one case keep their order');
      },
    ),
    { numRuns: 400 },
  );
});

test('an item the server keeps failing on asks for a person after a while and lets the others pass', async () => {
  const items = [newItem('bad', 0), newItem('good', 1)];
  const world = createWorld(items, [], new Set());
  const transport: QueueTransport = {
    ...world.transport,
    submit: async (item, body) =>
      item.id === 'bad'
        ? { kind: 'server-fault', problem: { ...refusal, status: 500 } }
        : world.transport.submit(item, body),
  };
  await live({ ...world, transport });
  assert.equal(world.stored.get('bad')?.state, 'attention');
  assert.equal(world.stored.get('good')?.state, 'sent');
});

test('an item without an answer never gives up, however long the network is away', () => {
  let item = newItem('a', 0);
  for (let n = 0; n < 500; n += 1) item = advance(begin(item), { kind: 'no-answer' }, n, () => 1);
  assert.equal(item.state, 'waiting');
  assert.ok(item.nextAt <= 499 + 300_000);
});

test('only an item that was clearly refused may be changed, because any other may have arrived', () => {
  const refused = advance(newItem('a', 0), { kind: 'refused', problem: refusal }, 0, () => 1);
  assert.equal(mayChange(refused), true);
  let faulty = newItem('b', 0);
  for (let n = 0; n < faultLimit; n += 1) {
    faulty = advance(faulty, { kind: 'server-fault', problem: { ...refusal, status: 500 } }, 0, () => 1);
  }
  assert.equal(faulty.state, 'attention');
  assert.equal(mayChange(faulty), false);
});

test('a sent item keeps neither words nor files on the device', () => {
  const item = advance(newItem('a', 0, 2), { kind: 'submitted', result: { code: 'MGL-1' } }, 5, () => 1);
  assert.deepEqual([item.body, item.files, item.result, item.sentAt], [{}, [], { code: 'MGL-1' }, 5]);
});

test('photos go before the report, which then names them in the order they were added', () => {
  let item = newItem('a', 0, 2);
  assert.equal(nextStep(item).do, 'upload');
  item = advance(item, { kind: 'uploaded', key: 'a-file-1', id: 'two' }, 0, () => 1);
  item = advance(item, { kind: 'uploaded', key: 'a-file-0', id: 'one' }, 0, () => 1);
  assert.deepEqual(nextStep(item), { do: 'submit', body: { description: 'a', photos: ['one', 'two'] } });
});

test('a later step of the same case waits for the earlier one, another case does not', () => {
  const first = { ...newItem('a', 0, 0, 'case-1'), nextAt: 1000 };
  const second = newItem('b', 1, 0, 'case-1');
  const other = newItem('c', 2, 0, 'case-2');
  assert.equal(pick([first, second, other], 0)?.id, 'c');
  assert.equal(pick([first, second], 0), undefined);
  assert.equal(pick([{ ...first, state: 'attention' }, second], 0)?.id, 'b');
});

test('waking an item that needs attention sends it again under the same key', () => {
  const refused = advance(newItem('a', 0), { kind: 'refused', problem: refusal }, 0, () => 1);
  const again = wake(refused);
  assert.deepEqual([again.id, again.state, again.problem, again.nextAt], ['a', 'waiting', undefined, 0]);
});

test('an act builds on what the server answered to the one before it, and on what was seen where that one was refused', () => {
  const follows = { ...newItem('b', 2), carry: { from: 'a', field: 'version' }, body: { version: 4 } };
  const sent = { ...newItem('a', 1), state: 'sent' as const, result: { version: 5 } };
  assert.deepEqual(carried(follows, [sent]).body, { version: 5 });
  assert.deepEqual(carried(follows, [{ ...sent, state: 'attention' as const }]).body, { version: 4 });
  assert.deepEqual(carried(follows, []).body, { version: 4 });
});

test('what was corrected on a newer state than the act before it left behind is not set back to that', () => {
  const corrected = { ...newItem('b', 2), carry: { from: 'a', field: 'version' }, body: { version: 6 } };
  const sent = { ...newItem('a', 1), state: 'sent' as const, result: { version: 5 } };
  assert.deepEqual(carried(corrected, [sent]).body, { version: 6 });
  assert.deepEqual(carried({ ...corrected, body: { version: 'x' } }, [sent]).body, { version: 5 });
});

test('on a shared phone an act goes out only while its own officer is signed in, and holds up nobody else', async () => {
  const of = (owner: string, id: string, order: number) => ({ ...newItem(id, order, 1, 'case'), owner });
  const items = [of('rini', 'a', 0), of('budi', 'b', 1), newItem('c', 2), of('rini', 'd', 3)];
  const world = createWorld(items, [], new Set());
  const visit = (account: string | null | undefined, now = 0) =>
    drain({ ...world, account: async () => account, now: () => now, random: () => 0.5 });
  assert.equal(await visit(null), undefined, 'nothing of it waits for a moment, only for a person');
  assert.deepEqual(world.reportOrder, ['c']);
  await visit('budi');
  assert.deepEqual(world.reportOrder, ['c', 'b']);
  assert.equal(world.uploadCount.has('a-file-0'), false, 'a photo is nobody else’s either');
  const wait = await visit(undefined);
  assert.ok(wait !== undefined && wait > 0, 'without an answer it is asked again later');
  assert.deepEqual(world.reportOrder, ['c', 'b']);
  await visit('rini', wait);
  assert.deepEqual(world.reportOrder, ['c', 'b', 'a', 'd']);
});

test('where a body speaks of a file, it is told the id that the file got', () => {
  const file = { key: 'k', name: 'a.jpg', type: 'image/jpeg', size: 1, url: '/api/files', uploadedId: 'f-1' };
  const body = { text: 'Selesai.', shots: [{ photo: fileMark(0), lat: 1 }] };
  const step = nextStep({ ...newItem('a', 1), files: [file], filesField: 'photos', body });
  assert.deepEqual(step, {
    do: 'submit',
    body: { text: 'Selesai.', shots: [{ photo: 'f-1', lat: 1 }], photos: ['f-1'] },
  });
});
