import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { sheet } from '../../../../test/kit/papers.ts';
import { readPdf } from '../../../../test/kit/pdf.ts';
import { DEFAULT_PATTERN } from '../reserve.ts';
import { formatNumber } from '../rules/number.ts';
import { readPaper } from '../rules/paper-check.ts';
import { fillPaper } from './fill.ts';
import { renderSheet } from './render.ts';

const PACKS = resolve(import.meta.dirname, '../../../../packs');
type Paper = { id: string; code: string; title: unknown; heading: string; body: unknown };

test('every paper of the shelf can be filled and drawn, and stays short', async () => {
  const files = globSync('*/services/*/papers.yaml', { cwd: PACKS });
  assert.ok(files.length >= 24, `${files.length} services with papers`);
  for (const file of files)
    for (const { id, code, title, heading, body } of parse(
      readFileSync(resolve(PACKS, file), 'utf8'),
    ) as Paper[]) {
      const template = readPaper({ title, heading, body });
      // Longer than most answers are.
      const filled = fillPaper(
        template,
        () => 'Jalan Pahlawan Contoh Nomor 17 RT 03 RW 05 Kelurahan Panjang',
        () => 8,
      );
      const number = formatNumber(DEFAULT_PATTERN, {
        seq: 1,
        code,
        agency: 'DPMPTSP',
        year: 2026,
        month: 11,
      });
      const pdf = readPdf(await renderSheet(sheet({ paper: filled, number })));
      const pages = pdf.find(/\/Type \/Page\n/).length;
      assert.ok(pages <= 5, `${file} ${id}: ${pages} pages`);
    }
});
