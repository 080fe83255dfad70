/** What the category pages ask the server, and how a record of many versions is read. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../../web/kit/api/api.ts';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import type { Texts } from '../../../../../web/kit/texts/texts.ts';
import type { CategoryRecord, CategoryVersion, ComplaintSettings } from '../../../rules/settings-contract.ts';

/** Where the list stands; a category's own page is below it. */
export const LIST_PATH = '/office/admin/jenis-laporan';

export const settingsQuery = queryOptions({
  queryKey: ['complaints', 'settings'],
  queryFn: ({ signal }) => api.get<ComplaintSettings>('/api/complaints/settings', { signal }),
});

/** The version that holds today; the first one when none does yet. */
export function versionNow(record: CategoryRecord, today: string): CategoryVersion {
  const version = record.versions.findLast(({ from }) => from <= today) ?? record.versions[0];
  if (!version) throw new Error(`category ${record.id} has no version`);
  return version;
}

/** The next version that waits for its day. */
export function planned(record: CategoryRecord, today: string): CategoryVersion | undefined {
  return record.versions.find(({ from }) => from > today);
}

/** A date without a time, as an instant that lies on that date in every zone of Indonesia. */
export const noon = (date: string) => `${date}T05:00:00Z`;

export type Visibility = 'open' | 'coarse' | 'hidden';

export function visibilityOf(version: Pick<CategoryVersion, 'public'>): Visibility {
  if (version.public === 'coarse') return 'coarse';
  return version.public ? 'open' : 'hidden';
}

export const visibilityWords: Record<Visibility, TextKey> = {
  open: 'complaints.desk.categories.visible.open',
  coarse: 'complaints.desk.categories.visible.coarse',
  hidden: 'complaints.desk.categories.visible.hidden',
};

/** "14 hari kerja", or the clock's own name when the city has none of that name any more. */
export function promiseWords(t: Texts['t'], settings: ComplaintSettings, clock: string): string {
  const found = settings.clocks.find((one) => one.id === clock);
  if (!found) return clock;
  return t(
    found.unit === 'days' ? 'complaints.desk.categories.days' : 'complaints.desk.categories.working-days',
    { count: found.days },
  );
}
