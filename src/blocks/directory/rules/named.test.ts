import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wardFinder } from './named.ts';

const area = (name: string, kind: string) => ({ name, kind });
const MAGELANG = wardFinder(
  [
    area('Magelang Tengah', 'district'),
    area('Magelang Selatan', 'district'),
    ...['Magelang', 'Panjang', 'Kemirirejo', 'Cacaban', 'Wates', 'Tidar Utara', 'Tidar Selatan'].map((name) =>
      area(name, 'kelurahan'),
    ),
  ],
  ['Kota Magelang', 'Magelang City'],
);
const BANJAR = wardFinder(
  [
    area('Martapura', 'district'),
    area('Gambut', 'district'),
    area('Gambut', 'kelurahan'),
    ...['Bincau', 'Bincau Muara', 'Aluh-Aluh', "Ma'rang", 'Sungai Pinang'].map((name) => area(name, 'desa')),
    area('Sungai Pinang', 'desa'),
  ],
  ['Kabupaten Banjar'],
);

for (const [words, ward] of [
  ['Jl. Pemuda 5, Magelang', undefined],
  ['lubang panjang di jalan', undefined],
  ['Kota Magelang', undefined],
  ['di Magelang Selatan', undefined],
  ['Kelurahan Kemirirejo, Magelang', 'Kemirirejo'],
  ['Kemirirejo RT 3, Kota Magelang', 'Kemirirejo'],
  ['kel. Magelang, dekat pasar', 'Magelang'],
  ['Kelurahan Panjang, Kecamatan Magelang Tengah', 'Panjang'],
  ['di pasar Panjang', undefined],
  ['Kel. Cacaban, seberang Kemirirejo', 'Cacaban'],
  ['antara Cacaban dan Kemirirejo', undefined],
  ['Kelurahan Cacaban dan kelurahan Kemirirejo', undefined],
  ['Jl. Cacaban 12', undefined],
  ['TIDAR  utara', 'Tidar Utara'],
  ['di Tidar saja', undefined],
  ['', undefined],
] as const)
  test(`in Magelang “${words}” names ${ward ?? 'no ward'}`, () => {
    assert.equal(MAGELANG(words)?.name, ward);
  });

for (const [words, ward] of [
  ['Bincau Muara dekat dermaga', 'Bincau Muara'],
  ['dari Bincau ke arah pasar', 'Bincau'],
  ['aluh aluh, ujung dermaga', 'Aluh-Aluh'],
  ['desa Marang', "Ma'rang"],
  ['Desa Ma’rang', "Ma'rang"],
  ['kebakaran lahan gambut', undefined],
  ['Kelurahan Gambut', 'Gambut'],
  ['Desa Sungai Pinang', undefined],
] as const)
  test(`in Banjar “${words}” names ${ward ?? 'no ward'}`, () => {
    assert.equal(BANJAR(words)?.name, ward);
  });
