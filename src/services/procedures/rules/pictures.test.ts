import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pictureFor } from './pictures.ts';

const table = [
  ['Gawat? Telepon 119 atau 112 sekarang.', 'phone'],
  ['Anda membayar pajak. Makin besar dan makin lama, makin mahal.', 'receipt'],
  ['Foto surat-surat itu dan kirim.', 'camera'],
  ['Tunjukkan tempatnya. Kirim gambarnya.', 'map'],
  ['Pilih hari untuk mengambil.', 'search'],
  ['Tulis NIK Anda.', 'pen'],
  ['Siapkan surat lahir, buku nikah, dan kartu keluarga.', 'list'],
  ['Lalu izin terbit. Tempel kodenya di papan.', 'check'],
  ['Petugas datang melihat.', 'people'],
  ['Paling lama tujuh hari kerja.', 'clock'],
  ['Anda ingin memasang papan iklan.', 'person'],
  ['Pilah sampah dahulu.', 'info'],
] as const;

for (const [sentence, picture] of table)
  test(`"${sentence}" is shown with ${picture}`, () => assert.equal(pictureFor(sentence), picture));
