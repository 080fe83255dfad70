// What the steps, the bar and the card look like on a terminal and in a log file.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { card } from './card.ts';
import { progressBar } from './progress-bar.ts';
import { createSteps } from './steps.ts';
import { duration, type Stream } from './stream.ts';

function recorder(options: { isTTY?: boolean; columns?: number } = {}) {
  const written: string[] = [];
  const stream: Stream = { ...options, write: (text) => written.push(text) };
  return { stream, text: () => written.join('') };
}

test('a step in a log file is one plain line with its name and time', async () => {
  const out = recorder();
  const result = await createSteps(out.stream)('Migrating', () => 7);
  assert.equal(result, 7);
  assert.match(out.text(), /^✓ Migrating {2}\d+ ms\n$/);
});

test('a step on a terminal shows its latest detail and never wraps', async () => {
  const out = recorder({ isTTY: true, columns: 30 });
  await createSteps(out.stream)('Loading', async (report) => {
    report('areas of a regency with a very long name');
    await new Promise((resume) => setTimeout(resume, 150));
  });
  assert.match(out.text(), /Loading: areas/);
  for (const line of out.text().split(/\r|\n/))
    assert.ok([...line.split('\x1b[K').join('')].length < 30, line);
});

test('a step that fails is marked and its error reaches the caller', async () => {
  const out = recorder();
  const failing = createSteps(out.stream)('Building', async () => {
    throw new Error('no room');
  });
  await assert.rejects(failing, /no room/);
  assert.match(out.text(), /^✗ Building/);
});

test('a bar in a log file writes a line at every tenth and a closing one', () => {
  const out = recorder();
  const bar = progressBar(1_000, 'rows', out.stream);
  for (let i = 0; i < 1_000; i++) bar.advance();
  bar.end('2 refused');
  const lines = out.text().trim().split('\n');
  assert.equal(lines.length, 10);
  assert.match(lines[0] ?? '', /rows: 100 of 1,000 \(10 %\)/);
  assert.match(lines.at(-1) ?? '', /^✓ rows: 1,000 of 1,000, 2 refused/);
});

test('a bar over nothing ends well, and one that stopped early says so', () => {
  const empty = recorder();
  progressBar(0, 'rows', empty.stream).end();
  assert.match(empty.text(), /^✓ rows: 0 of 0/);
  const early = recorder();
  progressBar(5, 'rows', early.stream).end();
  assert.match(early.text(), /^✗ rows: 0 of 5/);
});

test('all lines of a card are equally wide', () => {
  const out = recorder();
  card('Pendopo', [['Magelang', 'http://magelang.localhost:8080'], 'Stop with Ctrl-C.'], out.stream);
  const widths = out
    .text()
    .trim()
    .split('\n')
    .map((line) => [...line].length);
  assert.equal(new Set(widths).size, 1, out.text());
});

test('durations read as a person says them', () => {
  assert.deepEqual([duration(340), duration(4_200), duration(75_000)], ['340 ms', '4.2 s', '1 min 15 s']);
});
