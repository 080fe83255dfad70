/** What other programs exchange of complaints: the categories with their questions, public cases, and reports that they hand in. */
import { agencies, areas } from '../../blocks/directory/api.ts';
import type { Context } from '../../platform/context.ts';
import { say } from '../../shared/languages.ts';
import { publicPoint } from './live.ts';
import { type Attribute, attributeWords } from './rules/attributes.ts';
import { offered, settingsOf } from './settings.ts';
import { type ExchangeFilter, exchangeRows } from './store-exchange.ts';
import { publicSurvivors } from './store-merges.ts';
import { publicFaces, publicWords } from './trust/public-face.ts';
import { withoutNumbers } from './trust/rules/numbers.ts';

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
  /** For a merged one: the case that speaks for it, where the public may see that. */
  mergedInto: string | null;
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

/** Public cases, newest first, as everybody may see them: rough places where the category is sensitive, no person anywhere. */
export async function publicRequests(ctx: Context, filter: ExchangeFilter): Promise<PublicRequest[]> {
  const { city, language } = ctx;
  const [rows, settings, tree, directory] = await Promise.all([
    exchangeRows(city, filter),
    settingsOf(city),
    agencies(city),
    areas(city),
  ]);
  const notes = rows.flatMap(({ note_id, note }) => (note_id === null ? [] : [{ id: note_id, text: note }]));
  const merged = rows.filter(({ state }) => state === 'merged').map(({ id }) => id);
  const [shown, words, survivors] = await Promise.all([
    publicFaces(city, rows),
    publicWords(city, notes),
    publicSurvivors(city.db, merged),
  ]);
  return shown.map(({ face, ...row }) => {
    const category = settings.category(row.kind);
    const open = row.visibility === 'public';
    const office = row.agency ? tree.find(row.agency) : undefined;
    return {
      code: row.code,
      category: row.kind,
      title: category ? say(category.title, language) : row.kind,
      state: row.state,
      open: row.open,
      mergedInto: survivors.get(row.id) ?? null,
      description: face.text,
      note: (row.note_id !== null && words.get(row.note_id)) || null,
      agency: office ? say(office.name, language) : row.agency,
      area: row.area ? { code: row.area, name: directory.name(row.area) } : null,
      place: face.place,
      point: publicPoint(row),
      openedAt: row.opened_at,
      updatedAt: row.updated_at ?? row.opened_at,
      expectedAt: row.complete_by,
      photo: face.photos[0]?.id ?? null,
      attributes: open
        ? attributeWords(category?.attributes ?? [], row.attributes, language).map((one) => ({
            ...one,
            value: withoutNumbers(one.value),
          }))
        : [],
    };
  });
}
