/** What invented traders, neighbourhoods, students and firms ask for, by service. */
import type { Wishes } from './wish.ts';

export const workWishes: Wishes = {
  billboard: ({ pick, whole, day }) => ({
    ...pick([
      {
        business_name: 'Warung Sego Contoh',
        content_kind: 'own_name',
        wording: 'WARUNG SEGO CONTOH, buka 07.00–21.00',
      },
      { business_name: 'Apotek Rekaan', content_kind: 'own_name', wording: 'APOTEK REKAAN – siaga 24 jam' },
      {
        business_name: 'Bimbel Teladan',
        content_kind: 'product',
        wording: 'Pendaftaran siswa baru BIMBEL TELADAN',
      },
    ]),
    ...{ first_day: day(whole(12, 25)), last_day: day(330), kind: 'board', width: 2.4, height: 1.2 },
    ...{ sides: 1, land_owner: 'private_own', tobacco: false },
  }),
  'building-consultation': ({ pick, whole }) => ({
    ...{ meeting: pick(['office', 'video']), land_area: whole(90, 200), land_right: 'own', road_width: 4 },
    ...{ work_kind: pick(['new', 'enlarge']), building_kind: pick(['dwelling', 'shophouse']), floors: 2 },
    ...{ footprint: 60, total_area: 112, height: 8, setback: 3 },
    question:
      'Bolehkah lantai dua dibangun sampai batas belakang tanah, dan berapa jaraknya ke jalan? (contoh)',
  }),
  'building-use': ({ pick, whole }) => ({
    ...pick([
      { building_name: 'Kos Melati (contoh)', use: 'boarding' },
      { building_name: 'Toko Bangunan Rekaan', use: 'shop' },
      { building_name: 'Rumah Makan Teladan', use: 'restaurant' },
    ]),
    ...{
      role: 'owner',
      floors: 2,
      floor_area: whole(160, 420),
      people: whole(15, 45),
      exits: 2,
      extinguishers: 3,
    },
    ...{ built: pick(['until_2020', 'since_2021']), water_source: 'piped' },
  }),
  'domicile-letter-business': ({ pick, whole, day, address }) => ({
    ...pick([
      { business_name: 'Jahit Rapi Contoh', activity: 'Menjahit seragam dan pesanan' },
      { business_name: 'Bengkel Motor Rekaan', activity: 'Servis sepeda motor' },
      { business_name: 'Dapur Bu Contoh', activity: 'Katering harian' },
    ]),
    ...{
      form_of: 'personal',
      since: day(-whole(200, 1500)),
      workers: whole(1, 5),
      premises: pick(['own', 'rented']),
    },
    ...{
      area_size: whole(20, 70),
      owner_address: address,
      purpose: 'Bank, untuk pembukaan rekening usaha (contoh)',
    },
  }),
  'event-permit': ({ pick, day }) => ({
    ...pick([
      {
        ...{
          organiser: 'Karang Taruna RW 04 (contoh)',
          event_name: 'Jalan sehat kampung',
          event_kind: 'neighbourhood',
        },
        about_event: 'Jalan sehat keliling kampung, senam bersama, lalu pembagian hadiah (contoh).',
      },
      {
        ...{ organiser: 'Sanggar Seni Teladan', event_name: 'Pentas tari rakyat', event_kind: 'culture' },
        about_event: 'Pentas tari anak dan kuda lumping, penonton duduk di tikar (contoh).',
      },
    ]),
    ...{ first_day: day(30), last_day: day(30), starts_at: '08:00', ends_at: '12:00', visitors: 300 },
    ...{ space_kind: pick(['square', 'park']), closes_road: false, food_stalls: 12, stewards: 8, bins: 15 },
  }),
  'filming-location': ({ pick, whole, day }) => ({
    ...{ production: 'Rumah Film Rekaan', shoot_kind: pick(['film', 'documentary', 'advertisement']) },
    story: 'Seorang anak mencari sepedanya yang hilang di pasar; syuting dua adegan siang hari (contoh).',
    ...{ first_day: day(12), last_day: day(13), starts_at: '07:00', ends_at: '16:00', crew: whole(12, 35) },
    ...{ place_name: () => pick(['Taman kota', 'Pasar lama', 'Halaman museum']), dangerous: false },
  }),
  'food-safety-visit': ({ pick, whole }) => ({
    ...{ wanted: 'both', business_name: 'Keripik Renyah Contoh', workers: whole(1, 4), participants: 1 },
    product_name: () => pick(['Keripik singkong', 'Kacang telur', 'Kue kering']),
    ...{ product_kind: () => pick(['dry', 'baked']), shelf_life: () => pick([60, 90]), wants_pirt: true },
  }),
  'free-wifi-site': ({ pick, whole }) => ({
    ...pick([
      {
        on_behalf: 'RW 03 (contoh)',
        place_name: 'Balai RW 03',
        place_kind: 'neighbourhood',
        who: ['students', 'residents'],
      },
      {
        on_behalf: 'Karang Taruna (contoh)',
        place_name: 'Taman bermain',
        place_kind: 'city',
        who: ['students', 'visitors'],
      },
    ]),
    ...{ people_a_day: whole(30, 120), signal: pick(['weak', 'none']) },
    why: 'Anak-anak belajar kelompok di sini setiap sore, dan sinyal ponsel sering hilang (contoh).',
  }),
  'health-practice-permit': ({ pick, whole, address }) => ({
    ...pick([
      { profession: 'midwife', place_kind: 'clinic', place_name: 'Klinik Ibu Contoh' },
      { profession: 'nurse', place_kind: 'health_centre', place_name: 'Puskesmas (contoh)' },
      { profession: 'pharmacist', place_kind: 'clinic', place_name: 'Klinik Teladan' },
    ]),
    ...{
      request: 'first',
      address,
      str_number: `CONTOH-${whole(10_000, 99_999)}`,
      hours: 'Senin–Jumat 16.00–20.00',
    },
    medical_waste: 'partner',
  }),
  'market-stall': ({ pick, whole, day, address }) => ({
    ...{ applicant_address: address, market: pick(['Pasar Pagi (contoh)', 'Pasar Wage (contoh)']) },
    ...{ stall_kind: pick(['kiosk', 'open_stall']), knows_number: true, stall_number: `B-${whole(1, 40)}` },
    ...{ goods_kind: pick(['fresh_food', 'groceries', 'clothing']), uses_fire: false },
    ...{ starts_on: day(whole(20, 40)), other_places: 0, has_nib: false },
  }),
  'parking-permit': ({ pick, whole, day }) => ({
    ...{
      street_name: 'Jalan Teladan (contoh)',
      hours_kind: pick(['daytime', 'night']),
      starts_on: day(whole(8, 20)),
    },
    ...{ months: pick([3, 6, 12]), plate: () => `ZZ ${whole(1000, 9999)} CTH`, resident: true },
    vehicle_kind: () => pick(['car', 'motorbike']),
  }),
  'public-information-request': ({ pick, address }) => ({
    subject: pick([
      'Rincian anggaran perbaikan jalan lingkungan tahun ini',
      'Hasil uji air sumur umum dua tahun terakhir',
      'Daftar penerima hibah olahraga tahun lalu',
    ]),
    details: 'Mohon per kelurahan, dalam bentuk tabel yang dapat diolah (contoh).',
    purpose: pick(['Bahan rapat warga', 'Tulisan di buletin kampung']),
    ...{ form_of: pick(['file', 'see']), applicant_kind: 'person', address },
  }),
  'research-letter': ({ pick, day, name, address }) => ({
    ...{
      researcher: 'student',
      institution: 'Universitas Contoh',
      address,
      field_of: pick(['social', 'education', 'economy']),
    },
    research_title: pick([
      'Cara pedagang kecil menyimpan uang sesudah pembayaran digital',
      'Ruang bermain anak dan rasa aman orang tua di kampung kota',
      'Kebiasaan memilah sampah pada keluarga muda',
    ]),
    aim: 'Wawancara dan pengamatan selama dua bulan untuk skripsi; nama narasumber disamarkan (contoh).',
    ...{ start_date: day(15), end_date: day(75), personal_data: 'basic' },
    data_care: 'Disimpan terkunci dan dihapus setelah lulus.',
    ...{ place_name: () => pick(['Pasar kota', 'Kelurahan (contoh)', 'SD Negeri (contoh)']) },
    ...{ activity: () => pick(['Wawancara dengan 15 pedagang', 'Pengamatan tiga pagi']), member_name: name },
    member_task: () => pick(['Mencatat wawancara', 'Mengolah angket']),
  }),
  'road-cut': ({ pick, day }) => ({
    ...{
      owner_company: 'Perusahaan Air (contoh)',
      contractor: 'CV Gali Rapi Contoh',
      work_kind: 'house_connection',
    },
    ...{ urgent: false, first_day: day(16), last_day: day(19), road: 'Jalan Rekaan', surface: ['asphalt'] },
    ...{ cut_length: pick([6, 9.5, 12]), cut_width: 0.5, cut_depth: 1, boring: false },
  }),
  'street-vendor-place': ({ pick, address }) => ({
    ...{ applicant_address: address, already_there: true, how_long: pick(['one_to_five', 'over_five']) },
    ...{ cart_kind: pick(['cart', 'tent']), width: 2, depth: 1.5 },
    ...pick([
      { goods: 'Nasi goreng dan bakmi', sells_food: true },
      { goods: 'Tanaman hias', sells_food: false },
      { goods: 'Pecel dan gorengan', sells_food: true },
    ]),
    waste_plan: 'Sampah dibawa pulang, air cucian dibuang ke selokan sesudah disaring (contoh).',
    ...{ opens_at: '17:00', closes_at: '23:00', days: ['mon', 'wed', 'fri', 'sat', 'sun'] },
  }),
  'study-visit': ({ pick, whole, day }) => ({
    ...pick([
      { organisation: 'SMP Teladan (contoh)', organisation_kind: 'school', children: true, companions: 5 },
      { organisation: 'Dinas Kominfo Kota Rekaan', organisation_kind: 'government', children: false },
    ]),
    ...{ people: whole(20, 45), access_needs: null, topics: ['complaints', 'command_center'] },
    questions: 'Bagaimana laporan warga sampai ke petugas, dan apa yang dilakukan bila terlambat? (contoh)',
    ...{ visit_date: day(40), second_date: day(47), part_of_day: pick(['morning', 'afternoon']) },
  }),
};
