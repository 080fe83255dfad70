/** All service standards of the city as open data: one row for each service, the 14 components as columns. */
import type { Context } from '../../platform/context.ts';
import { CSV_BEGIN, csvRow } from '../../shared/csv.ts';
import type { Language } from '../../shared/languages.ts';
import { catalogue } from './catalogue.ts';
import type { Procedure } from './contract.ts';
import { procedure } from './procedure.ts';

/** Names in Indonesian, the language of the standards. */
const COLUMNS: readonly [name: string, of: (one: Procedure) => string | number][] = [
  ['id', ({ id }) => id],
  ['layanan', ({ title }) => title],
  ['ringkasan', ({ summary }) => summary],
  ['instansi', ({ agency }) => agency?.name ?? ''],
  ['kanal', ({ channel }) => channel],
  ['versi', ({ version }) => version],
  ['berlaku_sejak', ({ from }) => from],
  [
    'persyaratan',
    ({ requirements }) =>
      requirements.map(({ title, whenTold }) => (whenTold ? `${title} (${whenTold})` : title)).join('; '),
  ],
  ['prosedur', ({ steps }) => steps.map((step, at) => `${at + 1}. ${step}`).join(' ')],
  ['waktu', ({ time }) => (time ? time.amount : '')],
  ['satuan_waktu', ({ time }) => time?.unit ?? ''],
  ['biaya', ({ fee }) => fee],
  ['dasar_biaya', ({ feeLines }) => feeLines.map(({ title, basis }) => `${title}: ${basis}`).join('; ')],
  ['produk', ({ standard }) => standard.product],
  ['pengaduan', ({ standard }) => standard.complaints],
  ['dasar_hukum', ({ standard }) => standard.legalBasis.map(({ title }) => title).join('; ')],
  ['sarana', ({ standard }) => standard.facilities],
  ['kompetensi', ({ standard }) => standard.competence],
  ['pengawasan', ({ standard }) => standard.supervision],
  ['jumlah_pelaksana', ({ standard }) => standard.staff],
  ['jaminan_pelayanan', ({ standard }) => standard.guarantee],
  ['jaminan_keamanan', ({ standard }) => standard.safety],
  ['evaluasi', ({ standard }) => standard.evaluation],
];

async function all(ctx: Context, language: Language): Promise<Procedure[]> {
  const { services } = await catalogue(ctx, language);
  const found: Procedure[] = [];
  for (const { id } of services) found.push(await procedure(ctx, id, language));
  return found;
}

export async function standardsAsCsv(ctx: Context, language: Language): Promise<string> {
  const rows = (await all(ctx, language)).map((one) => csvRow(COLUMNS.map(([, of]) => of(one))));
  return CSV_BEGIN + csvRow(COLUMNS.map(([name]) => name)) + rows.join('');
}

export async function standardsAsJson(ctx: Context, language: Language): Promise<string> {
  const standards = (await all(ctx, language)).map((one) =>
    Object.fromEntries(COLUMNS.map(([name, of]) => [name, of(one)])),
  );
  return JSON.stringify({ city: ctx.city.slug, standards });
}
