/** One application at the desk: what is asked of me on top, then clock, requirements, answers, reviews, visit, letters, history. */
import { useQuery } from '@tanstack/react-query';
import { useLive } from '../../../../web/kit/live/live.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { LoadFailedPage, LoadingPage } from '../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Facts } from '../../../../web/ui/base/card.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { Timeline } from '../../../../web/ui/base/timeline.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import type { DeskApplication } from '../../rules/desk-contract.ts';
import { FeeLines } from '../FeeLines.tsx';
import { SaidAnswers } from '../SaidAnswers.tsx';
import { StandingBadge } from '../StandingBadge.tsx';
import { AlsoDid } from './AlsoDid.tsx';
import { Acts } from './case/Acts.tsx';
import { CaseClock } from './case/CaseClock.tsx';
import { Checks } from './case/Checks.tsx';
import { Corrected } from './case/Corrected.tsx';
import { Letters } from './case/Letters.tsx';
import { Notes } from './case/Notes.tsx';
import { PaperList } from './case/PaperList.tsx';
import { Reviews } from './case/Reviews.tsx';
import { TakeBar } from './case/TakeBar.tsx';
import { Visit } from './case/Visit.tsx';
import { DueMark } from './DueMark.tsx';
import { caseQuery, DESK_KEY } from './desk-data.ts';
import './case.css';

export function Page() {
  const { code = '' } = useParams();
  const { t } = useTexts();
  const query = useQuery({
    ...caseQuery(code),
    refetchInterval: ({ state }) =>
      state.data?.papers.some((paper) => paper.state === 'making') ? 3_000 : false,
  });
  usePageTitle(query.data ? `${query.data.title} ${code}` : code);
  useLive(['applications.desk'], { when: ({ data }) => data.code === code, invalidate: [DESK_KEY] });
  if (query.data) return <TheCase application={query.data} />;
  if (query.error) return <LoadFailedPage whole error={query.error} retry={() => void query.refetch()} />;
  return <LoadingPage title={t('applications.track.tab')} />;
}

function TheCase({ application: one }: { application: DeskApplication }) {
  const { t, formats } = useTexts();
  // Who is shown only a few answers reads them first, and then says what he thinks of them.
  const narrow = one.onlyFor.length > 0;
  const answers = one.answers ? (
    <section className="card grid gap-5">
      <div className="grid gap-1">
        <h2>{t('applications.desk.answers')}</h2>
        <p className="text-ink-soft text-sm">{t('applications.desk.answers-note')}</p>
      </div>
      <SaidAnswers sections={one.answers} changed={one.changed} before={one.before} />
    </section>
  ) : (
    <Notice>{t('applications.desk.no-answers')}</Notice>
  );
  return (
    <div className="desk-case">
      <p>
        <Link href="/office/permohonan">{t('applications.desk.back')}</Link>
      </p>
      <OfficeTitle title={one.title} note={one.summary} />
      <div className="flex flex-wrap items-center gap-3">
        <StandingBadge state={one.state} waits={t('applications.desk.view.paused')} />
        <DueMark item={one} />
        <span className="tabular">{one.code}</span>
        <span className="text-ink-soft">{one.agency?.name}</span>
      </div>
      {one.others.length > 0 && (
        <Notice>
          {t('applications.desk.others', { names: formats.list(one.others.map(({ name }) => name)) })}
        </Notice>
      )}
      {one.actsFor && <Notice tone="warn">{t('applications.desk.acts-for', { name: one.actsFor })}</Notice>}
      <AlsoDid parts={one.alsoDid} />
      {one.silenceAt && (
        <Notice tone="warn">
          {t('applications.desk.silence-at', { date: formats.deadline(one.silenceAt) })}
        </Notice>
      )}
      <Corrected application={one} />
      <TakeBar application={one} />
      <div className="desk-case-columns">
        <div className="desk-case-work">
          <Acts key={one.code} application={one} />
          {narrow && (
            <Notice title={t('applications.desk.only-for', { reviews: formats.list(one.onlyFor) })}>
              {t('applications.desk.only-for-why')}
            </Notice>
          )}
          {narrow && answers}
          <Reviews application={one} />
          <Visit application={one} />
          <Checks application={one} />
          {one.returned && (
            <Notice tone="warn" title={t('applications.desk.returned')}>
              {one.returned.reason && <p className="whitespace-pre-line">{one.returned.reason}</p>}
              <ul className="list-disc pl-5">
                {one.returned.fields.map(({ path, title, note }) => (
                  <li key={path}>{`${title}: ${note}`}</li>
                ))}
              </ul>
            </Notice>
          )}
          {!narrow && answers}
          <Letters application={one} />
        </div>
        <div className="desk-case-side">
          {one.person && (
            <section className="card grid gap-3">
              <h2>{t('applications.desk.applicant')}</h2>
              <Facts
                facts={[
                  { key: 'name', term: t('applications.desk.name'), value: one.person.name },
                  ...(one.person.phone
                    ? [
                        {
                          key: 'phone',
                          term: t('applications.desk.phone'),
                          value: <a href={`tel:${one.person.phone}`}>{one.person.phone}</a>,
                        },
                      ]
                    : []),
                  ...(one.person.email
                    ? [{ key: 'email', term: t('applications.desk.email'), value: one.person.email }]
                    : []),
                  ...(one.area
                    ? [{ key: 'area', term: t('applications.desk.area'), value: one.area.name }]
                    : []),
                ]}
              />
              {one.person.assisted && (
                <p className="text-ink-soft text-sm">{t('applications.desk.assisted')}</p>
              )}
            </section>
          )}
          <CaseClock application={one} />
          <PaperList code={one.code} papers={one.papers} may={one.may.includes('revoke')} />
          <section className="card grid gap-3">
            <h2>{t('applications.track.fee')}</h2>
            <FeeLines fee={one.fee} />
            {['later', 'due', 'paid'].includes(one.fee.state) && !one.fee.receipt && (
              <p>
                {t(
                  one.fee.state === 'later'
                    ? 'applications.desk.fee-later'
                    : one.fee.state === 'due'
                      ? 'applications.desk.fee-due'
                      : `applications.fee.state.${one.fee.state}`,
                )}
              </p>
            )}
          </section>
          <Notes application={one} />
          <section className="card grid gap-3">
            <h2>{t('applications.track.history')}</h2>
            <Timeline
              entries={[...one.timeline].reverse().map((entry) => ({
                id: String(entry.id),
                title: entry.said,
                time: formats.dateTime(entry.at),
                dateTime: entry.at,
                who: [
                  entry.by.name,
                  entry.by.for && t('applications.desk.on-behalf', { name: entry.by.for }),
                  entry.by.agency?.name,
                ]
                  .filter(Boolean)
                  .join(' · '),
                body: entry.text ?? undefined,
              }))}
            />
          </section>
        </div>
      </div>
    </div>
  );
}
