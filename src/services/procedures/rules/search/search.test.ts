/** The search, asked as people ask: misspelt, in slang, in Javanese, by what happened; over the shelf as it stands in the base pack. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { prepare, type SearchEntry, search } from './search.ts';

const PACK = resolve(import.meta.dirname, '../../../../../packs/base');
type Words = Record<string, string>;
type Service = { id: string; title: Words; summary: Words; keywords: string[]; events?: string[] };
type Event = { id: string; title: Words; words: string[] };

const read = <T>(file: string): T => parse(readFileSync(file, 'utf8')) as T;
const { events } = read<{ events: Event[] }>(resolve(PACK, 'life-events.yaml'));
const shelf = globSync(process.env.SHELF ?? 'services/*/service.yaml', { cwd: PACK }).map((file) =>
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
  ['bikin warung', 'street-vendor-place market-stall', 2],
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
