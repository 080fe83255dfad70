/** The services of one life event, one field or one kind of applicant. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../../web/ui/base/link.tsx';
import { Section } from '../../../../../web/ui/portal/page.tsx';
import type { Audience, Catalogue, ServiceItem } from '../../../contract.ts';
import { firstFor } from '../../../rules/for-event.ts';
import { audienceKeys } from '../../words.ts';
import { ServiceList } from './ServiceList.tsx';

type Props = {
  catalogue: Catalogue;
  event: string | undefined;
  pillar: string | undefined;
  audience: string | undefined;
};

const isAudience = (value: string | undefined): value is Audience =>
  value !== undefined && Object.hasOwn(audienceKeys, value);

export function Narrowed({ catalogue, event, pillar, audience }: Props) {
  const { t } = useTexts();
  const known = catalogue.events.find(({ id }) => id === event);
  const field = catalogue.pillars.find(({ id }) => id === pillar);
  const who = isAudience(audience) ? t(audienceKeys[audience]) : undefined;
  const belongs = (service: ServiceItem) =>
    (!event || service.events.includes(event)) &&
    (!pillar || service.pillar === pillar) &&
    (!isAudience(audience) || service.audience.includes(audience));
  const services = event
    ? firstFor(event, catalogue.services.filter(belongs))
    : catalogue.services.filter(belongs);
  const title = known?.title ?? field?.title ?? who ?? t('procedures.list.title');
  return (
    <Section title={title} action={<Link href="/layanan">{t('procedures.list.all')}</Link>}>
      {known && <p className="text-ink-soft">{known.says}</p>}
      {services.length > 0 ? (
        <ServiceList services={services} />
      ) : (
        <EmptyState
          title={t('procedures.none.title')}
          action={<LinkButton href="/layanan">{t('procedures.list.all')}</LinkButton>}
        >
          {t('procedures.none.narrowed')}
        </EmptyState>
      )}
    </Section>
  );
}
