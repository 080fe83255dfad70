/** What people look for at the city although another office does it: said plainly, instead of the nearest guess. */
import { nameOf, type Prepared } from './search.ts';
import { wordsOfQuestion } from './tokens.ts';

/** police: SIM, SKCK; vehicles: the joint Samsat office; land: BPN; health: the insurance; marriage: KUA and the civil registry; registry: cards and moving; work: the manpower office; care: the puskesmas; court: divorce; levies: taxes of the city; report: what is out of order. */
export const PLACES = [
  'police',
  'vehicles',
  'immigration',
  'land',
  'tax',
  'health',
  'marriage',
  'registry',
  'work',
  'care',
  'court',
  'levies',
  'report',
] as const;
export type Place = (typeof PLACES)[number];

const ASKED: Record<Place, string> = {
  police:
    'sim,skck,surat izin mengemudi,surat kehilangan,surat keterangan kehilangan,surat keterangan hilang,lapor kehilangan,laporan kehilangan,driving licence,driver license,驾照',
  vehicles: 'stnk,bpkb,pajak kendaraan,pajak motor,pajak mobil,balik nama motor,balik nama mobil,samsat',
  immigration: 'paspor,passport,visa,kitas,护照',
  land: 'sertifikat tanah,sertipikat tanah,sertifikat rumah,balik nama tanah,shm,bpn',
  tax: 'npwp,spt,lapor pajak',
  health: 'bpjs,bpjs kesehatan,kartu bpjs,jkn,kis',
  marriage: 'nikah,menikah,kawin,buku nikah,surat nikah,akta nikah,daftar nikah,rabi,kua,结婚',
  registry:
    'kk,kartu keluarga,kk hilang,pecah kk,surat pindah penduduk,pindah datang,pindah domisili,pindah alamat,skpwni,rekam ktp,户口',
  work: 'ak1,ak 1,kartu kuning,kartu pencari kerja,lowongan,lowongan kerja,loker,cari kerja,mencari kerja,prakerja,找工作',
  care: 'imunisasi,vaksin,vaksinasi,posyandu,periksa hamil,疫苗',
  court: 'cerai,perceraian,akta cerai,surat cerai,gugat cerai,pegatan,divorce,离婚',
  levies: 'pbb,pajak bumi,pajak bumi bangunan,bphtb,pajak restoran,pajak hotel,pajak daerah',
  report:
    'jalan rusak,jalan berlubang,jalan bolong,dalan rusak,lampu jalan,lampu mati,lampu jalan mati,lampu penerangan jalan,penerangan jalan,pju,sampah menumpuk,sampah numpuk,tumpukan sampah,got mampet,saluran mampet,selokan mampet,trotoar rusak,pothole,street light,路灯',
};

const known = new Map(
  PLACES.flatMap((place) =>
    ASKED[place].split(',').map((asked) => [nameOf(wordsOfQuestion(asked)), place] as const),
  ),
);

/** Where else to go; undefined as soon as a service of this city bears the very name that was asked for. */
export function elsewhere({ names }: Prepared, typed: string): Place | undefined {
  const question = wordsOfQuestion(typed);
  if (names.has(nameOf(question))) return undefined;
  const words = question.map(({ raw }) => raw);
  // The longest name within the question decides.
  for (let size = Math.min(3, words.length); size > 0; size -= 1)
    for (let at = 0; at + size <= words.length; at += 1) {
      const place = known.get(words.slice(at, at + size).join(' '));
      // A single word among others may mean something else: "gedung nikah".
      if (place && (size > 1 || words.length <= 2)) return place;
    }
  return undefined;
}
