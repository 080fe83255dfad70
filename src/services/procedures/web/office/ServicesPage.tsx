/** What one's agency offers: the version in force, the next one, and what to print for the counter. */
import { useQuery } from '@tanstack/react-query';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import type { OfficeServices } from '../../contract.ts';
import { officeQuery } from '../queries.ts';
import './services.css';

type Service = OfficeServices['services'][number];

export function Page() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(officeQuery);
  return (
    <>
      <OfficeTitle title={t('procedures.desk.title')} note={t('procedures.desk.lead')} />
      {data && data.folders.length > 0 && (
        <Notice tone="warn" title={t('procedures.desk.folders')}>
          <ul className="list-disc pl-5">
            {data.folders.map(({ place, problem, remedy }) => (
              <li key={`${place} ${problem}`}>{`${place}: ${problem} ${remedy}`}</li>
            ))}
          </ul>
        </Notice>
      )}
      {!data ? (
        <NotYet error={error} retry={() => void refetch()} rows={4} />
      ) : data.services.length === 0 ? (
        <EmptyState title={t('procedures.desk.none')}>{t('procedures.desk.none-detail')}</EmptyState>
      ) : (
        <ul className="desk-services">
          {data.services.map((service) => (
            <OneService key={service.id} service={service} />
          ))}
        </ul>
      )}
    </>
  );
}

function OneService({ service }: { service: Service }) {
  const { t, formats } = useTexts();
  const { id, title, agencies, channel, version, from, planned } = service;
  const day = (date: string) => formats.date(`${date}T12:00:00Z`);
  return (
    <li className="card gap-1">
      <h2 className="card-title">{title}</h2>
      <p className="text-ink-soft">
        {agencies.length > 0 ? formats.list(agencies) : t('procedures.fact.no-agency')}
      </p>
      <p>
        {t('procedures.desk.version', { version, date: day(from) })}
        {channel === 'information' && ` · ${t('procedures.elsewhere')}`}
      </p>
      {planned && <p>{t('procedures.desk.planned', { date: day(planned) })}</p>}
      {/* Pages of the portal: ordinary links, since this is another face. */}
      <p className="flex flex-wrap gap-x-4">
        <a href={`/layanan/${id}`}>{t('procedures.desk.open')}</a>
        <a href={`/layanan/${id}/poster`}>{t('procedures.poster.link')}</a>
        <a href={`/layanan/${id}/riwayat`}>{t('procedures.history.link')}</a>
      </p>
    </li>
  );
}
