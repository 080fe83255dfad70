/** Turns rows into what screens show: names in the caller's language, places as the audience may see them. */
import type { CaseRow, EntryRow } from '../../blocks/cases/api.ts';
import { agencies, areas } from '../../blocks/directory/api.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { filesById, photoKey } from '../../platform/files/api.ts';
import { type Language, say } from '../../shared/languages.ts';
import { closingSettingsOf } from './closing/settings.ts';
import type { PublicItem } from './contract.ts';
import { publicPoint } from './live.ts';
import type { Entry, Outcome, Photo, State } from './rules/case-contract.ts';
import { settingsOf } from './settings.ts';
import { deskPhotos } from './trust/desk-photos.ts';
import { publicPhotos, publicWords } from './trust/public-face.ts';
import { withoutNumbers } from './trust/rules/numbers.ts';

export type Presenter = {
  category(id: string): { id: string; name: string };
  agency(id: string | null): { id: string; name: string } | null;
  area(code: string | null): { code: string; name: string } | null;
  /** Why a case was closed without being mended. */
  reason(id: string): string;
};

/** Names of categories, agencies and areas in one language. */
export async function presenterFor(city: City, language: Language): Promise<Presenter> {
  const [settings, tree, directory, closing] = await Promise.all([
    settingsOf(city),
    agencies(city),
    areas(city),
    closingSettingsOf(city),
  ]);
  return {
    category(id) {
      const known = settings.category(id);
      return { id, name: known ? say(known.title, language) : id };
    },
    agency(id) {
      if (!id) return null;
      const known = tree.find(id);
      return { id, name: known ? say(known.name, language) : id };
    },
    area: (code) => (code ? { code, name: directory.name(code) } : null),
    reason(id) {
      const known = closing.reason(id);
      return known ? say(known.title, language) : id;
    },
  };
}

export function isLate(row: Pick<CaseRow, 'open' | 'due_at'>, now: Date): boolean {
  return row.open && row.due_at !== null && row.due_at < now;
}

/** The photos with their sizes; those taken down are left out. `own`: for the reporter, with keys to what is not public. */
export async function photosFor(
  city: City,
  ids: readonly string[],
  own = false,
): Promise<Map<string, Photo>> {
  if (ids.length === 0) return new Map();
  const files = await filesById(city, [...new Set(ids)]);
  return new Map(
    files.map(({ id, width, height, visibility }) => {
      const key = own && visibility !== 'public' ? { key: photoKey(city, id) } : {};
      return [id, { id, width, height, ...key }];
    }),
  );
}

type ItemRow = Pick<
  CaseRow,
  | 'code'
  | 'kind'
  | 'state'
  | 'open'
  | 'visibility'
  | 'title'
  | 'agency'
  | 'area'
  | 'point'
  | 'opened_at'
  | 'closed_at'
  | 'due_at'
  | 'paused_at'
>;

/** What every list shows of a case. `exact`: officers see the exact place. */
export function item(
  row: ItemRow & { photos?: string[]; mended?: boolean | null; outcome?: Outcome | null },
  names: Presenter,
  photos: Map<string, Photo>,
  now: Date,
): PublicItem {
  const first = row.photos
    ?.map((id) => photos.get(id))
    .find((photo) => photo !== undefined && photo.state !== 'hidden');
  return {
    code: row.code,
    category: names.category(row.kind),
    state: row.state as State,
    title: row.title || names.category(row.kind).name,
    area: names.area(row.area),
    agency: names.agency(row.agency),
    point: publicPoint(row),
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    dueAt: row.due_at?.toISOString() ?? null,
    late: isLate(row, now),
    paused: row.paused_at !== null,
    photo: first ?? null,
    mended: row.mended ?? null,
    outcome: row.outcome ?? null,
  };
}

const NAMES_IN_DATA = ['from', 'to'];
const WITH_AGENCIES = new Set([
  'assigned',
  'handed-down',
  'sent-up',
  'task-opened',
  'task-assigned',
  'decided',
]);

/** What officers write by hand beside the words of a step. */
const BY_HAND = ['withoutPhoto', 'whyAway', 'authority', 'title'];

function withoutNumbersIn(data: Record<string, unknown>): Record<string, unknown> {
  const dotted = BY_HAND.flatMap((key) =>
    typeof data[key] === 'string' ? [[key, withoutNumbers(data[key])] as const] : [],
  );
  return { ...data, ...Object.fromEntries(dotted) };
}

/** What the reporter sees of photos: their own, also where the public gets none or another; the city's as everybody does. */
async function photosOfTimeline(city: City, rows: readonly EntryRow[], reader: 'officer' | Reader) {
  const all = rows.flatMap((row) => row.files);
  if (reader === 'officer') return deskPhotos(city, all);
  const shown = await publicPhotos(city, all);
  if (reader === 'public') return shown;
  const own = rows.flatMap((row) =>
    row.actor_kind === 'officer' && row.visibility === 'public' ? [] : row.files,
  );
  return new Map([...shown, ...(await photosFor(city, own, true))]);
}

type Reader = 'public' | 'reporter';

/** Timeline entries; `officers` gives names only where the audience may see them: null for the public and the reporter. */
export async function entries(
  ctx: Context,
  rows: readonly EntryRow[],
  names: Presenter,
  officers: ReadonlyMap<string, string> | null,
  own = false,
): Promise<Entry[]> {
  const photos = await photosOfTimeline(ctx.city, rows, officers ? 'officer' : own ? 'reporter' : 'public');
  const words = officers ? new Map<number, string>() : await publicWords(ctx.city, rows);
  // Their own words, and what is said between the two of them, are not for the public anyway.
  const asWritten = (row: EntryRow) =>
    officers !== null || (own && (row.visibility !== 'public' || row.actor_kind !== 'officer'));
  const reader = officers && ctx.actor.kind === 'officer' ? ctx.actor.id : null;
  return rows.map((row) => {
    const data: Record<string, unknown> = { ...row.data };
    if (WITH_AGENCIES.has(row.kind))
      for (const key of NAMES_IN_DATA)
        if (typeof data[key] === 'string') data[key] = names.agency(data[key] as string)?.name;
    if (row.kind === 'closed' && typeof data.reason === 'string') data.reason = names.reason(data.reason);
    if (row.kind === 'handed-down' && data.officer) data.officer = officers?.get(String(data.officer));
    if (row.kind === 'handed-over') data.to = officers?.get(String(data.to)) ?? undefined;
    const name = row.actor_id && officers ? officers.get(row.actor_id) : undefined;
    return {
      id: row.id,
      at: row.at.toISOString(),
      kind: row.kind,
      visibility: row.visibility,
      by: {
        kind: row.actor_kind === 'officer' || row.actor_kind === 'system' ? row.actor_kind : 'reporter',
        agency: row.actor_kind === 'officer' ? names.agency(row.agency) : null,
        ...(name ? { name } : {}),
      },
      ...(reader !== null && row.actor_id === reader ? { own: true as const } : {}),
      text: asWritten(row) ? row.text : (words.get(row.id) ?? null),
      photos: row.files.flatMap((id) => photos.get(id) ?? []),
      concealed: row.files.filter((id) => !photos.has(id)).length,
      data: asWritten(row) ? data : withoutNumbersIn(data),
    };
  });
}
