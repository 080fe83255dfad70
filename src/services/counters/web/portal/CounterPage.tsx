/** One counter: take today's number, or book a time on a day that suits. */
import './counters.css';
import { useQuery } from '@tanstack/react-query';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { LoadFailedPage, NotFoundPage } from '../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import { Page as PageFrame, Section } from '../../../../web/ui/portal/page.tsx';
import type { CounterPage } from '../../contract.ts';
import { useQueueLive } from '../use-queue-live.ts';
import { openWords, waitWords } from '../words.ts';
import { BookForm } from './BookForm.tsx';
import { OwnNumbers } from './OwnNumbers.tsx';
import { type Purpose, usePurpose } from './purpose.ts';
import { counterQuery } from './questions.ts';
import { TakeForm } from './TakeForm.tsx';

export function Page() {
  const { t } = useTexts();
  const { post = '' } = useParams();
  const purpose = usePurpose();
  const { data, error, refetch } = useQuery(counterQuery(post, purpose.service));
  useQueueLive(post, [
    ['counters', 'one', post],
    ['counters', 'slots', post],
  ]);
  usePageTitle(data ? data.agency.name : t('counters.counter.tab'));
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />;
  if (!data && error) return <LoadFailedPage whole error={error} retry={() => void refetch()} />;
  if (!data) return <LoadingState label={t('kit.loading')} rows={4} />;
  return <Counter data={data} purpose={purpose} stale={Boolean(error)} />;
}

function Counter({ data, purpose, stale }: { data: CounterPage; purpose: Purpose; stale: boolean }) {
  const texts = useTexts();
  const { t } = texts;
  const { words, tone } = openWords(texts, data.now);
  const gives = data.now.expected !== null;
  return (
    <PageFrame
      title={data.agency.name}
      lead={data.name}
      back={{ href: '/loket', label: t('counters.counter.back') }}
      width="narrow"
    >
      {stale && <Notice tone="warn">{t('counters.stale')}</Notice>}
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1" aria-live="polite">
        <Badge tone={tone}>{words}</Badge>
        {gives && <span>{waitWords(texts, data.now)}</span>}
      </p>
      {data.now.reason && <Notice tone="warn">{data.now.reason}</Notice>}
      <OwnNumbers queue={data.queue} />
      <Section title={t('counters.take.title')}>
        {gives ? (
          <TakeForm queue={data.queue} purpose={purpose} />
        ) : (
          <p className="text-ink-soft">
            {t(data.now.state === 'full' ? 'counters.take.full' : 'counters.take.not-now')}
          </p>
        )}
      </Section>
      <Section title={t('counters.book.title')}>
        <BookForm data={data} purpose={purpose} />
      </Section>
      <p>
        <Link href={`/layar-loket/${data.queue}`}>{t('counters.display.link')}</Link>
      </p>
    </PageFrame>
  );
}
