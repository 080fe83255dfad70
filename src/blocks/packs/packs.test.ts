import assert from 'node:assert/strict';
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { inForce, readCityPack, routeReport } from './api.ts';
import { copiedPacks, packs } from './pack-trial.ts';

const copied = copiedPacks();

test('packs: a city may overrule an entry of the base pack by the same id and date, and add its own', async () => {
  const own = `clocks:
  - { id: verify, from: 2025-01-01, kind: step, days: 1, unit: working-days, title: { id: a, en: a, jv: a, zh: a }, source: perwal }
  - { id: verify, from: 2027-01-01, kind: step, days: 2, unit: working-days, title: { id: a, en: a, jv: a, zh: a }, source: perwal }
`;
  await cp(join(packs, 'base', 'complaints'), join(copied.dir, 'magelang', 'complaints'), {
    recursive: true,
  });
  await rm(join(copied.dir, 'magelang', 'complaints', 'categories.yaml'));
  await writeFile(join(copied.dir, 'magelang', 'complaints', 'clocks.yaml'), own);
  const { clocks } = await readCityPack(copied.dir, 'magelang');
  await rm(join(copied.dir, 'magelang', 'complaints'), { recursive: true });
  const verifyOn = (date: string) => inForce(clocks, date).find(({ id }) => id === 'verify')?.days;
  assert.equal(verifyOn('2026-05-01'), 1);
  assert.equal(verifyOn('2027-01-01'), 2);
  assert.equal(verifyOn('2024-12-31'), undefined);
});

for (const [slug, districts, leaves] of [
  ['magelang', 3, 17],
  ['banjar', 20, 45],
] as const) {
  test(`packs: ${slug} is sound and rich enough for the demo`, async () => {
    const pack = await readCityPack(packs, slug);
    const parents = new Set(pack.areas.map(({ parent }) => parent));
    assert.equal(pack.areas.filter(({ parent }) => parent === null).length, districts);
    assert.equal(pack.areas.filter(({ code }) => !parents.has(code)).length, leaves);
    assert.ok(pack.categories.length >= 22);
    const offered = pack.categories.filter((one) => one.offered !== false);
    assert.deepEqual(
      pack.categories.filter((one) => !offered.includes(one)).map(({ id }) => id),
      ['unsorted'],
    );
    for (const { id } of offered) {
      const said = pack.demo.reports.filter(({ category }) => category === id).map(({ text }) => text);
      assert.ok(new Set(said).size >= 12, `${id}: ${said.length} reports`);
    }
    for (const { id, group } of offered) {
      const replies = pack.demo.replies.find((one) => one.group === group);
      for (const list of ['answers', 'questions', 'closings'] as const) {
        const fits =
          replies?.[list].filter((said) => typeof said === 'string' || said.for.includes(id)) ?? [];
        assert.ok(fits.length >= 2, `${id}: ${fits.length} ${list}`);
      }
    }
    const routed = new Set<string>();
    for (const { code } of pack.areas) {
      for (const { id } of pack.categories) {
        const { agency, by } = routeReport(pack, { category: id, area: code, date: '2026-01-31' });
        assert.equal(by === 'fallback', id === 'unsorted', `${id} at ${code}`);
        routed.add(agency);
      }
    }
    const working = new Set(pack.demo.officers.map(({ agency }) => agency));
    const idle = [...routed].filter((agency) => !working.has(agency) && !agency.startsWith('kecamatan-'));
    assert.deepEqual(idle, [], 'every agency that gets reports has a demo officer');
  });
}

test('routing: the more exact rule wins: category in an area, category, kind in an area, kind, fallback', async () => {
  const pack = await readCityPack(packs, 'magelang');
  const to = (category: string, area?: string, date = '2026-01-31') =>
    routeReport(pack, { category, area, date });
  assert.deepEqual(to('landslide-road', '33.71.01.1003'), { agency: 'dpupr', by: 'rule' });
  assert.deepEqual(to('landslide-road', '33.71.02.1003'), { agency: 'bpbd', by: 'kind' });
  assert.deepEqual(to('ward-service', '33.71.03.1001'), { agency: 'kecamatan-magelang-tengah', by: 'kind' });
  assert.deepEqual(to('ward-service'), { agency: 'diskominsta', by: 'fallback' });
  assert.deepEqual(to('street-light'), { agency: 'disperkim', by: 'kind' });
  assert.deepEqual(to('street-light', undefined, '2024-12-31'), { agency: 'diskominsta', by: 'fallback' });
  assert.deepEqual(to('no-such-category'), { agency: 'diskominsta', by: 'fallback' });
});
