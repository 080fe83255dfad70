/** Finds the ward that people name in their words. Pure; says nothing rather than something wrong. */
import { foldForSearch } from '../../../shared/text.ts';

/** `kind`: `district`, `neighbourhood`, or one of the wards and villages between them. */
type Named = { name: string; kind: string };

/** What stands before the name of a ward or village, short forms and Javanese ones too. */
const WARD = new Set(
  'kelurahan kel kelurahane desa ds dusun kampung kampong kalurahan kelurahanipun ward village'.split(' '),
);
/** What makes the name that follows one of something else: a street, a building, a district. */
const OTHER = new Set(
  `jalan jl jln jalanan dalan gang gg lorong blok perumahan perum komplek kompleks pasar terminal stasiun masjid mushola
  musala gereja sekolah sd sdn smp smpn sma sman smk tk puskesmas rumah hotel toko warung taman alun lapangan stadion
  jembatan sungai kali simpang bundaran kecamatan kec kota kabupaten kab provinsi bandara pelabuhan street district`
    .split(/\s+/)
    .filter(Boolean),
);
/** Words of everyday speech that are names of wards somewhere: alone they tell of no place. */
const EVERYDAY = new Set(
  `panjang pendek lebar sempit tinggi rendah dalam luas besar kecil baru lama tua muda tengah pusat utara selatan timur
  barat atas bawah depan belakang kanan kiri jawa madura melayu bugis arab cina kauman keraton kraton wates batas gambut
  pasar kota desa kampung dusun sawah kebun kebon taman hutan gunung bukit sungai kali muara pantai laut pulau tanjung
  teluk danau rawa tambak jembatan jalan simpang pasir batu tanah lumpur air banyu sumber umbul tirta beji bendungan
  parit selokan mawar melati kenanga cempaka anggrek teratai kelapa pisang mangga jambu nangka durian salak jati bambu
  pring beringin waru randu asem merdeka damai makmur sejahtera jaya mulya mulia maju harapan bahagia aman sentosa
  sukses indah permai asri bersih suka karya bakti bhakti pahlawan pemuda veteran bandar benteng gedung gudang pabrik
  masjid gereja candi makam pasean merah putih hitam hijau biru kuning satu dua tiga empat lima sepuluh seribu lampu
  pohon sampah lubang rusak gelap terang banjir macet ramai sepi`
    .split(/\s+/)
    .filter(Boolean),
);

/** Both sides in one spelling: no case, accents, apostrophes or other punctuation. */
const wordsOf = (text: string) =>
  foldForSearch(text.replace(/['’‘ʼ`´]/g, ''))
    .split(' ')
    .filter(Boolean);

type Entry<A> = { words: string[]; wards: A[]; bare: boolean };

/**
 * A finder for these areas. A name counts after “kelurahan”, “desa” and the like; alone only where it is nothing else:
 * not the city's own, a district's or an everyday word, not part of a longer name, not that of a street or a market.
 * The finder answers the one ward that is named; undefined when none or several are.
 */
export function wardFinder<A extends Named>(
  areas: readonly A[],
  cityNames: readonly string[],
): (words: string) => A | undefined {
  const byFirst = new Map<string, Entry<A>[]>();
  const entries = new Map<string, Entry<A>>();
  const enter = (name: string, ward: A | undefined) => {
    const words = wordsOf(name);
    const [first] = words;
    if (first === undefined) return;
    const key = words.join(' ');
    let entry = entries.get(key);
    if (!entry) {
      entry = { words, wards: [], bare: !EVERYDAY.has(key) };
      entries.set(key, entry);
      byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
    }
    if (ward) entry.wards.push(ward);
    else entry.bare = false;
  };
  for (const area of areas)
    if (area.kind !== 'neighbourhood') enter(area.name, area.kind === 'district' ? undefined : area);
  for (const name of cityNames) enter(name.replace(/^(kota|kabupaten|city of)\s+/i, ''), undefined);
  // The longest name first: who writes “Bincau Muara” does not speak of Bincau.
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);

  return (text) => {
    const said = wordsOf(text);
    const introduced = new Set<A>();
    const alone = new Set<A>();
    for (let at = 0; at < said.length; at++) {
      const entry = byFirst
        .get(said[at] ?? '')
        ?.find(({ words }) => words.every((word, next) => said[at + next] === word));
      if (!entry) continue;
      const before = said[at - 1] ?? '';
      if (WARD.has(before)) for (const ward of entry.wards) introduced.add(ward);
      else if (entry.bare && !OTHER.has(before)) for (const ward of entry.wards) alone.add(ward);
      at += entry.words.length - 1;
    }
    const found = introduced.size > 0 ? introduced : alone;
    return found.size === 1 ? [...found][0] : undefined;
  };
}
