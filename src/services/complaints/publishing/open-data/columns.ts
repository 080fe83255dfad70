/** What open data says of each report, column by column. No free text unless the city switched it on, and no person anywhere. Pure. */
import type { Outcome } from '../../rules/case-contract.ts';

export type DataRow = {
  code: string;
  kind: string;
  kindName: string;
  state: string;
  open: boolean;
  outcome: Outcome | null;
  mended: boolean | null;
  agency: string | null;
  agencyName: string | null;
  area: string | null;
  areaName: string | null;
  /** As the public may see it. */
  point: { lat: number; lng: number } | null;
  rough: boolean;
  openedAt: Date;
  answeredAt: Date | null;
  closedAt: Date | null;
  promisedBy: Date | null;
  reopened: number;
  followers: number;
  channel: string;
  rating: number | null;
  text: string;
};

export type Value = string | number | boolean | Date | null;
export type ColumnType = 'text' | 'integer' | 'number' | 'boolean' | 'instant';
export type Column = { name: string; type: ColumnType; of(row: DataRow): Value };

const FACTS: readonly Column[] = [
  { name: 'code', type: 'text', of: (row) => row.code },
  { name: 'category', type: 'text', of: (row) => row.kind },
  { name: 'category_name', type: 'text', of: (row) => row.kindName },
  { name: 'state', type: 'text', of: (row) => row.state },
  { name: 'open', type: 'boolean', of: (row) => row.open },
  { name: 'outcome', type: 'text', of: (row) => row.outcome },
  { name: 'mended', type: 'boolean', of: (row) => row.mended },
  { name: 'agency', type: 'text', of: (row) => row.agency },
  { name: 'agency_name', type: 'text', of: (row) => row.agencyName },
  { name: 'area', type: 'text', of: (row) => row.area },
  { name: 'area_name', type: 'text', of: (row) => row.areaName },
  { name: 'latitude', type: 'number', of: (row) => row.point?.lat ?? null },
  { name: 'longitude', type: 'number', of: (row) => row.point?.lng ?? null },
  { name: 'place_is_rough', type: 'boolean', of: (row) => row.rough },
  { name: 'opened_at', type: 'instant', of: (row) => row.openedAt },
  { name: 'first_answer_at', type: 'instant', of: (row) => row.answeredAt },
  { name: 'closed_at', type: 'instant', of: (row) => row.closedAt },
  { name: 'promised_by', type: 'instant', of: (row) => row.promisedBy },
  { name: 'reopened', type: 'integer', of: (row) => row.reopened },
  { name: 'followers', type: 'integer', of: (row) => row.followers },
  { name: 'channel', type: 'text', of: (row) => row.channel },
  { name: 'rating', type: 'integer', of: (row) => row.rating },
];
const TEXT: Column = { name: 'text', type: 'text', of: (row) => row.text };

export function columnsFor(withText: boolean): readonly Column[] {
  return withText ? [...FACTS, TEXT] : FACTS;
}
