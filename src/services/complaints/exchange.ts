/** What other programs exchange of complaints: the categories with their questions, public cases, and reports that they hand in. */
import { agencies, areas } from '../../blocks/directory/api.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { filesById } from '../../platform/files/api.ts';
import { say } from '../../shared/languages.ts';
import { publicPoint } from './live.ts';
import { type Attribute, attributeWords } from './rules/attributes.ts';
import { offered, settingsOf } from './settings.ts';
import { type ExchangeFilter, exchangeRows } from './store-exchange.ts';

export type ReportableCategory = {
  id: string;
  title: string;
  hint: string;
  group: string;
  keywords: string[];
  attributes: Attribute[];
};

/** What can be reported today, in the caller's language. */
export async function reportable(ctx: Context): Promise<ReportableCategory[]> {
  return offered(await settingsOf(ctx.city)).map((one) => ({
    id: one.id,
    title: say(one.title, ctx.language),
    hint: say(one.hint, ctx.language),
    group: say(one.groupTitle, ctx.language),
    keywords: one.keywords,
    attributes: one.attributes ?? [],
  }));
}

export type PublicRequest = {
  code: string;
  category: string;
  title: string;
  state: string;
  open: boolean;
  description: string;
  /** The last public word of the agency. */
  note: string | null;
  agency: string | null;
  area: { code: string; name: string } | null;
  place: string | null;
  point: { lat: number; lng: number } | null;
  openedAt: Date;
  updatedAt: Date;
  expectedAt: Date | null;
  /** Id of its first photo that everybody may see. */
  photo: string | null;
  attributes: { code: string; label: string; value: string }[];
};

async function publicPhotos(city: City, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const files = await filesById(city, ids);
  return new Set(files.filter(({ visibility }) => visibility === 'public').map(({ id }) => id));
}

/** Public cases, newest first, as everybody may see them: rough places where the category is sensitive, no person anywhere. */
export async function publicRequests(ctx: Context, filter: ExchangeFilter): Promise<PublicRequest[]> {
  const { city, language } = ctx;
  const [rows, settings, tree, directory] = await Promise.all([
    exchangeRows(city, filter),
    settingsOf(city),
    agencies(city),
    areas(city),
  ]);
  const shown = await publicPhotos(
    city,
    rows.flatMap(({ photos, visibility }) => (visibility === 'public' ? photos : [])),
  );
  return rows.map((row) => {
    const category = settings.category(row.kind);
    const open = row.visibility === 'public';
    const office = row.agency ? tree.find(row.agency) : undefined;
    return {
      code: row.code,
      category: row.kind,
      title: category ? say(category.title, language) : row.kind,
      state: row.state,
      open: row.open,
      description: row.description,
      note: row.note,
      agency: office ? say(office.name, language) : row.agency,
      area: row.area ? { code: row.area, name: directory.name(row.area) } : null,
      place: open ? row.place : null,
      point: publicPoint(row),
      openedAt: row.opened_at,
      updatedAt: row.updated_at ?? row.opened_at,
      expectedAt: row.complete_by,
      photo: row.photos.find((id) => shown.has(id)) ?? null,
      attributes: open ? attributeWords(category?.attributes ?? [], row.attributes, language) : [],
    };
  });
}
