/** Which program runs here and how anyone gets its source: the offer that its licence asks for. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../../web/kit/api/api.ts';
import { useSession } from '../../../web/kit/session/session.ts';
import { NotYet } from '../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { ButtonRow, LinkButton } from '../../../web/ui/base/button.tsx';
import { Notice } from '../../../web/ui/base/feedback.tsx';
import { Page as PortalPage, Section } from '../../../web/ui/portal/page.tsx';

/** Answer of `GET /api/about`; `source` is null when nobody has named an address. */
type About = { name: string; version: string; licence: string; source: string | null; fictional: boolean };

export function Page() {
  const { t } = useTexts();
  const { city } = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: ['about'],
    queryFn: ({ signal }) => api.get<About>('/api/about', { signal }),
  });
  return (
    <PortalPage title={t('kit.source')} lead={t('portal.source.lead')} width="narrow">
      {!data && <NotYet error={error} retry={() => void refetch()} />}
      {data && (
        <>
          {data.fictional && <Notice>{t('kit.fictional')}</Notice>}
          <dl className="card grid gap-3">
            <Fact name={t('portal.source.program')}>{data.name}</Fact>
            <Fact name={t('portal.source.version')}>{data.version}</Fact>
            <Fact name={t('portal.source.licence')}>
              {t('portal.source.licence-name')}
              <span className="block text-ink-soft text-sm">{data.licence}</span>
            </Fact>
          </dl>
          <Section title={t('portal.source.get')}>
            {data.source ? (
              <>
                <p>{t('portal.source.address')}</p>
                <p className="break-all text-ink-soft">{data.source}</p>
                <ButtonRow>
                  <LinkButton href={data.source}>{t('portal.source.open')}</LinkButton>
                </ButtonRow>
              </>
            ) : (
              <p>{t('portal.source.ask', { city: city?.name ?? '' })}</p>
            )}
          </Section>
        </>
      )}
    </PortalPage>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-soft text-sm">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
