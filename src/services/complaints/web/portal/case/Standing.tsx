/** The one thing most people came for: how it stands, what that means, what is promised. */
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { DueClock } from '../../../../../web/ui/base/badge.tsx';
import type { PublicComplaint } from '../../../contract.ts';
import { scoreKeys, useCaseWords } from '../case-words.ts';
import { Ended } from '../closing/Ended.tsx';
import { categoriesQuery } from '../questions.ts';
import { StandingBadge } from '../StandingBadge.tsx';

export function Standing({ view }: { view: PublicComplaint }) {
  const { t } = useTexts();
  const words = useCaseWords();
  const promise = words.promise(view);
  const categories = useQuery(categoriesQuery).data?.categories;
  const days = categories?.find(({ id }) => id === view.category.id)?.days;
  return (
    <section className="card gap-3" aria-label={t('complaints.case.standing')}>
      <div className="grid gap-3" role="status">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <StandingBadge item={view} />
          {promise && (
            <DueClock state={promise.state} dateTime={promise.dateTime}>
              {promise.words}
            </DueClock>
          )}
        </div>
        <p className="text-lg">{words.meaning(view, view.agency?.name)}</p>
      </div>
      {days !== undefined && view.closedAt === null && (
        <p className="text-ink-soft">{t('complaints.case.promise', { count: days })}</p>
      )}
      <Ended view={view} />
      {view.rating !== null && (
        <p className="text-ink-soft">
          {t('complaints.case.rated', { words: t(scoreKeys[view.rating - 1] ?? 'complaints.rate.1') })}
        </p>
      )}
      {view.same > 0 && <p>{t('complaints.case.same', { count: view.same })}</p>}
      {view.followers > 0 && (
        <p className="text-ink-soft text-sm">{t('complaints.case.followers', { count: view.followers })}</p>
      )}
    </section>
  );
}
