/** Services as data: faults found before anybody applies, statecharts that run, versions that never change. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Value } from 'typebox/value';
import { testCity } from '../../../test/kit/city.ts';
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import { liveDefinition } from './live.ts';
import { publishPack } from './load.ts';
import { checkService, publishService, withdrawService } from './publish.ts';
import { visible } from './rules/answers.ts';
import { Definition } from './rules/shape/definition.ts';
import { FACTS, faultsIn, trialAnswers, trialForm, trialService } from './trial.ts';
import { definitions, hashOf } from './versions.ts';

/** Publishes as if these stood in folders of a pack. */
async function publish(city: City, ...services: Definition[]): Promise<string[]> {
  const right = services.map((definition) => ({
    definition,
    dir: definition.id,
    digest: hashOf(definition),
  }));
  return (await publishPack(systemContext(city, 'test'), { services: right })).published;
}

const live = () =>
  liveDefinition({
    service: 'trial-stall',
    number: 1,
    hash: '',
    from: '2026-01-01',
    content: trialService(),
  });

test('the service of the tests has the right shape and no fault', () => {
  assert.deepEqual([...Value.Errors(Definition, trialService())], []);
  assert.deepEqual(faultsIn(trialService()), []);
});

test('the time of a visit is taken from a date and an hour that the form asks once', () => {
  const { workflow } = trialService();
  const visit = workflow?.states.visit;
  assert.ok(workflow && visit?.kind === 'visit');
  const chosen = (date: string, time: string) =>
    faultsIn(
      trialService({
        workflow: {
          ...workflow,
          states: { ...workflow.states, visit: { ...visit, chosen: { date, time } } },
        },
      }),
    );
  const at = 'field-unknown/kind at workflow.states.visit.chosen';
  assert.deepEqual(chosen('opens_on', 'width'), [`${at}.time`]);
  assert.deepEqual(chosen('opens', 'width'), [`${at}.date`, `${at}.time`]);
});

test('the statechart goes on act by act, waits for every review, and ends', () => {
  const machine = live().machine();
  const act = (state: string, id: string) => machine.step({ state, reviewed: [] }, { type: 'act', act: id });
  assert.deepEqual(machine.start(), { state: 'check', reviewed: [] });
  assert.equal(act('check', 'mend')?.state, 'correction');
  assert.equal(act('check', 'grant'), undefined);
  assert.equal(machine.step({ state: 'correction', reviewed: [] }, { type: 'sent' })?.state, 'check');
  assert.equal(machine.step({ state: 'correction', reviewed: [] }, { type: 'lapsed' })?.state, 'lapsed');
  const opinions = act('check', 'complete');
  assert.deepEqual(opinions, { state: 'opinions', reviewed: [] });
  const one = machine.step(opinions as never, { type: 'reviewed', review: 'public-order' });
  assert.deepEqual(one, { state: 'opinions', reviewed: ['public-order'] });
  assert.equal(machine.step(one as never, { type: 'reviewed', review: 'public-order' }), undefined);
  const both = machine.step(one as never, { type: 'reviewed', review: 'trade' });
  assert.deepEqual(both, { state: 'visit', reviewed: [] });
  assert.equal(machine.step({ state: 'decision', reviewed: [] }, { type: 'silence' })?.state, 'granted');
  assert.equal(machine.step({ state: 'check', reviewed: [] }, { type: 'silence' }), undefined);
  assert.equal(machine.step(one as never, { type: 'withdraw' })?.state, 'withdrawn');
  assert.equal(machine.step({ state: 'granted', reviewed: [] }, { type: 'withdraw' }), undefined);
  assert.equal(machine.step({ state: 'nowhere', reviewed: [] }, { type: 'withdraw' }), undefined);
});

