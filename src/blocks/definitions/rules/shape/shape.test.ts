/** The shape of a definition: what may be written, and that nothing else may. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from 'typebox/value';
import { Definition } from './definition.ts';

test('a definition with a word that the shape does not know is refused', () => {
  const errors = Value.Errors(Definition, { id: 'stall', secret: true });
  assert.ok(errors.some(({ keyword }) => keyword === 'additionalProperties'));
  assert.ok(errors.some(({ keyword }) => keyword === 'required'));
});
