/** What an unfinished report holds. */

type PlaceFrom = 'map' | 'device';

/** An unfinished report; the photos' bytes stand apart, so that a keystroke does not rewrite them. */
export type Draft = {
  category: string;
  /** In the order in which they were added. */
  photos: { id: string; name: string }[];
  point: { lat: number; lng: number; from: PlaceFrom; accuracy?: number } | null;
  /** Code of the ward; '' for none. */
  area: string;
  /** True when the person chose the ward, not the map. */
  areaChosen: boolean;
  place: string;
  description: string;
  identity: 'named' | 'confidential' | 'anonymous';
  name: string;
  phone: string;
  /** Answers to what the category asks, by the code of the question. */
  attributes: Record<string, string | string[]>;
  /** The public report that says the same and that this one joins. */
  sameAs: { code: string; title: string } | null;
  /** What was offered and set aside: codes of reports, ids of categories. */
  notThis: string[];
  /** Milliseconds since 1970; 0 while nothing was written. */
  changedAt: number;
};