test('the fee follows from the answers', () => {
  const { data } = visible(trialForm(), trialAnswers(), FACTS);
  const { lines, total } = live().fee(data);
  assert.deepEqual(
    lines.map(({ id, amount }) => [id, amount]),
    [
      ['place', 30_000],
      ['roof', 5_000],
    ],
  );
  assert.equal(total, 35_000);
});

test('an act that depends on findings is offered when they are there', () => {
  const { data } = visible(trialForm(), trialAnswers(), FACTS);
  const when = 'visit.measured <= width and reviews.public_order.agrees';
  const found = (measured: number) => ({
    ...data,
    visit: { measured },
    reviews: { public_order: { agrees: true } },
  });
  assert.equal(live().holds(when, found(2.4)), true);
  assert.equal(live().holds(when, found(2.6)), false);
  assert.equal(live().holds(when, data), false);
});

test('a version is published once, holds from its day, and an old one stays readable', async (t) => {
  const city = await testCity(t, { now: () => new Date('2026-03-02T03:00:00Z') });
  const first = trialService();
  assert.deepEqual(await publish(city, first), ['trial-stall']);
  assert.deepEqual(await publish(city, trialService()), []);
  const second = trialService({ from: '2026-04-01', keywords: ['lapak', 'kios'] });
  assert.deepEqual(await publish(city, second), ['trial-stall']);
  city.cache.clear();
  const all = await definitions(city);
  assert.equal(all.current('trial-stall', '2026-03-31')?.version, 1);
  assert.equal(all.current('trial-stall', '2026-04-01')?.version, 2);
  assert.deepEqual((await all.version('trial-stall', 1))?.definition, first);
  assert.equal(await all.version('trial-stall', 3), undefined);
  assert.deepEqual(
    Object.keys((await all.version('trial-stall', 1))?.definition.workflow?.states ?? {}),
    Object.keys(first.workflow?.states ?? {}),
    'the order of the states is kept',
  );
  assert.deepEqual(
    (await all.history('trial-stall')).map(({ number, from }) => [number, from]),
    [
      [2, '2026-04-01'],
      [1, '2026-01-01'],
    ],
  );
  const early = trialService({ from: '2025-12-01', keywords: ['dulu'] });
  assert.deepEqual(await publish(city, early), [], 'it could never hold');
});

test('a withdrawn service is not offered from its day, until a version is published again', async (t) => {
  let now = new Date('2026-03-02T03:00:00Z');
  const city = await testCity(t, { now: () => now });
  const at = (time: string) => {
    now = new Date(`2026-03-02T${time}:00Z`);
    city.cache.clear();
    return systemContext(city, 'test');
  };
  await publish(city, trialService());
  const why = { id: 'x', en: 'x', jv: 'x', zh: 'x' };
  const withdraw = (from: string) => withdrawService(at('04:00'), { service: 'trial-stall', from, why });
  await assert.rejects(withdraw('2026-03-01'), { code: 'definitions.withdrawn-too-early' });
  await withdraw('2026-03-05');
  at('04:00');
  const all = await definitions(city);
  assert.equal(all.current('trial-stall', '2026-03-04')?.version, 1);
  assert.equal(all.current('trial-stall', '2026-03-05'), undefined);
  assert.equal(all.withdrawn('trial-stall')?.from, '2026-03-05');
  const again = { definition: trialService({ keywords: ['baru'] }), approvedBy: 'officer:2' };
  assert.equal(await publishService(at('05:00'), again), 2);
  at('05:00');
  assert.equal((await definitions(city)).current('trial-stall', '2026-03-05')?.version, 2);
});

