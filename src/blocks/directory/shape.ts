import type { Words } from '../../shared/languages.ts';

export type Place = { lat: number; lng: number };

export type Post = { id: string; name: Words; kind: 'counter' | 'unit' | 'crew'; place: Place | null };

export type Agency = {
  id: string;
  name: Words;
  short: string;
  /** As the pack names it: dinas, badan, kecamatan … */
  kind: string;
  parent: string | null;
  /** Kinds of duty it takes on. */
  handles: string[];
  /** Area codes it is limited to; empty = the whole city. */
  areas: string[];
  /** ISO dates. A closed agency keeps its name for old cases and gets no new ones. */
  validFrom: string;
  closedOn: string | null;
  fromPack: boolean;
  posts: Post[];
};

export const areaKinds = ['district', 'kelurahan', 'desa', 'desa-adat', 'neighbourhood'] as const;
export type AreaKind = (typeof areaKinds)[number];

export type Area = {
  code: string;
  name: string;
  kind: AreaKind;
  parent: string | null;
  centroid: Place;
  /** True: the border is a guess round the centroid; it may suggest and decides nothing. */
  approximate: boolean;
  /** True when no other area lies in it. */
  leaf: boolean;
  source: string;
  importedAt: Date | null;
};

export const closedKinds = ['public', 'shared-leave', 'local'] as const;
export type ClosedKind = (typeof closedKinds)[number];

/** `estimated`: no decree has fixed the day yet. */
export type ClosedDay = {
  date: string;
  kind: ClosedKind;
  name: Words;
  estimated: boolean;
  fromPack: boolean;
};

/** RW (rt empty) or RT under a ward. */
export type Unit = { area: string; rw: string; rt: string; name: string };
