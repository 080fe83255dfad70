import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { inForce, readCityPack } from './api.ts';
import { packs } from './pack-trial.ts';

type Service = { id: string; agency: { kind: string } };
const shelf = globSync('base/services/*/service.yaml', { cwd: packs }).map(
  (file) => parse(readFileSync(join(packs, file), 'utf8')) as Service,
);

for (const city of ['magelang', 'banjar'])
  test(`packs: whoever pays or asks for a service of the shelf in ${city} finds a counter of its agency`, async () => {
    const { agencies } = await readCityPack(packs, city);
    const open = inForce(agencies, '2026-11-23');
    assert.ok(shelf.length >= 24, `${shelf.length} services`);
    const without = shelf.flatMap(({ id, agency }) => {
      const handling = open.filter(({ handles }) => handles.includes(agency.kind));
      if (handling.length === 0) return [`${id}: nobody handles ${agency.kind}`];
      return handling
        .filter(({ posts }) => !posts.some(({ kind }) => kind === 'counter'))
        .map((one) => `${id}: ${one.id}`);
    });
    assert.deepEqual(without, []);
  });
