/** Which field a complaint of the server belongs to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sortErrors } from './field-errors.ts';

const wrong = (path: string) => ({ path, rule: 'required', message: `wrong: ${path}` });

test('a complaint goes to its field, one inside a field to the field around it', () => {
  const sorted = sortErrors([wrong('description'), wrong('location/lat')], ['description', 'location']);
  assert.deepEqual(sorted, {
    byName: { description: 'wrong: description', location: 'wrong: location/lat' },
    rest: [],
  });
});

test('the most exact path wins and a name that only begins alike is another field', () => {
  const names = ['name', 'reporter', 'locationNote'];
  const sorted = sortErrors([wrong('reporter/name'), wrong('location')], names, { name: 'reporter/name' });
  assert.deepEqual(sorted, { byName: { name: 'wrong: reporter/name' }, rest: ['wrong: location'] });
});

test('the first complaint about a field is the one shown', () => {
  const sorted = sortErrors([wrong('photos/0'), wrong('photos/1')], ['photos']);
  assert.deepEqual(sorted.byName, { photos: 'wrong: photos/0' });
});
