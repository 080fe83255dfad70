/** Words that people use for one thing, and words that live near each other; Javanese, slang and abbreviations among them. */
import { plainForm } from '../../../../shared/indonesian.ts';

/** One thing under several names. */
const SAME = `
ktp ektp ktpel
kk kartukeluarga
akta akte
hilang ilang ical kececer
rusak sobek patah
meninggal mati wafat sedo seda pejah tilar kapundut ninggal almarhum
makam kubur kuburan pesarean jaratan sarean pemakaman tpu
jenazah jenasah mayat mayit layon
ambulans ambulan ambulance ambulant
lahir lahiran kelahiran lair lairan babaran melahirkan nglairake
bayi jabang anak bocah lare
pindah mutasi ngalih pindhah boyongan
sekolah skolah sd smp
toko warung kios kedai bedak los
dagang jual jualan dagangan dodolan sadean bakul bakulan ngedol
pkl kakilima lesehan lapak lapakan gerobak angkringan gerobag
acara event kegiatan keramaian rame rame2 kerumunan
hajatan resepsi mantu ewuh nikahan kawinan pernikahan mantenan manten
konser pentas panggung pertunjukan orkes
gedung aula balai hall
sewa nyewa pinjam nyilih booking pesan
lapangan gor stadion lapngan
bola futsal sepakbola balbalan badminton bulutangkis voli tenis
parkir parkiran markir jukir
gali galian nggali bongkar
reklame baliho spanduk billboard banner neonbox videotron iklan
imb pbg
slf laikfungsi
rumah omah griya
pohon wit uwit kayu
tebang potong pangkas nebang negor motong pruning
wifi internet hotspot
rongsok rosok daurulang
miskin gakin sktm melarat mlarat kere ndhuafa
beasiswa bea bsw scholarship
kuliah kampus mahasiswa
penelitian riset skripsi tesis survei survey disertasi
praktik praktek
dokter bidan perawat apoteker
makanan panganan jajanan jajan kuliner katering catering kue
pirt sppirt
waris warisan
informasi info data dokumen
ppid kip
paspor passport
nib oss
usaha bisnis umkm ukm
domisili skdu alamat
surat srt
izin ijin idin palilah
tanah lemah siti
jalan dalan margi
kaki sikil
gratis prei cumacuma
sakit lara gerah
bantuan bantu pambiyantu
`;

/** Near each other, but not the same: found, lower in the list. */
const NEAR = `
meninggal makam jenazah akta ambulans waris layat lelayu belasungkawa takziah kematian
makam jenazah kijing nisan ziarah petak tanah
lahir bayi akta kelahiran
ktp rekam perekaman cetak identitas kependudukan disdukcapil dukcapil
toko pasar pkl dagang
acara hajatan konser gedung tenda tutup
gedung hajatan rapat pertemuan
lapangan bola olahraga gor latihan tanding turnamen
gali pipa kabel pdam fiber utilitas
reklame promosi papan
imb slf rumah bangun renovasi konsultasi
pohon tumbang rimbun dahan ranting
wifi sinyal data
sampah rongsok tabung plastik
miskin bantuan sosial bansos bpjs kip keringanan
beasiswa miskin kuliah sekolah siswa pelajar
penelitian magang kkn kuliah izin
praktik sip str klinik kesehatan
makanan pirt higienis sehat dapur
sakit ambulans rumahsakit rs kontrol
waris meninggal tanah harta
parkir motor mobil kendaraan langganan bulanan
domisili usaha nib izin
`;

type Kin = { same: ReadonlySet<string>; near: ReadonlySet<string> };

function read(lines: string): string[][] {
  return lines
    .trim()
    .split('\n')
    .map((line) => [...new Set(line.split(' ').flatMap((word) => [word, plainForm(word)]))]);
}

function circles(lines: string[][]): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>();
  for (const line of lines)
    for (const word of line) {
      const circle = known.get(word) ?? new Set<string>();
      for (const other of line) circle.add(other);
      known.set(word, circle);
    }
  return known;
}

const same = circles(read(SAME));
const near = circles(read(NEAR));
const NONE: ReadonlySet<string> = new Set();

/** Other names of a word, and its neighbours with all of their names. */
export function kinOf(word: string): Kin {
  const names = same.get(word) ?? NONE;
  const neighbours = new Set<string>();
  for (const name of [word, ...names])
    for (const neighbour of near.get(name) ?? NONE) {
      neighbours.add(neighbour);
      for (const other of same.get(neighbour) ?? NONE) neighbours.add(other);
    }
  return { same: names, near: neighbours };
}
