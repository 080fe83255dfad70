/** What each column of open data means, and what kinds of values there are. */
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';

export const columnKeys: Record<string, TextKey> = {
  code: 'complaints.data.column.code',
  category: 'complaints.data.column.category',
  category_name: 'complaints.data.column.category-name',
  state: 'complaints.data.column.state',
  open: 'complaints.data.column.open',
  outcome: 'complaints.data.column.outcome',
  mended: 'complaints.data.column.mended',
  agency: 'complaints.data.column.agency',
  agency_name: 'complaints.data.column.agency-name',
  area: 'complaints.data.column.area',
  area_name: 'complaints.data.column.area-name',
  latitude: 'complaints.data.column.latitude',
  longitude: 'complaints.data.column.longitude',
  place_is_rough: 'complaints.data.column.place-is-rough',
  opened_at: 'complaints.data.column.opened-at',
  first_answer_at: 'complaints.data.column.first-answer-at',
  closed_at: 'complaints.data.column.closed-at',
  promised_by: 'complaints.data.column.promised-by',
  reopened: 'complaints.data.column.reopened',
  followers: 'complaints.data.column.followers',
  channel: 'complaints.data.column.channel',
  rating: 'complaints.data.column.rating',
  text: 'complaints.data.column.text',
};

export const typeKeys: Record<string, TextKey> = {
  text: 'complaints.data.type.text',
  integer: 'complaints.data.type.integer',
  number: 'complaints.data.type.number',
  boolean: 'complaints.data.type.boolean',
  instant: 'complaints.data.type.instant',
};
