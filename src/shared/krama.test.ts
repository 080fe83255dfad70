import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kramaRelative, kramaSpan } from './krama.ts';

test('spans of time are written in krama, before and after now', () => {
  assert.equal(kramaRelative(-2, 'hour'), '2 jam kapengker');
  assert.equal(kramaRelative(3, 'day'), '3 dinten malih');
  assert.equal(kramaRelative(-1, 'day'), 'kala wingi');
  assert.equal(kramaRelative(1, 'day'), 'benjing');
  assert.equal(kramaRelative(0, 'second'), 'sapunika');
  assert.equal(kramaSpan(1.5, 'hour'), '1,5 jam');
});
