/** The views of the inbox with how much each holds. */
import { useQuery } from '@tanstack/react-query';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Link } from '../../../../../web/ui/base/link.tsx';
import { VIEWS } from '../../../rules/desk-contract.ts';
import { AT_TIMES, countsQuery, type DeskFilters, type DeskViewName } from '../desk-data.ts';
import { addressWith } from './address.ts';

export const viewWords: Record<DeskViewName, TextKey> = {
  todo: 'complaints.desk.view.todo',
  mine: 'complaints.desk.view.mine',
  new: 'complaints.desk.view.new',
  late: 'complaints.desk.view.late',
  waiting: 'complaints.desk.view.waiting',
  'to-my-unit': 'complaints.desk.view.to-my-unit',
  'handed-down': 'complaints.desk.view.handed-down',
  'back-and-forth': 'complaints.desk.view.back-and-forth',
  'follow-up': 'complaints.desk.closing.view',
  escalated: 'complaints.desk.view.escalated',
  closed: 'complaints.desk.view.closed',
  all: 'complaints.desk.view.all',
};

/** The server counts to a thousand and no further. */
const MANY = 1000;

export function Views({ filters }: { filters: DeskFilters }) {
  const { t, formats } = useTexts();
  const counts = useQuery(countsQuery(filters)).data;
  return (
    <nav className="views" aria-label={t('complaints.desk.views')}>
      <ul>
        {VIEWS.map((view) => {
          const count = counts?.[view];
          if (AT_TIMES.has(view) && !count && view !== filters.view) return null;
          return (
            <li key={view}>
              <Link
                href={addressWith({
                  tampilan: view === 'todo' ? undefined : view,
                  kode: undefined,
                  langkah: undefined,
                })}
                aria-current={view === filters.view ? 'true' : undefined}
              >
                {t(viewWords[view])}
                {count !== undefined && (
                  <span className="views-count" data-tone={view === 'late' && count > 0 ? 'bad' : undefined}>
                    {count >= MANY ? `${formats.number(MANY - 1)}+` : formats.number(count)}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
