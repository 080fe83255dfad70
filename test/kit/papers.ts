/** A made-up paper, ready to be drawn. */
import type { Sheet } from '../../src/blocks/documents/paper/sheet.ts';

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
