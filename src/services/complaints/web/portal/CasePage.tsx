/** One report: where it stands in words, what the city promises, what was done, and what its reporter may do. */
import './complaints.css';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { parseCode } from '../../../../shared/case-code.ts';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { useLive } from '../../../../web/kit/live/live.ts';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { LoadFailedPage, LoadingPage } from '../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, LinkButton } from '../../../../web/ui/base/button.tsx';
import { Facts } from '../../../../web/ui/base/card.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import { Page as PageFrame, Section } from '../../../../web/ui/portal/page.tsx';
import { instantWords } from '../answers.ts';
import { CaseHistory } from './case/CaseHistory.tsx';
import { CasePlace } from './case/CasePlace.tsx';
import { EnterReceipt } from './case/EnterReceipt.tsx';
import { Follow } from './case/Follow.tsx';
import { Merged } from './case/Merged.tsx';
import { Photos } from './case/Photos.tsx';
import { Standing } from './case/Standing.tsx';
import { keepClosingKey } from './closing/keys.ts';
import { FindByCode, useCodeFault } from './FindByCode.tsx';
import { FeedLinks } from './publishing/FeedLinks.tsx';
import { caseQuery, type SeenCase } from './questions.ts';
import { receiptOf } from './receipts.ts';
import { ShareCode } from './ShareCode.tsx';
import { Confidence } from './trust/Confidence.tsx';
import { Flags } from './trust/Flags.tsx';

const OwnVerdicts = lazy(() => import('./trust/OwnVerdicts.tsx'));
const ReporterActs = lazy(() => import('./case/ReporterActs.tsx'));
const Judge = lazy(() => import('./closing/Judge.tsx'));
const Survey = lazy(() => import('./closing/Survey.tsx'));

export function Page() {
  const { t } = useTexts();
  const { code: given = '' } = useParams();
  const { city, error } = useSession();
  const faultOf = useCodeFault();
  const parsed = parseCode(given, city?.prefix);
  const canonical = parsed.ok ? parsed.code : undefined;
  useEffect(() => {
    if (canonical && canonical !== given)
      navigate(`/laporan/${canonical}${window.location.hash}`, { replace: true, force: true });
  }, [canonical, given]);
  useLinkOfOnesOwn();
  // Without the city its prefix is not known yet; a whole code can be judged without.
  if (!city && !error && !canonical) return <LoadingPage title={t('complaints.case.tab')} />;
  const fault = canonical && !city ? undefined : faultOf(given);
  if (fault || !canonical) return <WrongCode given={given} fault={fault} />;
  return <Case key={canonical} code={canonical} />;
}

function WrongCode({ given, fault }: { given: string; fault: string | undefined }) {
  const { t } = useTexts();
  return (
    <PageFrame title={t('complaints.find.wrong-title')} lead={t('complaints.find.wrong-lead')} width="narrow">
      <FindByCode given={given} wrong={fault} />
    </PageFrame>
  );
}

function Case({ code }: { code: string }) {
  const { t } = useTexts();
  useClosingKey(code);
  const query = useQuery({
    ...caseQuery(code),
    // Hidden reports are not announced to everybody: their reporter's page asks now and then.
    refetchInterval: ({ state }) => (state.data?.view.mine ? 60_000 : false),
  });
  const { data, error, refetch } = query;
  const brought = useBroughtReceipt();
  usePageTitle(data ? `${data.view.category.name} ${code}` : code);
  useLive(['complaints.public'], {
    onEvent: (event) => {
      if (event.subject === code) void refetch();
    },
  });
  const reload = () => void refetch();
  if (data) return <Shown seen={data} reload={reload} busy={query.isFetching} brought={brought} />;
  if (error instanceof ApiProblem && error.status === 404)
    return <Missing code={code} reload={reload} brought={brought} />;
  if (error) return <LoadFailedPage whole error={error} retry={() => void refetch()} />;
  return <LoadingPage title={t('complaints.share.title', { code })} rows={4} />;
}

