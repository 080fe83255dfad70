/** A walk in its own thread finds what a walk beside us finds, and ends when its time is over. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trialService } from '../trial.ts';
import { sampleApart, walkApart } from './apart.ts';
import { walkDefinition } from './walk.ts';

test('a walk apart finds the same', async () => {
  const people = { roles: [{ id: 'none', permissions: [] }] };
  const apart = await walkApart(trialService(), people);
  assert.deepEqual(apart, { outcome: 'walked', walked: walkDefinition(trialService(), people) });
});

test('a walk that has no time left is given up', async () => {
  assert.deepEqual(await walkApart(trialService(), undefined, 0), { outcome: 'too-long' });
});

test('the largest form that the shape allows does not hold up the house', async () => {
  const service = trialService();
  const [first] = service.form?.sections ?? [];
  const words = { id: 'x', en: 'x', jv: 'x', zh: 'x' };
  const options = Array.from({ length: 60 }, (_, at) => ({ value: `o${at}`, title: words }));
  const huge = Array.from({ length: 28 }, (_, section) => ({
    id: `big${section}`,
    title: words,
    repeat: { min: 50, max: 50, item: words },
    fields: Array.from({ length: 40 }, (_, at) => ({
      id: `f${section}_${at}`,
      type: 'choice' as const,
      title: words,
      options,
    })),
  }));
  Object.assign(service, { form: { sections: [...(first ? [first] : []), ...huge] } });
  assert.deepEqual(await walkApart(service, undefined, 1_000), { outcome: 'too-long' });
});

test('a specimen is written from the way on which most of the paper stands', async () => {
  const service = trialService();
  const [paper] = service.papers ?? [];
  assert.ok(paper);
  paper.body.push({ text: 'Beratap.', when: 'roofed' });
  const sampled = await sampleApart(service, paper.id, '2026-11-24');
  assert.equal(sampled.outcome, 'sampled');
  const data = sampled.outcome === 'sampled' ? sampled.data : undefined;
  assert.ok(data);
  assert.equal(data.roofed, true);
  assert.equal(data.today, '2026-11-24');
  assert.equal((data.reviews as { public_order: { agrees: boolean } }).public_order.agrees, true);
  assert.deepEqual(await sampleApart(service, paper.id, '2026-11-24', 0), { outcome: 'too-long' });
});
