/** The picture of a workflow: in which order it is told, and that nothing in it hides anything else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trialService } from '../../trial.ts';
import { flowOf } from './flow.ts';
import { layFlow, wrap } from './layout.ts';

const { workflow } = trialService();
assert.ok(workflow);
const flow = flowOf(workflow, 'id', () => 'Dinas Percobaan');

test('the main way begins at the start and ends well, and every state is told once', () => {
  assert.equal(flow.main[0], workflow.start);
  const last = flow.states.find(({ id }) => id === flow.main.at(-1));
  assert.equal(last?.kind, 'end');
  assert.notEqual(last?.outcome, 'refused');
  assert.deepEqual(flow.states.map(({ id }) => id).sort(), Object.keys(workflow.states).sort());
});

test('the ends stand below everything else', () => {
  const kinds = flow.states.map(({ kind }) => kind === 'end');
  assert.equal(kinds.indexOf(true), kinds.filter((end) => !end).length);
});

test('a state without an agency of its own is worked by the agency of the service', () => {
  const whos = flow.states.flatMap(({ who, reviews }) => [
    ...(who ? [who] : []),
    ...reviews.map((one) => one.who),
  ]);
  assert.ok(whos.length > 0);
  for (const who of whos) assert.equal(who.agency, 'Dinas Percobaan');
});

const layout = layFlow(flow, {
  notes: ({ says }) => [says, 'catatan yang cukup panjang untuk dua baris di dalam satu kotak'],
  edge: ({ title, kind }) => title ?? kind,
});

test('boxes stand below each other without touching, and each act has a row of its own', () => {
  layout.states.forEach((placed, index) => {
    const next = layout.states[index + 1];
    if (next) assert.ok(placed.y + placed.height < next.y);
    const lines = [...placed.title, ...placed.notes, ...placed.rows.flatMap(({ lines: row }) => row)];
    assert.equal(new Set(lines.map(({ y }) => y)).size, lines.length);
    for (const { y } of lines) assert.ok(y > placed.y && y < placed.y + placed.height);
    assert.equal(placed.rows.length, placed.state.edges.length);
  });
});

test('every way is drawn, forward ones at the right, and two in one lane never meet', () => {
  assert.equal(layout.edges.length, flow.states.flatMap(({ edges }) => edges).length);
  for (const edge of layout.edges) {
    assert.equal(edge.side, edge.to > edge.from ? 'right' : 'left');
    for (const other of layout.edges) {
      if (other === edge || other.side !== edge.side || other.lane !== edge.lane) continue;
      const [top, bottom] = [Math.min(edge.from, edge.to), Math.max(edge.from, edge.to)];
      const [above, below] = [Math.min(other.from, other.to), Math.max(other.from, other.to)];
      assert.ok(bottom < above || below < top, `${edge.key} and ${other.key}`);
    }
  }
});

test('lines are broken between words, Chinese anywhere, and nothing is lost', () => {
  const text = 'Petugas memeriksa kelengkapan berkas permohonan Anda';
  const lines = wrap(text, 20);
  assert.ok(lines.length > 1 && lines.every((line) => line.length <= 20));
  assert.equal(lines.join(' '), text);
  const chinese = '工作人员审核您的申请材料是否齐全。';
  const broken = wrap(chinese, 12);
  assert.ok(broken.length > 1);
  assert.equal(broken.join(''), chinese);
  assert.deepEqual(wrap('', 10), []);
});
