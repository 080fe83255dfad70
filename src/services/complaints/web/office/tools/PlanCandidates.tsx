/** Open reports of an agency that can be put on a crew's day: looked for by words, more of them on demand. */
import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { More } from '../../../../../web/kit/shell/More.tsx';
import { LoadFailedPage, NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { TextField } from '../../../../../web/ui/base/field.tsx';
import type { DeskItem, DeskPage } from '../../../rules/desk-contract.ts';
import type { PlannedStop } from '../../../rules/round-contract.ts';
import { useSettled } from '../use-settled.ts';

const PAGE = 50;

const candidatesQuery = (agency: string, q: string) =>
  infiniteQueryOptions({
    queryKey: ['complaints', 'desk', 'plan', agency, q],
    queryFn: ({ pageParam, signal }) =>
      api.get<DeskPage>('/api/desk/complaints', {
        query: { view: 'todo', agency, q, cursor: pageParam, limit: PAGE },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });

const stopOf = (item: DeskItem): PlannedStop => ({
  ...{ code: item.code, title: item.title, state: item.state, open: true },
  ...{ late: item.late, priority: item.priority, category: item.category.name },
  ...{ area: item.area?.name ?? null, place: null, point: item.point },
});

type Props = {
  agency: string;
  /** Codes that are on the day already. */
  taken: ReadonlySet<string>;
  full: boolean;
  onAdd: (stop: PlannedStop) => void;
};

export function PlanCandidates({ agency, taken, full, onAdd }: Props) {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const query = useInfiniteQuery(candidatesQuery(agency, useSettled(typed.trim())));
  const left = query.data?.pages.flatMap(({ items }) => items).filter(({ code }) => !taken.has(code));
  return (
    <section aria-labelledby="plan-candidates" className="plan">
      <h2 id="plan-candidates">{t('complaints.tools.round.plan.candidates')}</h2>
      <TextField
        type="search"
        label={t('complaints.tools.round.plan.search')}
        value={typed}
        maxLength={100}
        onChange={(event) => setTyped(event.target.value)}
      />
      {!left && <NotYet error={query.error} retry={() => void query.refetch()} rows={4} />}
      {left && query.error && <LoadFailedPage error={query.error} retry={() => void query.refetch()} />}
      {left?.length === 0 && !query.hasNextPage && (
        <p className="text-ink-soft" role="status">
          {t(
            typed ? 'complaints.tools.round.plan.search-none' : 'complaints.tools.round.plan.candidates-none',
          )}
        </p>
      )}
      <ul className="round-stops">
        {left?.map((item) => (
          <li className="plan-stop" key={item.code}>
            <div>
              <p className="text-sm text-ink-soft tabular">
                {item.code}
                {item.assignee && ` · ${item.assignee.name}`}
              </p>
              <p className="font-semibold">{item.title}</p>
              <p className="text-sm">{item.area?.name}</p>
            </div>
            <Button
              tone="second"
              size="small"
              icon="plus"
              aria-label={t('complaints.tools.round.plan.in', { code: item.code })}
              disabled={full}
              onClick={() => onAdd(stopOf(item))}
            >
              {t('complaints.tools.round.plan.in', { code: '' })}
            </Button>
          </li>
        ))}
      </ul>
      <More query={query}>{t('complaints.desk.list.more')}</More>
    </section>
  );
}
