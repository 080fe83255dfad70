/** Made-up papers: one ready to be drawn, and one that a service asks for. */
import { type DocumentRequest, reserveDocument } from '../../src/blocks/documents/api.ts';
import { issueDocument } from '../../src/blocks/documents/issue.ts';
import type { Sheet } from '../../src/blocks/documents/paper/sheet.ts';
import { change } from '../../src/platform/change.ts';
import type { City } from '../../src/platform/city.ts';
import { systemContext } from '../../src/platform/context.ts';

export const sheet = (more: Partial<Sheet> = {}): Sheet => ({
  head: {
    government: 'Pemerintah Kota Contoh',
    agency: 'Dinas Contoh',
    lines: ['Jalan Contoh 1'],
    coat: null,
  },
  number: '007/503/DC/XI/2026',
  paper: {
    title: { id: 'Izin Contoh', en: 'Sample permit', jv: 'Palilah Conto', zh: '示例许可' },
    body: [
      { paragraph: 'Nama pemegang izin: Siti Ńovák 李.' },
      { heading: 'Isi' },
      {
        fields: [
          { label: 'Nama', value: 'Siti' },
          { label: 'Kosong', value: '' },
        ],
      },
      { list: ['satu', 'dua'] },
      { table: { head: ['A', 'B'], rows: [['1', '2']] } },
      { line: true },
      { note: 'Catatan.' },
    ],
  },
  placeAndDate: 'Kota Contoh, 22 November 2026',
  signer: {
    capacity: 'plt',
    title: 'Kepala Dinas Contoh',
    name: 'Yuli Rekaan',
    rank: 'Pembina',
    nip: '198001012005011001',
  },
  signing: 'demo',
  fictional: true,
  preview: false,
  code: '7K2M-QX4D-9TVB-03HF',
  address: 'https://contoh.example.go.id/periksa/7K2M-QX4D-9TVB-03HF',
  at: '2026-11-22T03:00:00.000Z',
  ...more,
});

export const CASE = 'MGL-482-193-762';
export const paperRequest = (more: Partial<DocumentRequest> = {}): DocumentRequest => ({
  service: 'permits',
  caseCode: CASE,
  agency: 'dlh',
  series: { id: 'tebang', code: '660' },
  paper: {
    title: { id: 'Izin Tebang Pohon', en: 'Tree-felling permit', jv: 'Palilah Negor Wit', zh: '伐树许可' },
    body: [{ paragraph: 'Diberikan kepada {{ name }}.' }],
  },
  evaluate: (expression) => (expression === 'name' ? 'Siti Rahayu Contoh' : '?'),
  holder: 'Siti Rahayu Contoh',
  ...more,
});

export const reservePaper = (city: City, more?: Partial<DocumentRequest>) => {
  const ctx = systemContext(city, 'test');
  return change(ctx, (tx) => reserveDocument(ctx, tx, paperRequest(more)));
};

export async function issuePaper(city: City, more?: Partial<DocumentRequest>) {
  const made = await reservePaper(city, more);
  await issueDocument(city, made.id);
  return made;
}
