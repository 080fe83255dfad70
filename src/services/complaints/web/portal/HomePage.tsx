/** The portal's first page: report, find, see what others reported, and the emergency number. */
import { useQuery } from '@tanstack/react-query';
import { Parts } from '../../../../web/kit/parts.tsx';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { ButtonRow, LinkButton } from '../../../../web/ui/base/button.tsx';
import { Card } from '../../../../web/ui/base/card.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { CardGrid, Hero as HeroFrame, Section } from '../../../../web/ui/portal/page.tsx';
import { CaseCard } from './CaseCard.tsx';
import { EmergencyCall } from './EmergencyCall.tsx';
import { FindByCode } from './FindByCode.tsx';
import { useKeptReady } from './keep-ready.ts';
import { categoriesQuery, newestQuery } from './questions.ts';
import { useReceipts } from './receipts.ts';

export function Hero() {
  const { t } = useTexts();
  return (
    <HeroFrame title={t('complaints.home.title')} lead={t('complaints.home.lead')}>
      <ButtonRow>
        <LinkButton href="/lapor" size="large" icon="pen">
          {t('complaints.home.report')}
        </LinkButton>
        <LinkButton href="/laporan?tampilan=peta" tone="second" size="large" icon="map">
          {t('complaints.home.near')}
        </LinkButton>
      </ButtonRow>
    </HeroFrame>
  );
}

export function Page() {
  const { t } = useTexts();
  const { city } = useSession();
  const receipts = useReceipts();
  useKeptReady();
  const emergency = useQuery(categoriesQuery).data?.emergency;
  return (
    <div className="page">
      {city?.fictional && <Notice>{t('complaints.home.fictional', { city: city.name })}</Notice>}
      <Parts place="home" />
      <div className="grid gap-4 md:grid-cols-2">
        <section className="card gap-3">
          <h2>{t('complaints.home.find')}</h2>
          <FindByCode />
        </section>
        <div className="grid gap-4">
          <Card title={t('complaints.home.mine')} href="/laporan-saya" level={2}>
            <p className="text-ink-soft">
              {receipts.length > 0
                ? t('complaints.home.mine-count', { count: receipts.length })
                : t('complaints.home.mine-none')}
            </p>
          </Card>
          {emergency && (
            <EmergencyCall title={t('complaints.home.emergency')} emergency={emergency}>
              {t('complaints.home.emergency-detail')}
            </EmergencyCall>
          )}
        </div>
      </div>
      <Newest />
      <Section title={t('complaints.home.how')}>
        <ol className="grid list-decimal gap-2 pl-6 text-ink-soft marker:font-semibold marker:text-accent">
          <li>{t('complaints.home.how-1')}</li>
          <li>{t('complaints.home.how-2')}</li>
          <li>{t('complaints.home.how-3')}</li>
        </ol>
      </Section>
    </div>
  );
}

function Newest() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(newestQuery);
  return (
    <Section
      title={t('complaints.home.newest')}
      action={<Link href="/laporan">{t('complaints.home.all')}</Link>}
    >
      {data ? (
        data.items.length > 0 ? (
          <CardGrid>
            {data.items.map((item) => (
              <CaseCard key={item.code} item={item} />
            ))}
          </CardGrid>
        ) : (
          <EmptyState
            title={t('complaints.list.empty')}
            action={<LinkButton href="/lapor">{t('complaints.home.report')}</LinkButton>}
          >
            {t('complaints.list.empty-detail')}
          </EmptyState>
        )
      ) : (
        <NotYet error={error} retry={() => void refetch()} />
      )}
    </Section>
  );
}
