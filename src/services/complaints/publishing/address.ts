/** The addresses of the public side: the filter as it stands in the address of the portal, and where the city answers. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Type } from 'typebox';
import { agencies, areas } from '../../../blocks/directory/api.ts';
import type { City } from '../../../platform/city.ts';
import type { Context } from '../../../platform/context.ts';
import type { Raw } from '../../../platform/http/route.ts';
import { Problem } from '../../../shared/errors.ts';
import { isLanguage, type Language, say } from '../../../shared/languages.ts';
import { settingsOf } from '../settings.ts';
import type { Filter } from './search.ts';
import { speakerOf } from './words.ts';

/** What the caller says to have already, for an answer of 304. */
export function knownIn({ headers }: Raw): string | undefined {
  const known = headers['if-none-match'];
  return typeof known === 'string' ? known : undefined;
}

const short = Type.Optional(Type.String({ maxLength: 100 }));
const day = Type.Optional(Type.String({ format: 'date' }));

/** Names as in the address of `/laporan`, so that any list can be had in another form. */
export const AddressQuery = Type.Object({
  cari: short,
  jenis: short,
  wilayah: short,
  opd: short,
  keadaan: Type.Optional(Type.Enum(['terbuka', 'selesai'])),
  dari: day,
  sampai: day,
  bahasa: Type.Optional(Type.Enum(['id', 'en', 'jv', 'zh'])),
});
export type Address = {
  cari?: string;
  jenis?: string;
  wilayah?: string;
  opd?: string;
  keadaan?: 'terbuka' | 'selesai';
  dari?: string;
  sampai?: string;
  bahasa?: string;
};

const FILTER_NAMES = ['cari', 'jenis', 'wilayah', 'opd', 'keadaan', 'dari', 'sampai'] as const;

export function filterOf(address: Address): Filter {
  return {
    q: address.cari || undefined,
    category: address.jenis || undefined,
    area: address.wilayah || undefined,
    agency: address.opd || undefined,
    state: address.keadaan && (address.keadaan === 'terbuka' ? 'open' : 'closed'),
    from: address.dari,
    until: address.sampai,
  };
}

/** What is fetched by programs speaks Indonesian unless another language is asked for: their own headers mean nothing. */
export function languageIn({ bahasa }: Address): Language {
  return isLanguage(bahasa) ? bahasa : 'id';
}

/** The filter as a query, always in one order; with the language where it is not Indonesian. */
export function queryText(address: Address): string {
  const query = new URLSearchParams();
  for (const name of FILTER_NAMES) if (address[name]) query.set(name, address[name]);
  if (address.bahasa && address.bahasa !== 'id') query.set('bahasa', address.bahasa);
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** What the filter is about in words: "Lampu jalan · Panjang". 404 for a category, area or agency that does not exist. */
export async function titleOf(city: City, address: Address, language: Language): Promise<string> {
  const [settings, tree, directory] = await Promise.all([settingsOf(city), agencies(city), areas(city)]);
  const speak = speakerOf(city, language);
  const parts: string[] = [];
  const unknown = () => new Problem(404, 'platform.not-found');
  if (address.jenis) {
    const category = settings.category(address.jenis);
    if (!category) throw unknown();
    parts.push(say(category.title, language));
  }
  if (address.wilayah) {
    if (!directory.find(address.wilayah)) throw unknown();
    parts.push(directory.name(address.wilayah));
  }
  if (address.opd) {
    const agency = tree.find(address.opd);
    if (!agency) throw unknown();
    parts.push(say(agency.name, language));
  }
  if (address.cari) parts.push(`“${address.cari}”`);
  if (address.keadaan)
    parts.push(
      speak(address.keadaan === 'terbuka' ? 'complaints.list.state-open' : 'complaints.list.state-closed'),
    );
  if (address.dari || address.sampai) parts.push(`${address.dari ?? '…'} – ${address.sampai ?? '…'}`);
  return parts.join(' · ');
}

/** The address that the client called, without a path. */
export function originOf(request: IncomingMessage, { city }: Context): string {
  const secure = request.headers['x-forwarded-proto'] === 'https';
  return `${secure ? 'https' : 'http'}://${request.headers.host ?? city.hosts[0] ?? city.slug}`;
}

/** A name that stays the same for ever, whatever the city is called and wherever it answers (RFC 9562, version 5 in form). */
export function lastingId(city: City, ...parts: readonly string[]): string {
  const bytes = createHash('sha1')
    .update(['pendopo', city.prefix, 'complaints', ...parts].join('\0'))
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
