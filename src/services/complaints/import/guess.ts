/** Proposes a mapping for a table by the names of its columns and what stands in them; a person decides. Pure. */
import { slugOf } from '../../../shared/slug.ts';
import { TIME_FORMATS } from '../rules/time-formats.ts';
import { timeReader } from './local-time.ts';
import type { Survey } from './survey.ts';

type Named = { id: string; names: readonly string[] };
export type KnownWords = { zone: string; categories: readonly Named[]; agencies: readonly Named[] };

/** Usual names of columns, as ids: the first that is found is taken. */
const USUAL: Record<string, readonly string[]> = {
  id: [
    'nomor-laporan',
    'no-laporan',
    'nomor',
    'no-tiket',
    'tiket',
    'ticket',
    'kode',
    'id',
    'no',
    'case-enquiry-id',
    'case-id',
    'service-request-id',
  ],
  openedAt: [
    'tanggal-masuk',
    'tanggal-laporan',
    'waktu-laporan',
    'tanggal-lapor',
    'tgl-masuk',
    'tgl-laporan',
    'masuk',
    'tanggal',
    'tgl',
    'open-dt',
    'opened',
    'created',
    'created-at',
    'created-date',
    'requested-datetime',
  ],
  closedAt: [
    'tanggal-selesai',
    'waktu-selesai',
    'tgl-selesai',
    'tanggal-tutup',
    'waktu-tutup',
    'tgl-tutup',
    'tanggal-ditutup',
    'waktu-ditutup',
    'tgl-ditutup',
    'tanggal-penyelesaian',
    'selesai',
    'ditutup',
    'tutup',
    'closed-dt',
    'closed',
    'closed-at',
    'closed-date',
  ],
  category: [
    'kategori',
    'jenis',
    'jenis-laporan',
    'jenis-aduan',
    'topik',
    'category',
    'type',
    'service-name',
    'reason',
  ],
  description: [
    'uraian',
    'isi-laporan',
    'isi',
    'isi-aduan',
    'keterangan',
    'deskripsi',
    'laporan',
    'aduan',
    'description',
    'case-title',
    'title',
    'judul',
  ],
  lat: ['lintang', 'latitude', 'lat'],
  lng: ['bujur', 'longitude', 'lng', 'lon', 'long'],
  place: ['alamat', 'lokasi', 'tempat', 'address', 'location'],
  area: ['kode-kelurahan', 'kode-desa', 'kode-wilayah'],
  agency: ['opd', 'dinas', 'instansi', 'perangkat-daerah', 'department', 'agency', 'agency-responsible'],
  closure: ['jawaban', 'tanggapan', 'tindak-lanjut', 'hasil', 'closure-reason', 'resolution'],
  status: ['status', 'keadaan', 'case-status'],
  dueAt: ['batas-waktu', 'tenggat', 'sla-target-dt', 'due', 'due-date'],
  name: ['nama-pelapor', 'pelapor', 'nama', 'name'],
  phone: ['telepon', 'no-hp', 'hp', 'no-telepon', 'whatsapp', 'phone'],
  email: ['email', 'e-mail', 'surel'],
};
/** Words of a status column that mean that it is over. */
const OVER = ['selesai', 'ditutup', 'tutup', 'closed', 'done', 'resolved', 'tuntas'];
/** The pattern that reads most of the values, the usual ones first; undefined (ISO 8601) where none reads half of them. */
function formatFor(values: readonly string[], zone: string): string | undefined {
  const given = values.filter((one) => one.trim() !== '');
  const reads = [undefined, ...TIME_FORMATS]
    .map((format) => {
      const read = timeReader(format, zone);
      return { format, count: given.filter((one) => read(one) !== undefined).length };
    })
    .sort((a, b) => b.count - a.count)[0];
  return reads && reads.count * 2 >= given.length ? reads.format : undefined;
}

function wordsTo(
  words: readonly { word: string }[] | undefined,
  known: readonly Named[],
): Record<string, string> {
  const out: Record<string, string> = {};
  for (const { word } of words ?? []) {
    const slug = slugOf(word);
    const found =
      known.find(({ id }) => id === slug) ??
      known.find(({ names }) => names.some((name) => slugOf(name) === slug)) ??
      known.find(({ names }) => slug.length >= 5 && names.some((name) => slugOf(name).includes(slug)));
    if (found && found.id !== slug) out[word] = found.id;
  }
  return out;
}

/** What can be said without asking; a column that was not found is left out, so the mapping may not be whole. */
export function guessMapping(source: string, survey: Survey, known: KnownWords): Record<string, unknown> {
  const { header, sample, words } = survey;
  const bySlug = new Map(header.map((name) => [slugOf(name), name]));
  const columns: Record<string, string | string[]> = {};
  for (const [what, names] of Object.entries(USUAL)) {
    const found = names.map((name) => bySlug.get(name)).find((name) => name !== undefined);
    if (found) columns[what] = what === 'description' ? [found] : found;
  }
  const { lat, lng, ...rest } = columns;
  const kept: Record<string, string | string[]> = lat && lng ? columns : rest;
  const over =
    typeof kept.status === 'string'
      ? (words[kept.status] ?? []).map(({ word }) => word).filter((word) => OVER.includes(slugOf(word)))
      : [];
  if (over.length === 0) delete kept.status;
  const at = typeof kept.openedAt === 'string' ? header.indexOf(kept.openedAt) : -1;
  const timeFormat =
    at < 0
      ? undefined
      : formatFor(
          sample.map(({ values }) => values[at] ?? ''),
          known.zone,
        );
  const listed = (column: unknown) => (typeof column === 'string' ? words[column] : undefined);
  const categories = wordsTo(listed(kept.category), known.categories);
  const agencies = wordsTo(listed(kept.agency), known.agencies);
  return {
    source,
    ...(timeFormat ? { timeFormat } : {}),
    columns: kept,
    ...(over.length > 0 ? { closed: over } : {}),
    ...(Object.keys(categories).length > 0 ? { categories } : {}),
    ...(Object.keys(agencies).length > 0 ? { agencies } : {}),
  };
}
