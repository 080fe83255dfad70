/** The one place that says what the public sees of the words and photos of a report. Every list, page, feed and exchange asks here. */
import type { CaseRow, EntryRow } from '../../../blocks/cases/api.ts';
import type { City } from '../../../platform/city.ts';
import { filesById } from '../../../platform/files/api.ts';
import type { Photo } from '../rules/case-contract.ts';
import { withoutNumbers } from './rules/numbers.ts';
import { entryFaces, redactedCopies } from './store.ts';

/** What must be known of a report to show it: columns of `cases.case` and `complaints.complaint`. */
export type FaceRow = Pick<CaseRow, 'title' | 'visibility' | 'place'> & {
  description: string;
  public_text: string | null;
  photos: readonly string[];
};

export type PublicFace = {
  /** '' where the words are withheld: then the name of the category stands for them. */
  title: string;
  /** '' where the words are withheld. */
  text: string;
  /** The words are being looked at, or were taken off the public pages. */
  withheld: boolean;
  /** Landmark or address; null where the place is sensitive. */
  place: string | null;
  photos: Photo[];
  /** How many photos are held back, so that a plain placeholder can stand for them. */
  concealed: number;
};

/**
 * What anybody gets in place of these photos, by the id of the original: the photo itself, or the copy in which faces
 * and plates cannot be recognised. What nobody may see is absent.
 */
export async function publicPhotos(city: City, ids: readonly string[]): Promise<Map<string, Photo>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const files = new Map((await filesById(city, wanted)).map((file) => [file.id, file]));
  const closed = wanted.filter((id) => files.get(id)?.visibility !== 'public');
  const copies = closed.length > 0 ? await redactedCopies(city.db, closed) : new Map<string, string>();
  const redacted = new Map((await filesById(city, [...copies.values()])).map((file) => [file.id, file]));
  const shown = new Map<string, Photo>();
  for (const id of wanted) {
    const copy = copies.get(id);
    const file = copy ? redacted.get(copy) : files.get(id);
    if (file?.visibility === 'public') shown.set(id, { id: file.id, width: file.width, height: file.height });
  }
  return shown;
}

/** What the public reads of the description; '' where it is withheld. */
export function publicText(row: { description: string; public_text: string | null }): string {
  return row.public_text ?? row.description;
}

/** How the public reads the description, for the desk to know. */
export function publicWordsOf(row: {
  description: string;
  public_text: string | null;
}): 'open' | 'masked' | 'withheld' {
  const text = publicText(row);
  if (text === '') return 'withheld';
  return text === row.description ? 'open' : 'masked';
}

/** The face of one report; `photos` as `publicPhotos` answered for it. */
export function publicFace(row: FaceRow, photos: ReadonlyMap<string, Photo>): PublicFace {
  const open = row.visibility === 'public';
  const shown = open ? row.photos.flatMap((id) => photos.get(id) ?? []) : [];
  const text = publicText(row);
  return {
    title: text === '' ? '' : row.title,
    text,
    withheld: text === '',
    place: open && row.place ? withoutNumbers(row.place) : null,
    photos: shown,
    concealed: open ? row.photos.length - shown.length : 0,
  };
}

/** The faces of many reports at once, in their order. */
export async function publicFaces<R extends FaceRow>(
  city: City,
  rows: readonly R[],
): Promise<(R & { face: PublicFace })[]> {
  const photos = await publicPhotos(
    city,
    rows.flatMap((row) => (row.visibility === 'public' ? row.photos : [])),
  );
  return rows.map((row) => ({ ...row, face: publicFace(row, photos) }));
}

/** Words of timelines as the public reads them, by the id of the entry; '' where they are withheld. */
export async function publicWords(
  city: City,
  entries: readonly Pick<EntryRow, 'id' | 'text'>[],
): Promise<Map<number, string>> {
  const said = entries.flatMap(({ id, text }) => (text ? [{ id, text }] : []));
  if (said.length === 0) return new Map();
  const faces = await entryFaces(
    city.db,
    said.map(({ id }) => id),
  );
  return new Map(said.map(({ id, text }) => [id, faces.get(id) ?? withoutNumbers(text)]));
}
