/** The search, asked as people ask: misspelt, in slang, in Javanese, by what happened; over the shelf as it stands in the base pack. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { firstFor } from '../for-event.ts';
import { elsewhere } from './elsewhere.ts';
import { happened } from './happened.ts';
import { prepare, type SearchEntry, search } from './search.ts';

const PACK = resolve(import.meta.dirname, '../../../../../packs/base');
type Words = Record<string, string>;
type Service = { id: string; title: Words; summary: Words; keywords: string[]; events?: string[] };
type Event = { id: string; title: Words; words: string[] };

const read = <T>(file: string): T => parse(readFileSync(file, 'utf8')) as T;
const { events } = read<{ events: Event[] }>(resolve(PACK, 'life-events.yaml'));
const shelf = globSync('services/*/service.yaml', { cwd: PACK }).map((file) =>
  read<Service>(resolve(PACK, file)),
);

const entries = shelf.map(
  (one): SearchEntry => ({
    id: one.id,
    titles: Object.values(one.title),
    keywords: one.keywords,
    events: (one.events ?? []).flatMap((id) => {
      const event = events.find((known) => known.id === id);
      return event ? [event.title.id ?? '', ...event.words] : [];
    }),
    rest: Object.values(one.summary),
  }),
);
const prepared = prepare(entries);
const happenings = prepare(
  events.map(({ id, title, words }) => ({
    id,
    titles: Object.values(title),
    keywords: words,
    events: [],
    rest: [],
  })),
);

test('a life event begins with what belongs to it most, not with what the alphabet puts first', () => {
  const of = (event: string) =>
    firstFor(
      event,
      shelf
        .map(({ id, title, events: own = [] }) => ({ id, title: title.id ?? '', events: own }))
        .filter((one) => one.events.includes(event))
        .sort((a, b) => a.title.localeCompare(b.title, 'id')),
    ).map(({ id }) => id);
  const stall = of('opening-a-stall');
  assert.deepEqual(
    new Set(stall.slice(0, 3)),
    new Set(['market-stall', 'street-vendor-place', 'food-safety-visit']),
  );
});

/** What is asked, and which services are an answer; one of them has to stand among the first `within`. */
const QUESTIONS: [asked: string, wanted: string, within?: number][] = [
  ['ktp ilang', 'id-card-pickup'],
  ['KTP HILANG gimana', 'id-card-pickup'],
  ['ektp rusak', 'id-card-pickup'],
  ['e-ktp', 'id-card-pickup'],
  ['jupuk ktp', 'id-card-pickup'],
  ['ngurus akte lahir', 'birth-certificate'],
  ['akta klahiran', 'birth-certificate'],
  ['bayi baru lahir', 'birth-certificate'],
  ['anakku lagi lair', 'birth-certificate'],
  ['出生', 'birth-certificate'],
  ['layat', 'death-certificate burial-plot'],
  ['orang meninggal', 'death-certificate burial-plot'],
  ['bapak saya wafat', 'death-certificate burial-plot'],
  ['mbah kula seda', 'death-certificate burial-plot'],
  ['akta kematian', 'death-certificate'],
  ['akte kmatian', 'death-certificate'],
  ['kuburan', 'burial-plot'],
  ['tanah makam', 'burial-plot'],
  ['pesarean', 'burial-plot'],
  ['cemetery', 'burial-plot'],
  ['ahli waris', 'heirs-statement'],
  ['warisan bapak', 'heirs-statement'],
  ['surat waris tanah', 'heirs-statement'],
  ['bikin warung', 'business-number-oss street-vendor-place market-stall'],
  ['mau jualan di pinggir jalan', 'street-vendor-place'],
  ['pkl', 'street-vendor-place'],
  ['gerobak bakso', 'street-vendor-place'],
  ['bakulan ing pasar', 'market-stall street-vendor-place'],
  ['kios pasar', 'market-stall'],
  ['sewa los', 'market-stall'],
  ['numpang parkir', 'parking-permit'],
  ['langganan parkir bulanan', 'parking-permit'],
  ['parkirr', 'parking-permit'],
  ['pasang baliho', 'billboard'],
  ['spanduk', 'billboard'],
  ['papan nama toko', 'billboard'],
  ['reklamee', 'billboard'],
  ['izin iklan', 'billboard'],
  ['konser musik', 'event-permit'],
  ['tutup jalan hajatan', 'event-permit'],
  ['lomba 17an', 'event-permit'],
  ['car free day', 'event-permit'],
  ['sewa gedung nikahan', 'community-hall'],
  ['gedhong', 'community-hall'],
  ['aula rapat', 'community-hall'],
  ['booking lapangan futsal', 'sports-field'],
  ['badminton', 'sports-field'],
  ['balbalan', 'sports-field'],
  ['bank sampah', 'waste-bank'],
  ['nabung sampah plastik', 'waste-bank'],
  ['rongsok', 'waste-bank'],
  ['uwuh', 'waste-bank'],
  ['negor wit', 'tree-felling'],
  ['tebang phon', 'tree-felling'],
  ['pohon mau roboh', 'tree-felling'],
  ['galian kabel', 'road-cut'],
  ['bongkar jalan pipa pdam', 'road-cut'],
  ['wifi gratis', 'free-wifi-site'],
  ['wi-fi', 'free-wifi-site'],
  ['imb', 'building-consultation building-use', 2],
  ['arep mbangun omah', 'building-consultation'],
  ['slf', 'building-use'],
  ['sktm', 'poverty-letter'],
  ['surat miskin', 'poverty-letter'],
  ['surat keterangan tdk mampu', 'poverty-letter'],
  ['beasiswa kuliah', 'scholarship'],
  ['biasiswa', 'scholarship'],
  ['domisili usaha', 'domicile-letter-business'],
  ['skdu', 'domicile-letter-business'],
  ['izin penelitian skripsi', 'research-letter'],
  ['surat riset', 'research-letter'],
  ['pindah sekolah', 'school-transfer'],
  ['mutasi siswa', 'school-transfer'],
  ['ngalih sekolah', 'school-transfer'],
  ['ambulan', 'ambulance-booking'],
  ['antar kontrol ke rumah sakit', 'ambulance-booking'],
  ['sip dokter', 'health-practice-permit'],
  ['izin praktek bidan', 'health-practice-permit'],
  ['pirt', 'food-safety-visit'],
  ['jualan kue rumahan', 'food-safety-visit', 2],
  ['ppid', 'public-information-request'],
  ['minta data pemerintah', 'public-information-request'],
  ['nib oss', 'business-number-oss'],
  ['izin usaha', 'business-number-oss', 3],
  ['syuting film', 'filming-location'],
  ['studi banding', 'study-visit'],
];

