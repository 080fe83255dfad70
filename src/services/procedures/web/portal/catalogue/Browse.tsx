/** The catalogue when nothing is asked yet: life events, for whom, and every service by its field. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../../web/ui/base/link.tsx';
import { Section } from '../../../../../web/ui/portal/page.tsx';
import type { Audience, Catalogue } from '../../../contract.ts';
import { audienceKeys } from '../../words.ts';
import { EventCards } from './EventCards.tsx';
import { ServiceList } from './ServiceList.tsx';

const AUDIENCES = Object.keys(audienceKeys) as Audience[];

export function Browse({ catalogue }: { catalogue: Catalogue }) {
  const { t } = useTexts();
  const { services, pillars } = catalogue;
  if (services.length === 0)
    return (
      <EmptyState
        title={t('procedures.list.empty')}
        action={<LinkButton href="/lapor">{t('procedures.none.report')}</LinkButton>}
      >
        {t('procedures.list.empty-detail')}
      </EmptyState>
    );
  return (
    <>
      <Section title={t('procedures.events.title')}>
        <EventCards catalogue={catalogue} />
      </Section>
      <Section title={t('procedures.audience.title')}>
        <ul className="service-chips">
          {AUDIENCES.map((audience) => (
            <li key={audience}>
              <Link href={`/layanan?untuk=${audience}`}>{t(audienceKeys[audience])}</Link>
            </li>
          ))}
        </ul>
      </Section>
      {pillars.map((pillar) => {
        const own = services.filter((service) => service.pillar === pillar.id);
        return own.length === 0 ? null : (
          <Section key={pillar.id} title={pillar.title}>
            <ServiceList services={own} />
          </Section>
        );
      })}
    </>
  );
}
