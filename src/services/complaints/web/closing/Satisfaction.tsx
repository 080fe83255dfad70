/** Results of the satisfaction survey: index and quality by agency, and what each element was found to be. */
import './figures.css';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { withQuery } from '../../../../web/kit/api/api.ts';
import { useSearch } from '../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { BarList } from '../../../../web/ui/base/charts.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import type { SatisfactionRow, Satisfaction as Shown } from '../../rules/survey-contract.ts';
import { monthsOf, satisfactionQuery, spanOf } from './figures-data.ts';
import { SpanSelect } from './SpanSelect.tsx';

const qualityWords: Record<'A' | 'B' | 'C' | 'D', TextKey> = {
  A: 'complaints.satisfaction.quality.A',
  B: 'complaints.satisfaction.quality.B',
  C: 'complaints.satisfaction.quality.C',
  D: 'complaints.satisfaction.quality.D',
};

export function Satisfaction() {
  const { city } = useSession();
  const [search] = useSearch();
  const span = spanOf(search.masa);
  const query = monthsOf(span, city?.zone ?? 'Asia/Jakarta');
  const { data, error, refetch } = useQuery({ ...satisfactionQuery(query), enabled: city !== undefined });
  return (
    <>
      <div className="max-w-xs" data-print="no">
        <SpanSelect span={span} />
      </div>
      {!data && <NotYet error={error} retry={() => void refetch()} rows={4} />}
      {data && <Results data={data} csv={withQuery('/api/complaints/satisfaction.csv', query)} />}
    </>
  );
}

function Results({ data, csv }: { data: Shown; csv: string }) {
  const { t, formats } = useTexts();
  const { all, minimum } = data;
  const known = data.agencies.filter(({ index }) => index !== null);
  return (
    <>
      {all.index === null ? (
        <EmptyState title={t('complaints.satisfaction.few')}>
          {t('complaints.satisfaction.few-detail', { minimum })}
        </EmptyState>
      ) : (
        <>
          <Section title={t('complaints.satisfaction.city')}>
            <Headline row={all} />
          </Section>
          <Section title={t('complaints.satisfaction.elements')}>
            <BarList
              max={4}
              rows={all.elements.map(({ id, title, mean, n }) => ({
                key: id,
                label: `${id.toUpperCase()} ${title}`,
                value: mean ?? 0,
                shown:
                  mean === null
                    ? '–'
                    : t('complaints.satisfaction.mean', { mean: formats.number(mean), count: n }),
              }))}
            />
          </Section>
        </>
      )}
      {known.length > 0 && (
        <Section title={t('complaints.satisfaction.by-agency')}>
          <table className="figures-table">
            <caption className="sr-only">{t('complaints.satisfaction.by-agency')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('complaints.satisfaction.agency')}</th>
                <th scope="col">{t('complaints.satisfaction.index')}</th>
                <th scope="col">{t('complaints.satisfaction.quality')}</th>
                <th scope="col">{t('complaints.satisfaction.respondents')}</th>
                <th scope="col">{t('complaints.satisfaction.sample')}</th>
              </tr>
            </thead>
            <tbody>
              {known.map((row) => (
                <tr key={row.key}>
                  <th scope="row">{row.name}</th>
                  <td data-head={t('complaints.satisfaction.index')}>{formats.number(row.index ?? 0)}</td>
                  <td data-head={t('complaints.satisfaction.quality')}>
                    {row.quality && t(qualityWords[row.quality])}
                  </td>
                  <td data-head={t('complaints.satisfaction.respondents')}>
                    {formats.number(row.respondents)}
                  </td>
                  <td data-head={t('complaints.satisfaction.sample')}>{formats.number(row.sample)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      <Section title={t('complaints.satisfaction.how-title')}>
        <p>{t('complaints.satisfaction.how', { source: data.source, minimum })}</p>
        <p>
          <Link href={csv} download="">
            {t('complaints.satisfaction.csv')}
          </Link>
        </p>
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Headline({ row }: { row: SatisfactionRow }) {
  const { t, formats } = useTexts();
  return (
    <dl className="figures-tiles">
      <div>
        <dt>{t('complaints.satisfaction.index')}</dt>
        <dd>{formats.number(row.index ?? 0)}</dd>
      </div>
      <div>
        <dt>{t('complaints.satisfaction.quality')}</dt>
        <dd>{row.quality && t(qualityWords[row.quality])}</dd>
      </div>
      <div>
        <dt>{t('complaints.satisfaction.respondents')}</dt>
        <dd>
          {t('complaints.satisfaction.of-sample', {
            count: formats.number(row.respondents),
            sample: formats.number(row.sample),
          })}
        </dd>
      </div>
    </dl>
  );
}
