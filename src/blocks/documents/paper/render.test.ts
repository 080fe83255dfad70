import assert from 'node:assert/strict';
import { test } from 'node:test';
import QRCode from 'qrcode';
import sharp from 'sharp';
import { sheet } from '../../../../test/kit/papers.ts';
import { barsOf, pagesOf, readPdf } from '../../../../test/kit/pdf.ts';
import { PaperFault } from '../rules/paper-check.ts';
import type { FilledBlock } from './fill.ts';
import { renderSheet } from './render.ts';

const coat = () =>
  sharp({ create: { width: 80, height: 100, channels: 3, background: '#225588' } })
    .png()
    .toBuffer();

test('a paper is PDF/A-2b: metadata, colour, embedded fonts, no encryption, nothing from outside', async () => {
  const pdf = readPdf(await renderSheet(sheet(), await coat()));
  assert.match(pdf.text, /^%PDF-1\.7\n%[\x80-\xff]{4}/);
  const [root = 0] = pdf.find(/\/Type \/Catalog/);
  const catalog = pdf.objects.get(root) ?? '';

  const [, metadata = ''] = /\/Metadata (\d+) 0 R/.exec(catalog) ?? [];
  assert.match(pdf.objects.get(Number(metadata)) ?? '', /\/Type \/Metadata[\s\S]*\/Subtype \/XML/);
  assert.doesNotMatch(pdf.objects.get(Number(metadata)) ?? '', /\/Filter/, 'metadata is not compressed');
  const xmp = pdf.stream(Number(metadata)).toString('utf8');
  assert.match(xmp, /<pdfaid:part>2<\/pdfaid:part>/);
  assert.match(xmp, /<pdfaid:conformance>B<\/pdfaid:conformance>/);
  assert.match(xmp, /Izin Contoh 007\/503\/DC\/XI\/2026/);

  const [, intent = ''] = /\/OutputIntents \[(\d+) 0 R\]/.exec(catalog) ?? [];
  const colours = pdf.objects.get(Number(intent)) ?? '';
  assert.match(colours, /\/S \/GTS_PDFA1/);
  const [, profile = ''] = /\/DestOutputProfile (\d+) 0 R/.exec(colours) ?? [];
  assert.equal(
    pdf.stream(Number(profile)).toString('latin1', 36, 40),
    'acsp',
    'a colour profile is embedded',
  );
  assert.match(pdf.objects.get(Number(profile)) ?? '', /\/N 3/);

  const fonts = pdf.find(/\/Type \/Font\b/);
  assert.ok(fonts.length >= 2);
  for (const number of fonts)
    assert.doesNotMatch(pdf.objects.get(number) ?? '', /\/Subtype \/Type1\b/, 'no font of the reader');
  for (const number of pdf.find(/\/Subtype \/CIDFontType2/)) {
    const font = pdf.objects.get(number) ?? '';
    assert.match(font, /\/CIDToGIDMap \/Identity/);
    const [, descriptor = ''] = /\/FontDescriptor (\d+) 0 R/.exec(font) ?? [];
    const [, file = ''] = /\/FontFile2 (\d+) 0 R/.exec(pdf.objects.get(Number(descriptor)) ?? '') ?? [];
    assert.ok(pdf.stream(Number(file)).length > 1000, 'the font is embedded');
  }
  for (const number of pdf.find(/\/Subtype \/Type0/))
    assert.match(pdf.objects.get(number) ?? '', /\/ToUnicode \d+ 0 R/);

  assert.match(pdf.text, /\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/);
  assert.doesNotMatch(pdf.text, /\/Encrypt|\/JavaScript|\/Launch|\/EmbeddedFile|\/URI|\/SMask/);
  assert.doesNotMatch(catalog, /\/OpenAction|\/AA\b/);
});

test('the same sheet gives the same bytes', async () => {
  const [first, again] = await Promise.all([renderSheet(sheet()), renderSheet(sheet())]);
  assert.ok(first.equals(again));
  // These share a shape with other letters: what another paper used them for must not show in this one.
  await renderSheet(sheet({ placeAndDate: 'µ ∆ Ω ‐ ˗' }));
  const greek = sheet({ placeAndDate: 'μ Δ Ω - −' });
  const before = await renderSheet(greek);
  await renderSheet(sheet({ placeAndDate: 'µ ∆ Ω ‐ ˗' }));
  assert.ok((await renderSheet(greek)).equals(before));
});

/** The page as squares, from what was drawn. */
async function squares(pdfBytes: Buffer, size: number): Promise<string[]> {
  const pdf = readPdf(pdfBytes);
  const [page = 0] = pdf.find(/\/Type \/Page\n/);
  const [, contents = ''] = /\/Contents (\d+) 0 R/.exec(pdf.objects.get(page) ?? '') ?? [];
  const bars = barsOf(pdf.stream(Number(contents)).toString('latin1'));
  const side = Math.min(...bars.map(([, , , height = 0]) => height));
  const left = Math.min(...bars.map(([x = 0]) => x));
  const top = Math.min(...bars.map(([, y = 0]) => y));
  const grid = Array.from({ length: size }, () => Array<string>(size).fill('.'));
  for (const [x = 0, y = 0, width = 0] of bars)
    for (let step = 0; step < Math.round(width / side); step++)
      (grid[Math.round((y - top) / side)] as string[])[Math.round((x - left) / side) + step] = '#';
  return grid.map((row) => row.join(''));
}

