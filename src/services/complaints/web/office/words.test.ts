import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standingOf } from './words.ts';

test('a finished report waits for its reporter, a finished task for nobody; what is not mended says so in both', () => {
  const wordsOf = (outcome: 'awaiting' | 'silent' | 'not-mended', taskOf: string | null) =>
    standingOf({ state: 'closed', outcome, taskOf }).words;
  assert.equal(wordsOf('awaiting', null), 'complaints.desk.closing.state.awaiting');
  assert.equal(wordsOf('awaiting', 'MGL-1'), 'complaints.desk.state.closed');
  assert.equal(wordsOf('silent', 'MGL-1'), 'complaints.desk.state.closed');
  assert.equal(wordsOf('not-mended', 'MGL-1'), 'complaints.desk.closing.state.not-mended');
});
