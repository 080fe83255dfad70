import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { readCityPack } from './api.ts';
import { type Case, copiedPacks, problemsWith, refuseEach } from './pack-trial.ts';
import { readYaml } from './yaml-file.ts';

const copy = copiedPacks();

const cases: Case[] = [
  [
    'a missing language',
    'base/roles.yaml',
    /, zh: 城市管理员/,
    '',
    'language-missing',
    'roles[0].title.zh',
    /title:/,
  ],
  [
    'an empty text',
    'base/roles.yaml',
    'zh: 城市管理员',
    'zh: " "',
    'value-form',
    'roles[0].title.zh',
    /zh: " "/,
  ],
  [
    'a tag of YAML',
    'magelang/city.yaml',
    /^kind: kota/m,
    'kind: !!js/function kota',
    'yaml-syntax',
    '',
    /^kind/,
  ],
  [
    'a permission of wrong form',
    'base/roles.yaml',
    '- audit.read',
    '- Audit Read',
    'value-form',
    'roles[0].permissions[4]',
    /Audit Read/,
  ],
  [
    'a permission twice',
    'base/roles.yaml',
    '- audit.read',
    '- directory.read',
    'entry-twice',
    'roles[0].permissions',
    /permissions/,
  ],
  [
    'a role twice',
    'base/roles.yaml',
    'id: auditor',
    'id: viewer-wall',
    'entry-twice',
    'roles[7].id',
    /viewer-wall/,
  ],
  [
    'an impossible date',
    'base/complaints/clocks.yaml',
    'from: 2025-01-01',
    'from: 2025-02-30',
    'date-impossible',
    'clocks[0].from',
    /2025-02-30/,
  ],
  [
    'a date of another form',
    'base/complaints/clocks.yaml',
    'from: 2025-01-01',
    'from: 1 Januari 2025',
    'value-form',
    'clocks[0].from',
    /Januari/,
  ],
  [
    'an unknown clock',
    'base/complaints/categories.yaml',
    'clock: no-supervision',
    'clock: slow',
    'completion clock-unknown',
    'categories[0].clock',
    /slow/,
  ],
  [
    'an unknown group',
    'base/complaints/categories.yaml',
    'group: roads',
    'group: lanes',
    'group-unknown',
    'categories[0].group',
    /lanes/,
  ],
  [
    'an unknown duty',
    'base/complaints/categories.yaml',
    'agencyKind: street-lighting',
    'agencyKind: lamps',
    'agency kind-unknown',
    'categories[0].agencyKind',
    /lamps/,
  ],
  [
    'a category twice',
    'base/complaints/categories.yaml',
    'id: pothole',
    'id: street-light',
    'entry-twice',
    'categories[1].id',
    /street-light/,
  ],
  [
    'a priority off the scale',
    'base/complaints/categories.yaml',
    'priority: 2',
    'priority: 5',
    'value-range',
    'categories[0].priority',
    /priority: 5/,
  ],
  [
    'a public value unknown',
    'base/complaints/categories.yaml',
    'public: true\n',
    'public: maybe\n',
    'value-unknown',
    'categories[0].public',
    /maybe/,
  ],
  [
    'a holiday without words',
    'base/calendar.yaml',
    'name: isra-miraj',
    'name: holiday',
    'name-unknown',
    'closed[1].name',
    /name: holiday/,
  ],
  [
    'a holiday twice',
    'base/calendar.yaml',
    'date: 2025-01-27',
    'date: 2025-01-01',
    'entry-twice',
    'closed[1].date',
    /2025-01-01, name: isra/,
  ],
  [
    'hours reversed',
    'base/calendar.yaml',
    'to: "16:00"',
    'to: "06:00"',
    'hours-reversed',
    'weeks[0].days[0].to',
    /06:00/,
  ],
  [
    'a pause outside the day',
    'base/calendar.yaml',
    'to: "13:00"',
    'to: "17:00"',
    'hours-reversed',
    'weeks[0].days[0].breaks[0]',
    /17:00/,
  ],
  ['broken YAML', 'magelang/city.yaml', /^kind: kota/m, 'kind: [kota', 'yaml-syntax', '', /./],
];

refuseEach(copy, cases);

test('packs: a permission that no module knows is refused when the modules are named', async () => {
  const known = new Set(['directory.read']);
  const problems = await problemsWith(copy.dir, 'base/roles.yaml', (text) => `${text}\n`, known);
  assert.ok(problems.some(({ code, text }) => code === 'permission-unknown' && text.includes('audit.read')));
});

test('packs: an unknown file, a missing file and a missing pack are refused', async () => {
  const unknown = await problemsWith(copy.dir, 'magelang/notes.txt', () => 'x');
  assert.deepEqual(
    unknown.map(({ code }) => code),
    ['file-unknown'],
  );
  await assert.rejects(readCityPack(copy.dir, 'nowhere'), /There is no such pack folder/);
  const path = join(copy.dir, 'magelang', 'agencies.yaml');
  const text = await readFile(path, 'utf8');
  await rm(path);
  await assert.rejects(readCityPack(copy.dir, 'magelang'), /agencies\.yaml The file is missing/);
  await writeFile(path, text);
});

test('packs: all problems are told at once, each on its own line', async () => {
  const problems = await problemsWith(copy.dir, 'magelang/city.yaml', (text) =>
    text.replace('prefix: MGL', 'prefix: mgl').replace('kind: kota', 'kind: town'),
  );
  assert.deepEqual(problems.map(({ path }) => path).sort(), ['kind', 'prefix']);
});

test('packs: a file beyond the size limit is refused unread', () => {
  const { problems } = readYaml('big.yaml', `a: "${'x'.repeat(2_000_001)}"`);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['file-too-large'],
  );
});
