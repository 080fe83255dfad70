/** Names of figures are unique and begin with their module. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Indicator } from '../../platform/module.ts';
import { createIndicators } from './registry.ts';

const figure = (name: string): Indicator => ({
  name,
  unit: 'count',
  freshFor: 60,
  cuts: [],
  read: async () => [],
});

test('a figure knows the module that declares it', () => {
  const list = createIndicators([
    { name: 'complaints', indicators: [figure('complaints.open')] },
    { name: 'beds' },
  ]);
  assert.equal(list.find('complaints.open')?.module, 'complaints');
  assert.equal(list.find('beds.free'), undefined);
});

test('a foreign or repeated name stops the start', () => {
  assert.throws(
    () => createIndicators([{ name: 'beds', indicators: [figure('complaints.open')] }]),
    /must begin with "beds\."/,
  );
  const twice = { name: 'beds', indicators: [figure('beds.free'), figure('beds.free')] };
  assert.throws(() => createIndicators([twice]), /declared twice/);
});