test('people find what they ask for in their own words', () => {
  const missed = QUESTIONS.flatMap(([asked, wanted, within = 1]) => {
    const found = search(prepared, asked).found.map(({ id }) => id);
    const first = found.slice(0, within);
    return wanted.split(' ').some((id) => first.includes(id))
      ? []
      : [`${asked}: ${wanted} wanted, found ${found.slice(0, 4).join(', ') || 'nothing'}`];
  });
  assert.deepEqual(missed, []);
});

test('each service is found by its own title in every language', () => {
  for (const { id, title } of shelf)
    for (const words of Object.values(title)) assert.equal(search(prepared, words).found[0]?.id, id, words);
});

test('what nobody ever wrote finds nothing, or says that it guesses', () => {
  for (const asked of ['', '   ', '!!!', 'qqqq', 'zzxxccvv'])
    assert.deepEqual(search(prepared, asked).found, [], asked);
  const { guessed } = search(prepared, 'zzxxccvv qqwwee pohon');
  assert.equal(guessed, true);
});

test('odd letters and a very long question change nothing', () => {
  assert.equal(search(prepared, '👻 ＫＴＰ ilang').found[0]?.id, 'id-card-pickup');
  assert.equal(search(prepared, 'makam '.repeat(2000)).found[0]?.id, 'burial-plot');
});

test('what another office does is said, unless a service of the city bears the name', () => {
  for (const [asked, place] of [
    ['sim', 'police'],
    ['bikin SIM', 'police'],
    ['SKCK', 'police'],
    ['perpanjang stnk', 'vehicles'],
    ['paspor', 'immigration'],
    ['sertifikat tanah', 'land'],
    ['npwp', 'tax'],
    ['bpjs', 'health'],
    ['buku nikah', 'marriage'],
    ['nikah', 'marriage'],
    ['surat kehilangan', 'police'],
    ['akta cerai', 'court'],
    ['pajak bumi dan bangunan', 'levies'],
    ['lampu jalan mati', 'report'],
    ['jalan rusak', 'report'],
    ['mau nikah', 'marriage'],
    ['kk', 'registry'],
    ['urus kartu keluarga', 'registry'],
    ['pindah domisili', 'registry'],
    ['cari kerja', 'work'],
    ['kartu kuning', 'work'],
    ['imunisasi', 'care'],
  ] as const)
    assert.equal(elsewhere(prepared, asked), place, asked);
  for (const asked of [
    'ktp hilang',
    'kehilangan ktp',
    'sewa gedung nikah',
    'nikahan',
    'akta lahir',
    'tanah makam',
    'simbg',
    'surat pindah sekolah',
    '',
  ])
    assert.equal(elsewhere(prepared, asked), undefined, asked);
  const own = prepare([{ id: 'passport', titles: ['Paspor'], keywords: [], events: [], rest: [] }]);
  assert.equal(elsewhere(own, 'paspor'), undefined);
});

test('beside what another office does only what bears the same word is offered', () => {
  for (const [asked, wanted] of [
    ['SIM', []],
    ['skck', []],
    ['surat izin mengemudi', []],
    ['paspor', []],
    ['lampu jalan mati', []],
    ['akta cerai', []],
    ['nikah', ['community-hall', 'event-permit']],
    ['kk', ['birth-certificate', 'id-card-pickup']],
  ] as const) {
    const found = search(prepared, asked, true).found.map(({ id }) => id);
    assert.deepEqual(found, wanted, asked);
  }
});

test('an event of life is offered for what happened, and not for the name of a paper', () => {
  for (const [asked, first, sure = false] of [
    ['surat miskin', 'needing-help'],
    ['surat pindah', 'moving-house'],
    ['akta lahir', 'having-a-baby'],
    ['buku nikah', 'marrying', true],
    ['nikah', 'marrying', true],
    ['SIM', undefined, true],
    ['skck', undefined, true],
    ['surat izin mengemudi', undefined, true],
  ] as const)
    assert.equal(happened(happenings, asked, sure)[0], first, asked);
  assert.ok(!happened(happenings, 'surat miskin').includes('moving-house'));
});
