/** One application of mine: where it stands, the clock, what is asked of me now, and everything that was said. */
import { useQuery } from '@tanstack/react-query';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { useLive } from '../../../../web/kit/live/live.ts';
import { useSearch } from '../../../../web/kit/navigation/location.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { LoadFailedPage, LoadingPage } from '../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { ButtonRow, LinkButton } from '../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { Timeline } from '../../../../web/ui/base/timeline.tsx';
import { Page as PageFrame, Section } from '../../../../web/ui/portal/page.tsx';
import type { MyApplication } from '../../contract.ts';
import { FeeLines } from '../FeeLines.tsx';
import { StandingBadge } from '../StandingBadge.tsx';
import { applicationQuery } from './mine-data.ts';
import { AskedHowItWas, AskedOfMe } from './track/AskedOfMe.tsx';
import { Messages } from './track/Messages.tsx';
import { OwnAnswerList } from './track/OwnAnswerList.tsx';
import { Papers, TakenBack } from './track/Papers.tsx';
import { SignInFirst } from './track/SignInFirst.tsx';
import { TheClock } from './track/TheClock.tsx';
import { TheWay } from './track/TheWay.tsx';
import { WithdrawButton } from './track/WithdrawButton.tsx';

/** Milliseconds between two looks for a paper that is being made. */
const PAPER_SOON = 3_000;

export function Page() {
  const { code = '' } = useParams();
  const { t } = useTexts();
  const { session, actor } = useSession();
  const query = useQuery({
    ...applicationQuery(code),
    // A paper is made by a job a moment after the decision; the decision's own news came before it.
    refetchInterval: ({ state }) =>
      state.data?.papers.some((paper) => paper.state === 'making') ? PAPER_SOON : false,
  });
  usePageTitle(query.data?.title ?? t('applications.track.tab'));
  useLive(actor?.kind === 'citizen' ? ['applications.own'] : [], {
    when: ({ data }) => data.code === code,
    invalidate: [['applications']],
  });
  if (query.data) return <Tracked application={query.data} />;
  if (session && actor?.kind !== 'citizen') return <SignInFirst next={`/permohonan/${code}`} />;
  if (!query.error) return <LoadingPage title={t('applications.track.tab')} />;
  if (query.error instanceof ApiProblem && query.error.status === 404)
    return (
      <EmptyState
        whole
        title={query.error.title}
        action={<LinkButton href="/permohonan">{t('applications.mine.title')}</LinkButton>}
      >
        {query.error.detail}
      </EmptyState>
    );
  return <LoadFailedPage whole error={query.error} retry={() => void query.refetch()} />;
}

function Tracked({ application }: { application: MyApplication }) {
  const { t, formats } = useTexts();
  const [search] = useSearch();
  const { code, state, may } = application;
  return (
    <PageFrame
      title={application.title}
      lead={application.agency?.name}
      back={{ href: '/permohonan', label: t('applications.mine.title') }}
      width="narrow"
    >
      {search.baru && state.kind !== 'end' && (
        <Notice tone="good" live="polite" title={t('applications.track.sent')}>
          <p>{t('applications.track.sent-detail')}</p>
          <p className="case-code">{code}</p>
        </Notice>
      )}
      {search.diperbaiki && !application.correction && (
        <Notice tone="good" live="polite" title={t('applications.correction.sent')}>
          <p>{t('applications.correction.sent-detail')}</p>
        </Notice>
      )}
      <TakenBack papers={application.papers} />
      <section className="card gap-3" aria-label={t('applications.track.now')}>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <StandingBadge state={state} />
          <span className="tabular text-ink-soft">{code}</span>
        </div>
        <p className="text-lg">{state.says}</p>
        <TheClock application={application} />
      </section>
      <AskedOfMe application={application} />
      <Papers papers={application.papers} />
      <AskedHowItWas application={application} />
      {application.decision && (
        <Section title={t('applications.track.decision')}>
          <div className="card gap-2">
            <p>{t(`applications.decision.${application.decision.kind}`)}</p>
            {application.decision.reason && (
              <p className="whitespace-pre-line">{application.decision.reason}</p>
            )}
            <p className="text-ink-soft text-sm">
              {[application.decision.agency?.name, formats.dateTime(application.decision.at)]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
        </Section>
      )}
      <Section title={t('applications.track.way')}>
        <TheWay steps={application.steps} />
      </Section>
      <Messages code={code} messages={application.messages} may={may.includes('message')} />
      <Section title={t('applications.track.fee')}>
        <div className="card gap-2">
          <FeeLines fee={application.fee} />
          {['later', 'due', 'paid'].includes(application.fee.state) && !application.fee.receipt && (
            <p>{t(`applications.fee.state.${application.fee.state}`)}</p>
          )}
        </div>
      </Section>
      <OwnAnswerList sections={application.answers} />
      <Section title={t('applications.track.history')}>
        <Timeline
          entries={[...application.timeline].reverse().map((entry) => ({
            id: String(entry.id),
            title: entry.said,
            time: formats.dateTime(entry.at),
            dateTime: entry.at,
            who: entry.by.agency?.name,
            body: entry.text ?? undefined,
          }))}
        />
      </Section>
      <ButtonRow>
        {may.includes('receipt') && (
          <LinkButton href={`/permohonan/${code}/tanda-terima`} tone="second">
            {t('applications.track.receipt')}
          </LinkButton>
        )}
        {may.includes('withdraw') && <WithdrawButton code={code} />}
      </ButtonRow>
    </PageFrame>
  );
}
