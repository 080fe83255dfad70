/** What invented officers write about applications: findings, opinions, reasons, what is to be mended. */
import type { Draw, Wish } from './wish.ts';

/** By the id of the field in minutes and reviews; yes or no as it mostly is when all is well. */
export const officeWish = ({ pick, whole, day }: Draw): Wish => ({
  ...{ measured: true, sight: true, footing: 'good', taxpayer_number: `CONTOH-${whole(1000, 9999)}` },
  ...{ certificate_number: `CONTOH-AL-${whole(1000, 9999)}`, notes: 'Sesuai dengan permohonan (contoh).' },
  ...{ fits: true, advice: 'Rencana dapat dilanjutkan (contoh).', change_needed: null, coverage_max: 60 },
  ...{ stairs_ok: true, wiring_ok: true, fire_ok: true, access_ok: true, sanitation_ok: true, defects: null },
  ...{ cemetery_name: 'TPU Teladan (contoh)', block: pick(['A', 'B', 'C']), plot_number: `${whole(1, 60)}` },
  ...{ found: true, neighbours: true, remarks: 'Sesuai keterangan pemohon (contoh).', detour: true },
  ...{ emergency_way: true, barriers: 4, score: whole(75, 95), water: true, hands: true, storage: true },
  ...{
    pests: true,
    additives: true,
    to_mend: null,
    fibre: true,
    power: true,
    mount: 'Tiang di samping balai',
  },
  ...{ cost: pick([4_500_000, 6_200_000]), str_valid: true, sanctions: false, room_fit: true, hygiene: true },
  ...{ waste_fit: true, sign_board: true, all_present: true, witnesses_present: true, dispute: false },
  ...{ ward_register: `${whole(10, 99)}/CONTOH`, matched: true, received_by: 'Pemilik sendiri' },
  ...{
    stall: `B-${whole(1, 40)}`,
    area: pick([4, 6, 9]),
    poor_found: 'poor',
    where_else: null,
    grounds: null,
  },
  ...{ conditions: 'Lapor lurah sebelum mulai (contoh).', points: whole(70, 92), in_data: true },
  ...{
    reason: 'Nilai dan keadaan keluarga sesuai berkas (contoh).',
    class_size: whole(22, 28),
    alternative: null,
  },
  ...{ footway_left: 2, species: pick(['Angsana', 'Mahoni', 'Ketapang']), healthy: false, nest: false },
  ...{ pruning_enough: false, seedlings: 2, findings: 'Batang keropos setinggi dua meter (contoh).' },
  ...{ picked_up: '07:40', arrived: '08:25', kilometres: whole(4, 20), guarantee: 2_500_000, safe: true },
  ...{ visited_on: day(0), met_on: day(0), trained_on: day(-1), buried_on: day(0), received_on: day(0) },
  note: 'Data cocok (contoh).',
});

export const opinions = [
  'Tidak ada keberatan dari sisi kami (contoh).',
  'Sesuai dengan rencana dan data kami (contoh).',
  'Dapat disetujui dengan pengawasan seperti biasa (contoh).',
];
export const objections = [
  'Lokasi berdekatan dengan sekolah dan sudah ada kegiatan lain pada hari itu (contoh).',
  'Data yang kami miliki berbeda dengan isian pemohon (contoh).',
];
export const refusals = [
  'Tempat yang diminta sudah dipakai pemohon lain yang lebih dahulu lengkap (contoh).',
  'Persyaratan pokok tidak terpenuhi dan tidak dapat dilengkapi dalam batas waktu (contoh).',
  'Lokasi berada di luar wewenang kota; kami sertakan alamat instansi yang berwenang (contoh).',
];
export const corrections = [
  'Foto buram, nomornya tidak terbaca. Mohon unggah ulang (contoh).',
  'Berkas terpotong, halaman terakhir belum ada (contoh).',
  'Tanda tangan belum terlihat (contoh).',
];
export const mended = ['Sudah saya unggah ulang, terima kasih (contoh).', 'Ini foto yang baru (contoh).'];
export const visitNotes = [
  'Mohon ada yang mendampingi di lokasi (contoh).',
  'Petugas membawa surat tugas (contoh).',
];
export const surveyTexts = [
  'Petugasnya ramah dan jelas (contoh).',
  'Cepat, tidak perlu bolak-balik (contoh).',
  'Mohon jam loket diperpanjang (contoh).',
  undefined,
  undefined,
  undefined,
];
