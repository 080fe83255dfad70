/** Plain words of informal Indonesian: abbreviations, chat spelling, particles and affixes folded away. For matching, never for showing. */
import { foldForSearch } from './text.ts';

/** A word as it was written (folded to lower case) and the plain form that equals its other spellings. */
export type PlainWord = { written: string; plain: string };

/** What people write, and what they mean. Javanese (ngoko and krama) and Banjar words stand beside the Indonesian ones. */
const MEANINGS: Record<string, string> = {};
function meaning(plain: string, written: string): void {
  for (const one of written.split(' ')) MEANINGS[one] = plain;
}
meaning('yang', 'yg yng sing ingkang nang');
meaning('dengan', 'dg dgn dngn karo kalih');
meaning('tidak', 'tdk gak ga gk nggak ngga enggak engga kagak ora ndak boten mboten kada kd');
meaning('sudah', 'sdh udh udah dah wis wes sampun');
meaning('belum', 'blm blom durung dereng balum');
meaning('jalan', 'jl jln jlan jalanan dalan margi ratan jalur');
meaning('lubang', 'lobang bolong growong jeglongan jeblong balubang');
meaning('lampu', 'lmpu lampune lampunya pju lpju penerangan padhang');
meaning('mati', 'padam pejah modar');
meaning('gelap', 'peteng pteng gulita');
meaning('air', 'banyu toya aer');
meaning('sampah', 'smph uwuh ratik rorotan');
meaning('tumpuk', 'numpuk menggunung');
meaning('sungai', 'kali lepen sungei batang');
meaning('pohon', 'wit uwit phn puhun');
meaning('tumbang', 'ambruk rubuh roboh rabah');
meaning('anjing', 'asu guguk hadupan');
meaning('nyamuk', 'lemut');
meaning('jembatan', 'kreteg titian');
meaning('rumah', 'rmh omah griya');
meaning('depan', 'dpn ngarep ngajeng');
meaning('dekat', 'dkt cedhak cedak celak parak');
meaning('bau', 'mambu busuk');
meaning('banjir', 'calap baah kebanjiran');
meaning('genang', 'ngembeng');
meaning('mampet', 'buntu kebuntel mandeg sumbat');
meaning('selokan', 'got kalen drainase parit');
meaning('orang', 'org wong tiyang urang');
meaning('anak', 'bocah lare kakanak');
meaning('besar', 'gede geden ageng ganal');
meaning('malam', 'mlm wengi dalu');
meaning('kemarin', 'kmrn wingi');
meaning('sekarang', 'skrg saiki sakniki');
meaning('karena', 'krn karna amarga');
meaning('untuk', 'utk buat kanggo kangge');
meaning('tolong', 'tlg tulung nyuwun mohon mhn');
meaning('rusak', 'rsk bubrak');
meaning('longsor', 'lonsor ambrol');
meaning('pasar', 'peken');
meaning('listrik', 'listrek');
meaning('telepon', 'tlp telp telpon');
meaning('kendaraan', 'kndaraan');
meaning('motor', 'mtr sepedamotor');
meaning('sekolah', 'skolah sekolahan');
meaning('kucing', 'pus');
meaning('bising', 'berisik ribut rame brisik');
meaning('lambat', 'lelet lemot suwe dangu');

/** Words that say nothing of the matter. */
const EMPTY = new Set(
  `yang dengan di ke dari dan atau itu ini ada adalah untuk pada sudah belum tidak akan saya kami kita anda bapak ibu pak bu
  mas mbak min admin tolong mohon agar supaya karena jadi juga lagi saja aja sih nih dong kok lho ya nggih terima kasih
  selamat pagi siang sore malam assalamualaikum permisi lapor laporan segera sekali banget sangat oleh dalam seperti
  the of and to in is a at on for dk d k nya`.split(/\s+/),
);

const PARTICLES = /(nya|lah|kah|pun|tah|ku|mu|ne|ipun)$/;
/** -kan after a consonant, else -an: bersihkan ← bersih, tumpukan ← tumpuk. */
const SUFFIXES = /((?<=[^aeiouk])kan|an|i)$/;
const LEAST = 4;

function without(word: string, ending: RegExp): string {
  const cut = word.replace(ending, '');
  return cut.length >= LEAST ? cut : word;
}

/** A nasal prefix swallows the first letter of its root: menyapu ← sapu, menumpuk ← tumpuk, memotong ← potong. */
const PREFIXES: [RegExp, string][] = [
  [/^(?:me|pe)ny(?=[aeiou])/, 's'],
  [/^(?:me|pe)ng(?=[aeiou])/, ''],
  [/^(?:me|pe)ng(?=[ghk])/, ''],
  [/^(?:me|pe)m(?=[bfv])/, ''],
  [/^(?:me|pe)m(?=[aeiou])/, 'p'],
  [/^(?:me|pe)n(?=[cdjtz])/, ''],
  [/^(?:me|pe)n(?=[aeiou])/, 't'],
  [/^(?:ber|ter|per)/, ''],
  [/^(?:di|ke|se|me|pe|ny)(?=[a-z]{4})/, ''],
  [/^(?:ng)(?=[aeiou])/, ''],
];

function withoutPrefix(word: string): string {
  for (const [prefix, root] of PREFIXES) {
    if (!prefix.test(word)) continue;
    const cut = word.replace(prefix, root);
    return cut.length >= LEAST ? cut : word;
  }
  return word;
}

/** People use few words: nearly each was heard before, and looking it up costs a tenth of working it out. */
const heard = new Map<string, string>();
const MOST_HEARD = 20_000;

/** The plain form of one folded word: its meaning if it is known, else its root as near as rules without a dictionary come. */
export function plainForm(word: string): string {
  let plain = heard.get(word);
  if (plain === undefined) {
    plain = workOut(word);
    if (heard.size >= MOST_HEARD) heard.clear();
    if (word.length <= 40) heard.set(word, plain);
  }
  return plain;
}

function workOut(word: string): string {
  // banyaaak → banyak; lubang2 → lubang (a two says the word again).
  const said = word.replace(/([a-z])\1{2,}/g, '$1').replace(/^([a-z]{3,})2(nya|an)?$/, '$1');
  const known = MEANINGS[said];
  if (known) return known;
  if (!/^[a-z]{5,}$/.test(said)) return said;
  const bare = without(said, PARTICLES);
  const root = withoutPrefix(without(bare, SUFFIXES));
  return MEANINGS[bare] ?? MEANINGS[root] ?? root;
}

/** The words of a text in order, without those that say nothing. Reduplication (lubang-lubang) counts once. */
export function plainWords(text: string): PlainWord[] {
  const out: PlainWord[] = [];
  for (const written of foldForSearch(text.slice(0, 8000)).split(' ')) {
    if (written === '' || /^\d+$/.test(written)) continue;
    const plain = plainForm(written);
    if (EMPTY.has(written) || EMPTY.has(plain) || plain.length < 2) continue;
    if (out.at(-1)?.plain === plain) continue;
    out.push({ written, plain });
  }
  return out;
}
