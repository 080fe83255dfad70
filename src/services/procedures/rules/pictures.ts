/** Which picture stands beside a sentence of the easy reading, for people who read slowly or not at all. */

export type Picture =
  | 'phone'
  | 'receipt'
  | 'camera'
  | 'map'
  | 'search'
  | 'pen'
  | 'check'
  | 'list'
  | 'people'
  | 'clock'
  | 'home'
  | 'person'
  | 'info';

/** By words of the Indonesian source, which every definition has; the first that fits, what one does before what one hears. */
const SIGNS: readonly [Picture, RegExp][] = [
  ['phone', /telepon|\b11[0-9]\b/],
  ['receipt', /gratis|bayar|uang|biaya|pajak|rekening|harganya/],
  ['camera', /foto/],
  ['map', /peta|tunjuk|jalannya|oss\.go\.id/],
  ['search', /pilih|cari|\bcek\b|mencari/],
  ['pen', /tulis|\bisi\b|\bpesan\b|cerita|daftar|gambar|ajukan|minta|tanya/],
  ['list', /siapkan|kirim|bawa/],
  ['check', /terbit|mendapat|terdaftar|kartu jadi|berlaku|menjawab|jawab/],
  ['people', /petugas|teknisi|datang|bertemu|loket|kunjung|penjaga|saksi|kami/],
  ['clock', /\bhari\b|\bjam\b|tanggal|tahun|besok|sebelumnya/],
  ['list', /surat|izin|ktp/],
  ['home', /rumah|bangunan|gedung/],
  ['person', /\banda\b|keluarga|anak/],
];

export function pictureFor(sentence: string): Picture {
  const words = sentence.toLowerCase();
  return SIGNS.find(([, sign]) => sign.test(words))?.[0] ?? 'info';
}
