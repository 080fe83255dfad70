/** The city's figures on reports: how many, how they ended, how long it took. "Closed" is never made to look like "mended". */
import '../../closing/figures.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { withQuery } from '../../../../../web/kit/api/api.ts';
import { useSearch } from '../../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../../web/ui/base/button.tsx';
import { Facts } from '../../../../../web/ui/base/card.tsx';
import { BarList } from '../../../../../web/ui/base/charts.tsx';
import { EmptyState, Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Select } from '../../../../../web/ui/base/field.tsx';
import { Link } from '../../../../../web/ui/base/link.tsx';
import { Page as PageFrame, Section } from '../../../../../web/ui/portal/page.tsx';
import type { Figures } from '../../../rules/figures-contract.ts';
import { agenciesQuery } from '../../agencies.ts';
import { figuresQuery, monthsOf, spanOf } from '../../closing/figures-data.ts';
import { SpanSelect } from '../../closing/SpanSelect.tsx';
import { agencyOptions } from '../publishing/places.ts';
import { categoriesQuery } from '../questions.ts';
import { FiguresTable, LEAST } from './FiguresTable.tsx';

export function Page() {
  const { t, language } = useTexts();
  const { city } = useSession();
  const [search, setSearch] = useSearch();
  const span = spanOf(search.masa);
  const agencies = useQuery(agenciesQuery).data?.agencies ?? [];
  const categories = useQuery(categoriesQuery).data?.categories ?? [];
  const query = {
    ...monthsOf(span, city?.zone ?? 'Asia/Jakarta'),
    ...(search.opd ? { agency: search.opd } : {}),
    ...(search.jenis ? { category: search.jenis } : {}),
  };
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...figuresQuery(query),
    enabled: city !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <PageFrame
      title={t('complaints.figures.title')}
      lead={t('complaints.figures.lead')}
      back={{ href: '/laporan', label: t('complaints.case.back') }}
    >
      <div className="flex flex-wrap items-end gap-3" data-print="no">
        <SpanSelect span={span} />
        <Select
          label={t('complaints.case.agency')}
          empty={t('complaints.figures.every')}
          value={search.opd ?? ''}
          options={agencyOptions(agencies, language)}
          onChange={(event) => setSearch({ opd: event.target.value || undefined })}
        />
        <Select
          label={t('complaints.report.step.what')}
          empty={t('complaints.figures.every')}
          value={search.jenis ?? ''}
          options={categories.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(event) => setSearch({ jenis: event.target.value || undefined })}
        />
      </div>
      {!data && <NotYet error={error} retry={() => void refetch()} rows={4} />}
      {error && data && <Notice tone="warn">{t('complaints.figures.stale')}</Notice>}
      {data && (
        <div className="grid gap-6" aria-busy={isPlaceholderData}>
          <Shown data={data} csv={withQuery('/api/complaints/figures.csv', query)} />
        </div>
      )}
    </PageFrame>
  );
}

function Shown({ data, csv }: { data: Figures; csv: string }) {
  const { t, formats } = useTexts();
  const { all } = data;
  const ended = all.closed + all.rejected;
  if (all.received + ended + all.open === 0)
    return (
      <EmptyState
        title={t('complaints.figures.empty')}
        action={<LinkButton href="/lapor">{t('complaints.home.report')}</LinkButton>}
      >
        {t('complaints.figures.empty-detail')}
      </EmptyState>
    );
  const bar = (key: string, label: string, value: number, tone?: 'good' | 'warn' | 'bad') => ({
    key,
    label,
    value,
    tone,
    shown:
      ended < LEAST ? formats.number(value) : `${formats.number(value)} · ${formats.percent(value / ended)}`,
  });
  const ends = [
    bar('confirmed', t('complaints.figures.end.confirmed'), all.confirmed, 'good'),
    bar('silent', t('complaints.figures.end.silent'), all.silent),
    bar('awaiting', t('complaints.figures.end.awaiting'), all.awaiting),
    bar('disputed', t('complaints.figures.end.disputed'), all.disputed, 'warn'),
    bar('not-mended', t('complaints.figures.end.not-mended'), all.notMended, 'bad'),
    bar('unanswered', t('complaints.figures.end.unanswered'), all.unanswered),
    bar('unknown', t('complaints.figures.end.unknown'), all.unknown),
    bar('rejected', t('complaints.figures.end.rejected'), all.rejected),
  ].filter(({ key, value }) => value > 0 || key === 'confirmed' || key === 'not-mended');
  const of = (part: number, whole: number) =>
    t('complaints.figures.of', { part: formats.number(part), whole: formats.number(whole) });
  return (
    <>
      {!data.complete && <Notice tone="info">{t('complaints.figures.counting')}</Notice>}
      <Section title={t('complaints.figures.now')}>
        <dl className="figures-tiles">
          {(
            [
              ['received', all.received],
              ['closed', all.closed],
              ['open', all.open],
              ['late', all.late],
            ] as const
          ).map(([key, value]) => (
            <div key={key}>
              <dt>{t(`complaints.figures.${key}`)}</dt>
              <dd>{formats.number(value)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={t('complaints.figures.ends')}>
        <p className="text-ink-soft">{t('complaints.figures.ends-lead', { count: ended })}</p>
        <BarList rows={ends} max={Math.max(1, ended)} />
        <Facts
          facts={[
            {
              key: 'days',
              term: t('complaints.figures.median'),
              value: all.medianDays === null ? '–' : t('complaints.figures.days', { count: all.medianDays }),
            },
            { key: 'kept', term: t('complaints.figures.kept'), value: of(all.kept, all.closed) },
            { key: 'place', term: t('complaints.figures.at-place'), value: of(all.atPlace, all.claimed) },
            { key: 'again', term: t('complaints.figures.reopened'), value: formats.number(all.reopened) },
            { key: 'merged', term: t('complaints.figures.merged'), value: formats.number(all.merged) },
          ]}
        />
      </Section>
      <Section title={t('complaints.figures.by-agency')}>
        <FiguresTable
          title={t('complaints.figures.by-agency')}
          head={t('complaints.case.agency')}
          rows={data.agencies}
        />
      </Section>
      <Section title={t('complaints.figures.by-category')}>
        <FiguresTable
          title={t('complaints.figures.by-category')}
          head={t('complaints.report.step.what')}
          rows={data.categories}
        />
      </Section>
      <Section title={t('complaints.figures.how')}>
        <p>{t('complaints.figures.how-detail')}</p>
        <p>
          <Link href={csv} download="">
            {t('complaints.figures.csv')}
          </Link>
          {' · '}
          <Link href="/kepuasan">{t('complaints.satisfaction.title')}</Link>
        </p>
      </Section>
    </>
  );
}