test('what a designer publishes is refused when it is the same or could never hold; the pack does not undo it', async (t) => {
  const city = await testCity(t, { now: () => new Date('2026-03-02T03:00:00Z') });
  const ctx = systemContext(city, 'test');
  await publish(city, trialService());
  const own = trialService({ from: '2026-02-01', keywords: ['punya kota'] });
  assert.equal(await publishService(ctx, { definition: own, approvedBy: 'officer:2' }), 2);
  await assert.rejects(publishService(ctx, { definition: own, approvedBy: 'officer:2' }), {
    code: 'definitions.same-version',
  });
  const early = trialService({ from: '2026-01-15', keywords: ['dulu'] });
  await assert.rejects(publishService(ctx, { definition: early, approvedBy: 'officer:2' }), {
    code: 'definitions.too-early',
  });
  assert.deepEqual(await publish(city, trialService()), [], 'the pack says what it said before');
  city.cache.clear();
  const all = await definitions(city);
  assert.equal(all.current('trial-stall', '2026-03-02')?.version, 2);
  assert.equal((await all.history('trial-stall'))[0]?.approvedBy, 'officer:2');
});

test('two who publish at once get two numbers, and the same thing twice is one version', async (t) => {
  const city = await testCity(t, { now: () => new Date('2026-03-02T03:00:00Z') });
  const one = trialService({ keywords: ['satu'] });
  const two = trialService({ keywords: ['dua'] });
  const results = await Promise.all([publish(city, one), publish(city, two), publish(city, trialService())]);
  assert.equal(results.flat().length, 3);
  const numbers = (await (await definitions(city)).history('trial-stall')).map(({ number }) => number);
  assert.deepEqual(numbers, [3, 2, 1]);
  const same = await Promise.all([1, 2, 3].map(() => publish(city, trialService({ keywords: ['sama'] }))));
  assert.equal(same.flat().length, 1);
});

test('texts that stand in no folder are checked against the city', async (t) => {
  const city = await testCity(t);
  const dir = join(import.meta.dirname, '../../../packs/base/services/waste-bank');
  const files = Object.fromEntries(
    readdirSync(dir).map((name) => [name, readFileSync(join(dir, name), 'utf8')]),
  );
  assert.deepEqual((await checkService(city, 'waste-bank', files)).problems, []);
  const wrong = {
    ...files,
    'service.yaml': files['service.yaml']?.replace(/^pillar: .*$/m, 'pillar: nowhere') ?? '',
  };
  const { definition, problems } = await checkService(city, 'waste-bank', wrong);
  assert.equal(definition, undefined);
  assert.deepEqual(
    problems.map(({ code, path }) => [code, path]),
    [['pillar-unknown', 'pillar']],
  );
});

test('another order of the states is another version, another order of keys is not', () => {
  const one = trialService();
  const { id, ...rest } = one;
  assert.equal(hashOf({ ...rest, id } as Definition), hashOf(one));
  const states = Object.entries(one.workflow?.states ?? {}).reverse();
  const turned = trialService({
    workflow: {
      ...(one.workflow as NonNullable<Definition['workflow']>),
      states: Object.fromEntries(states),
    },
  });
  assert.notEqual(hashOf(turned), hashOf(one));
});

for (const [why, broken, fault] of [
  ['an arrow to nowhere', { start: 'chek' }, 'state-unknown at workflow.start'],
  ['a withdrawal that does not end', { withdrawn: 'check' }, 'withdrawn-wrong at workflow.withdrawn'],
] as const)
  test(`${why} is found`, () => {
    const { workflow } = trialService();
    const wrong = trialService({ workflow: { ...(workflow as never as object), ...broken } as never });
    assert.deepEqual(faultsIn(wrong), [fault]);
  });

test('expressions that misspell a name or ask too early are found', () => {
  const service = trialService();
  const [stall, ...others] = service.form?.sections ?? [];
  const fields = stall?.fields.map((field) =>
    field.id === 'photo'
      ? { ...field, when: 'rofed' }
      : field.id === 'goods'
        ? { ...field, when: 'roofed' }
        : field,
  );
  const wrong = trialService({ form: { sections: [{ ...stall, fields }, ...others] } as never });
  assert.deepEqual(faultsIn(wrong).sort(), [
    'asked-later at form.sections.0.fields.0.when',
    'feel-unknown-name-near at form.sections.0.fields.3.when',
  ]);
});
