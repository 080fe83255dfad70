/** Words of all modules come together, and two modules never silently claim one key. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { collectKeys, collectTexts } from './collect-texts.ts';
import { generateTextKeys } from './text-keys.ts';

async function withHouse(files: Record<string, object>, use: (root: string) => Promise<void>): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'pendopo-texts-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), JSON.stringify(content));
    }
    await use(root);
  } finally {
    await rm(root, { recursive: true });
  }
}

test('a face gets the common words, its own, and those of every module; what is missing is lent and named', async () => {
  const files = {
    'src/web/texts/common/id.json': { 'kit.retry': 'Coba lagi' },
    'src/web/texts/common/en.json': { 'kit.retry': 'Try again' },
    'src/services/complaints/texts/portal/id.json': { 'complaints.title': 'Lapor' },
    'src/services/complaints/texts/office/id.json': { 'complaints.desk': 'Meja' },
    'src/blocks/identity/texts/common/id.json': { 'identity.name': 'Nama' },
    'src/services/complaints/texts/server/id.json': { 'complaints.problem.x': 'Bukan untuk peramban' },
  };
  await withHouse(files, async (root) => {
    const bundle = await collectTexts(root, 'portal', 'en');
    assert.deepEqual(bundle.texts, {
      'complaints.title': 'Lapor',
      'identity.name': 'Nama',
      'kit.retry': 'Try again',
    });
    assert.deepEqual(bundle.lent, ['complaints.title', 'identity.name']);
    assert.deepEqual(await collectKeys(root), [
      'complaints.desk',
      'complaints.title',
      'identity.name',
      'kit.retry',
    ]);
    assert.match(await generateTextKeys(root), /\| 'complaints\.desk'\n {2}\| 'complaints\.title'/);
  });
});

test('a key in two modules is refused with both files named', async () => {
  const files = {
    'src/web/texts/common/id.json': { 'kit.retry': 'Coba lagi' },
    'src/services/levies/texts/portal/id.json': { 'kit.retry': 'Ulangi' },
  };
  await withHouse(files, (root) =>
    assert.rejects(
      collectTexts(root, 'portal', 'id'),
      /levies.*kit\.retry.*src\/web\/texts\/common\/id\.json/,
    ),
  );
});
