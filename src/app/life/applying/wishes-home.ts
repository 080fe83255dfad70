/** What invented people ask for themselves and their families, by service. Names of places are made up or general. */
import type { Wishes } from './wish.ts';

export const homeWishes: Wishes = {
  'ambulance-booking': ({ pick, whole, day, name }) => ({
    ...{
      trip: pick(['control', 'dialysis']),
      ride_date: day(whole(1, 6)),
      ride_time: pick(['07:30', '09:00']),
    },
    ...{ patient_name: name(), patient_age: pick(['adult', 'elderly']), mobility: pick(['sits', 'lies']) },
    ...{ companion: name(), distance_km: whole(4, 18), outside: false },
  }),
  'birth-certificate': ({ pick, whole, day, name, address }) => ({
    child_name: pick([
      'Aruna Kirana Contoh',
      'Bima Satria Contoh',
      'Laras Ayu Rekaan',
      'Panji Nugraha Rekaan',
    ]),
    ...{ birth_date: day(-whole(6, 50)), birth_time: pick(['04:10', '09:25', '16:40', '22:05']) },
    ...{ birth_place: 'Kota ini (contoh)', place_kind: pick(['hospital', 'health_centre', 'midwife']) },
    ...{ birth_order: whole(1, 3), birth_kind: 'single', parents_status: 'married_recorded' },
    ...{ mother_name: name(), father_name: name(), address, informant_relation: 'parent', delivery: 'email' },
  }),
  'burial-plot': ({ pick, day, name, address }) => ({
    ...{ deceased_name: name(), death_date: day(0), faith: pick(['islam', 'catholic', 'christian']) },
    ...{ plot_kind: 'new', burial_date: day(1), burial_time: pick(['10:00', '13:30']), tent_days: 1 },
    ...{ heir_address: address, relation: pick(['child', 'spouse']) },
  }),
  'community-hall': ({ pick, whole, day }) => ({
    hall: 'Gedung Serbaguna',
    use_date: day(whole(20, 90)),
    session: pick(['day', 'evening']),
    ...pick([
      { use_kind: 'family', event_title: 'Resepsi pernikahan putri kami', guests: 350 },
      { use_kind: 'education', event_title: 'Wisuda taman kanak-kanak', guests: 220 },
      { use_kind: 'social', event_title: 'Donor darah bersama warga RW', guests: 150 },
    ]),
  }),
  'death-certificate': ({ pick, whole, day, name, address }) => ({
    ...{ deceased_name: name(), deceased_birth: `19${whole(38, 59)}-0${whole(1, 9)}-1${whole(0, 9)}` },
    ...{
      death_date: day(-whole(3, 20)),
      death_place: pick(['home', 'hospital']),
      death_city: 'Kota ini (contoh)',
    },
    ...{
      cause: 'illness',
      relation: pick(['child', 'spouse']),
      address,
      delivery: 'email',
      leaves_spouse: true,
    },
    spouse_name: name(),
  }),
  'heirs-statement': ({ whole, day, name, address }) => ({
    ...{ deceased_name: name(), death_date: day(-whole(60, 400)), last_address: address, has_will: false },
    ...{ heir_name: name, heir_birth: () => `19${whole(65, 95)}-0${whole(1, 9)}-1${whole(0, 9)}` },
    ...{ heir_relation: 'anak', heir_address: address, has_minor: false },
    ...{ witness_one_name: name(), witness_two_name: name(), purpose: ['tanah', 'tabungan'] },
  }),
  'id-card-pickup': ({ pick, whole, day }) => ({
    ...{ reason: pick(['first', 'damaged', 'changed']), applied_date: day(-whole(7, 30)), way: 'self' },
    collect_on: day(whole(2, 9)),
  }),
  'poverty-letter': ({ pick, name, address }) => ({
    ...pick([
      { purpose: 'berobat', receiver: 'RSUD (contoh)', hardship: ['illness', 'low'] },
      { purpose: 'sekolah', receiver: 'SMP Negeri (contoh)', hardship: ['no_work', 'low'] },
    ]),
    ...{
      for_whom: name(),
      address,
      members: 5,
      earners: 1,
      income: 1_450_000,
      house: pick(['rented', 'family']),
    },
    in_data: pick(['ya', 'tidak']),
  }),
  scholarship: ({ pick, whole, day, name }) => ({
    ...pick([
      {
        track: 'merit',
        level: 'smp',
        achievement_level: 'city',
        average: 91.5,
        school: 'SMP Negeri (contoh)',
      },
      { track: 'need', level: 'sd', average: 84, school: 'SD Negeri (contoh)' },
    ]),
    ...{ student_name: name(), student_birth: day(-365 * 12 - whole(0, 300)), student_number: '0099000123' },
    plan: 'Anak kami ingin menjadi perawat. Bantuan dipakai untuk seragam, buku, dan ongkos ke sekolah (contoh).',
    ...{ parent_income: pick([1_800_000, 2_300_000]), dependants: whole(2, 4), other_aid: false },
  }),
  'school-transfer': ({ pick, whole, day, name, address }) => ({
    ...{
      direction: pick(['within', 'in']),
      level: 'sd',
      grade: whole(2, 5),
      reason: pick(['parents_move', 'closer']),
    },
    ...{ old_school: 'SD Negeri Satu (contoh)', new_school: 'SD Negeri Tiga (contoh)' },
    ...{ move_date: day(whole(10, 40)), pupil_name: name(), nisn: `00990${whole(10_000, 99_999)}` },
    ...{ pupil_birth: day(-365 * 9 - whole(0, 300)), special_support: null, address },
  }),
  'tree-felling': ({ pick, whole }) => ({
    ...{ stands_on: pick(['street', 'park', 'own_land']), how_many: whole(1, 3), girth: whole(60, 180) },
    ...pick([
      {
        work: 'felling',
        reason: 'danger',
        danger_told: 'Batangnya keropos dan condong ke atap rumah (contoh).',
      },
      { work: 'pruning', reason: 'wires', danger_told: null },
      { work: 'pruning', reason: 'light', danger_told: null },
    ]),
    urgent: false,
  }),
  'waste-bank': ({ pick, whole, address }) => ({
    ...{ member_kind: 'household', people: whole(3, 6), member_address: address, kilograms: whole(4, 15) },
    ...{
      kinds: pick([
        ['plastic', 'paper'],
        ['plastic', 'cooking_oil', 'metal'],
      ]),
      pickup: false,
    },
  }),
  'sports-field': ({ pick, whole, day }) => ({
    ...pick([
      { user_kind: 'public', ground: 'futsal', players: 12 },
      { user_kind: 'school', club_name: 'SMA Negeri (contoh)', ground: 'basketball', players: 24 },
      { user_kind: 'club', club_name: 'PB Teladan (contoh)', ground: 'badminton', players: 16 },
    ]),
    ...{ place_name: 'GOR kota (contoh)', play_date: day(whole(3, 25)), starts_at: pick(['15:00', '19:00']) },
    ...{ hours: 2, spectators: false },
  }),
};
