/** What the invented people say where the pack has no words for them. Officers write Indonesian. */
export const withoutPhoto = [
  'Pekerjaan selesai malam hari sehingga foto tidak jelas (contoh).',
  'Penyelesaian berupa layanan di loket, tidak ada benda yang difoto (contoh).',
  'Demi privasi warga di lokasi, foto tidak diambil (contoh).',
];
export const awayFromPlace = [
  'GPS ponsel petugas tidak berfungsi di lokasi (contoh).',
  'Foto diambil dari seberang jalan karena lalu lintas padat (contoh).',
];
/** Closed, and not mended: the reason of the city's list, and what the officer writes. */
export const notMended = [
  { reason: 'needs-budget', text: 'Perlu anggaran perubahan; kami usulkan untuk tahun depan (contoh).' },
  {
    reason: 'other-authority',
    authority: 'Balai jalan provinsi (contoh)',
    text: 'Ruas ini milik provinsi; laporan kami teruskan ke sana (contoh).',
  },
  { reason: 'not-found', text: 'Tim sudah ke lokasi dua kali dan tidak menemukannya (contoh).' },
  { reason: 'weather', text: 'Hujan deras sepekan ini, pengerjaan ditunda (contoh).' },
];
export const rejections = [
  'Laporan ini sama dengan laporan lain yang sedang kami kerjakan. Terima kasih sudah peduli (contoh).',
  'Lokasi berada di lahan pribadi sehingga bukan wewenang pemerintah daerah (contoh).',
  'Keterangan tempat tidak cukup dan pelapor tidak dapat dihubungi (contoh).',
];
export const replies = [
  'Tepatnya di sebelah gapura, seberang warung (contoh).',
  'Betul, masih seperti itu tadi pagi (contoh).',
  'Sudah sekitar satu minggu, Pak, Bu (contoh).',
  'Nggih, taksih kados mekaten dumugi samenika (contoh).',
];
export const reopenings = [
  'Maaf, tadi malam rusak lagi seperti semula (contoh).',
  'Baru sebagian yang diperbaiki, mohon dilanjutkan (contoh).',
];
export const thanks = [
  'Cepat sekali, terima kasih (contoh).',
  'Matur nuwun sanget (contoh).',
  undefined,
  undefined,
];
export const landmarks = [
  'dekat langgar',
  'depan warung',
  'seberang sekolah',
  'samping balai RW',
  'ujung gang',
];