test('the QR code on the paper is that of the address for verifying', async () => {
  const { address } = sheet();
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' });
  const wanted = Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (__, column) => (modules.get(row, column) ? '#' : '.')).join(''),
  );
  assert.deepEqual(await squares(await renderSheet(sheet()), modules.size), wanted);
});

test('a paper of too many pages is refused instead of being drawn without end', async () => {
  const long = {
    ...sheet().paper,
    body: Array.from({ length: 200 }, () => ({ list: Array.from({ length: 40 }, () => 'x') })),
  };
  await assert.rejects(
    async () => renderSheet(sheet({ paper: long })),
    (error) => error instanceof PaperFault && error.rule === 'too-many-pages',
  );
});

test('a word without end, an empty table and a very high row do not stop the pen', async () => {
  const body = [
    { paragraph: 'x'.repeat(4000) },
    { table: { head: ['A', 'B'], rows: [] } },
    { table: { head: ['A', 'B'], rows: [['tinggi '.repeat(550), '2']] } },
    { fields: [{ label: 'panjang '.repeat(100), value: 'panjang '.repeat(400) }] },
  ];
  const pdf = readPdf(await renderSheet(sheet({ paper: { ...sheet().paper, body } })));
  assert.ok(pdf.find(/\/Type \/Page\n/).length < 10);
});

test('a table that goes over pages has its head on each of them, and none is left alone at the foot of a page', async () => {
  const body = [
    { paragraph: 'x\n'.repeat(22) },
    { table: { head: ['A', 'B'], rows: Array.from({ length: 60 }, () => ['1', '2']) } },
  ];
  const pdf = readPdf(await renderSheet(sheet({ paper: { ...sheet().paper, body } })));
  const pages = pdf.find(/\/Type \/Page\n/);
  assert.ok(pages.length > 2);
  // At this size rows are written with one font and heads with the other.
  const fonts = pages.map((page) => {
    const [, contents = ''] = /\/Contents (\d+) 0 R/.exec(pdf.objects.get(page) ?? '') ?? [];
    return new Set(
      pdf
        .stream(Number(contents))
        .toString('latin1')
        .match(/\/F\d 9\.5 Tf/g) ?? [],
    ).size;
  });
  assert.deepEqual(
    fonts.filter((count) => count > 0),
    fonts.filter((count) => count > 0).map(() => 2),
  );
  assert.ok(fonts.filter((count) => count > 0).length > 1, String(fonts));
});

/** What stands on each page between head and foot. */
const FOOT = /^(Tanda tangan elektronik|Periksa keasliannya|Kode dokumen|Halaman)/;
const bodies = async (body: FilledBlock[]) =>
  pagesOf(readPdf(await renderSheet(sheet({ paper: { ...sheet().paper, body } })))).map((page) =>
    page.filter((line) => !FOOT.test(line)),
  );

test('the signature never stands on a page alone: the last lines of the text go with it, and their heading too', async () => {
  const ends: FilledBlock[] = [
    { paragraph: 'Demikian surat ini dibuat.' },
    { list: ['satu hal', 'hal terakhir'] },
    { fields: [{ label: 'Nama', value: 'Siti' }] },
    { table: { head: ['A'], rows: [['baris'], ['baris terakhir']] } },
    { note: 'Catatan kecil.' },
  ];
  let turned = 0;
  for (const last of ends)
    for (let lines = 20; lines < 34; lines += 1) {
      const filler = { paragraph: Array.from({ length: lines }, () => 'x').join('\n') };
      const pages = await bodies([filler, { heading: 'Penutup' }, last]);
      const signed = pages.find((page) => page.includes('Yuli Rekaan')) ?? [];
      const what = `${JSON.stringify(last)} after ${lines} lines`;
      assert.ok(signed.indexOf('Kota Contoh, 22 November 2026') > 0, what);
      assert.ok(
        pages.every((page) => page.at(-1) !== 'Penutup'),
        `${what}: a heading stays behind`,
      );
      turned += pages.length > 1 ? 1 : 0;
    }
  assert.ok(turned > 20, String(turned));
});

test('a letter a little too long for its page is set more closely, and a list goes over whole with its heading', async () => {
  const list = Array.from({ length: 5 }, (_, at) => `ketentuan ${at + 1}`);
  const filler = (lines: number) => ({ paragraph: Array.from({ length: lines }, () => 'x').join('\n') });
  const letter = (lines: number): FilledBlock[] => [filler(lines), { heading: 'Ketentuan' }, { list }];
  assert.equal((await bodies(letter(16))).length, 1);
  const close = await bodies(letter(26));
  assert.equal(close.length, 1, 'roomy, it would take two');
  assert.ok(close[0]?.includes('NIP 198001012005011001'), 'the last line of the signature stands on it');

  const [, second = []] = await bodies(letter(34));
  assert.ok(second[0]?.startsWith('Ketentuan'), second.join(' | '));
  for (const item of list)
    assert.ok(
      second.some((line) => line.includes(item)),
      item,
    );
});