/** The link of one's own, opened where the same report is shown already, changes only the end of the address. */
function useLinkOfOnesOwn(): void {
  useEffect(() => {
    const begin = () => {
      if (/^#(?:tanda-terima|penutupan)=/.test(window.location.hash)) window.location.reload();
    };
    window.addEventListener('hashchange', begin);
    return () => window.removeEventListener('hashchange', begin);
  }, []);
}

/** The secret of a receipt that was scanned; it leaves the address bar and the history at once. */
function useBroughtReceipt(): string | undefined {
  const [brought] = useState(() => /^#tanda-terima=([\w-]{1,40})$/.exec(window.location.hash)?.[1]);
  useEffect(() => {
    if (brought) navigate(window.location.pathname, { replace: true, force: true });
  }, [brought]);
  return brought;
}

/** The key of a link that asks whether it is mended is kept before the first question, and leaves the address bar at once. */
function useClosingKey(code: string): void {
  useState(() => {
    const key = /^#penutupan=([\w-]{8,40})$/.exec(window.location.hash)?.[1];
    if (key) keepClosingKey(code, key);
    return key;
  });
  useEffect(() => {
    if (window.location.hash.startsWith('#penutupan='))
      navigate(window.location.pathname, { replace: true, force: true });
  }, []);
}

type WithReceipt = { reload: () => void; brought: string | undefined };

function Missing({ code, reload, brought }: { code: string } & WithReceipt) {
  const { t } = useTexts();
  return (
    <PageFrame
      title={t('complaints.find.missing-title')}
      lead={t('complaints.find.missing-lead')}
      width="narrow"
    >
      <Notice tone="info" title={t('complaints.find.application')}>
        <p>{t('complaints.find.application-detail')}</p>
        <div>
          <LinkButton href={`/permohonan/${code}`} tone="second">
            {t('complaints.find.application-open')}
          </LinkButton>
        </div>
      </Notice>
      <FindByCode given={code} />
      <EnterReceipt code={code} brought={brought} onKept={reload} />
    </PageFrame>
  );
}

function Shown({ seen, reload, busy, brought }: { seen: SeenCase; busy: boolean } & WithReceipt) {
  const { t, formats } = useTexts();
  const { view, keptAt } = seen;
  // One thing at a time: whether it is mended, then how this report was handled, then the service as a whole.
  const rateFirst = view.mine && view.may.includes('rate') && view.rating === null;
  const survey = view.may.includes('survey') && !view.may.includes('judge') && !rateFirst;
  const facts = [
    { key: 'code', term: t('complaints.sent.code'), value: <span className="tabular">{view.code}</span> },
    { key: 'what', term: t('complaints.report.step.what'), value: view.category.name },
    {
      key: 'where',
      term: t('complaints.report.step.place'),
      value: [view.place, view.area?.name].filter(Boolean).join(', ') || t('complaints.case.no-place'),
    },
    ...(view.attributes ?? []).map(({ code, label, value }) => ({
      key: `tanya-${code}`,
      term: label,
      value: instantWords(value, formats.dateTime),
    })),
    { key: 'when', term: t('complaints.case.opened'), value: formats.dateTime(view.openedAt) },
    ...(view.agency ? [{ key: 'agency', term: t('complaints.case.agency'), value: view.agency.name }] : []),
  ];
  return (
    <PageFrame
      title={view.title}
      back={{ href: '/laporan', label: t('complaints.case.back') }}
      width="narrow"
    >
      {keptAt !== null && (
        <Notice tone="warn" title={t('complaints.case.kept-title')}>
          <p>{t('complaints.case.kept', { time: formats.dateTime(keptAt) })}</p>
          <Button size="small" tone="second" busy={busy} busyLabel={t('kit.loading')} onClick={reload}>
            {t('kit.retry')}
          </Button>
        </Notice>
      )}
      {view.mergedInto && <Merged into={view.mergedInto} mine={view.mine} />}
      <Standing view={view} />
      {view.may.includes('judge') && keptAt === null && (
        <Suspense fallback={<LoadingState label={t('kit.loading')} rows={1} />}>
          <Judge view={view} receipt={receiptOf(view.code)} onDone={reload} />
        </Suspense>
      )}
      {survey && keptAt === null && (
        <Suspense fallback={<LoadingState label={t('kit.loading')} rows={1} />}>
          <Survey view={view} receipt={receiptOf(view.code)} onDone={reload} />
        </Suspense>
      )}
      {view.mine && keptAt === null && (
        <Suspense fallback={<LoadingState label={t('kit.loading')} rows={1} />}>
          <ReporterActs view={view} receipt={receiptOf(view.code)} onDone={reload} />
        </Suspense>
      )}
      {view.confidential && <Confidence looks={view.looks} />}
      {(view.moderated ?? []).length > 0 && keptAt === null && (
        <Suspense fallback={<LoadingState label={t('kit.loading')} rows={1} />}>
          <OwnVerdicts view={view} receipt={receiptOf(view.code)} onDone={reload} />
        </Suspense>
      )}
      {!view.mine && keptAt === null && <EnterReceipt code={view.code} brought={brought} onKept={reload} />}
      <Section title={t('complaints.case.report')}>
        {view.withheld && (
          <Notice>
            <p>{t(view.mine ? 'complaints.trust.withheld-own' : 'complaints.trust.withheld')}</p>
          </Notice>
        )}
        <p className="whitespace-pre-line break-words">{view.description}</p>
        <Photos
          photos={view.photos}
          label={t('complaints.case.photo')}
          concealed={view.mine ? 0 : view.concealed}
        />
        <Facts facts={facts} />
        {view.point && <CasePlace code={view.code} point={view.point} />}
      </Section>
      <Section title={t('complaints.case.history')}>
        <CaseHistory entries={view.timeline} mine={view.mine} />
      </Section>
      <div data-print="no">
        <Section title={t('complaints.case.share')}>
          <ShareCode code={view.code} />
          <div className="flush" data-print="no">
            <Button tone="quiet" size="small" onClick={() => window.print()}>
              {t('complaints.case.print')}
            </Button>
            {view.mine && receiptOf(view.code) && (
              <LinkButton tone="quiet" size="small" href={`/laporan-saya?tanda=${view.code}`}>
                {t('complaints.receipt.show')}
              </LinkButton>
            )}
          </div>
          {!view.mine && keptAt === null && <Follow view={view} onDone={reload} />}
          {!view.mine && <FeedLinks path={`/laporan/${view.code}`} />}
          {!view.mine && keptAt === null && <Flags view={view} />}
        </Section>
      </div>
    </PageFrame>
  );
}
