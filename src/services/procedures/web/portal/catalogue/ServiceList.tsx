/** Services in a list: what it is, how long it takes, what it costs. */
import type { ReactNode } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Card } from '../../../../../web/ui/base/card.tsx';
import { Icon } from '../../../../../web/ui/base/icons.tsx';
import type { ServiceItem } from '../../../contract.ts';
import { timeWords } from '../../words.ts';

export function ServiceList({ services, level = 3 }: { services: readonly ServiceItem[]; level?: 2 | 3 }) {
  return (
    <ul className="service-list">
      {services.map((service) => (
        <li key={service.id}>
          <ServiceCard service={service} level={level} />
        </li>
      ))}
    </ul>
  );
}

function ServiceCard({ service, level }: { service: ServiceItem; level: 2 | 3 }) {
  const { t } = useTexts();
  return (
    <Card
      title={service.title}
      href={`/layanan/${service.id}`}
      level={level}
      className="h-full"
      foot={
        <>
          <Small icon="clock">{timeWords(t, service.time)}</Small>
          <Small icon="receipt">{service.free ? t('procedures.fee.free') : t('procedures.fee.paid')}</Small>
          {service.channel === 'information' && <Small icon="info">{t('procedures.elsewhere')}</Small>}
        </>
      }
    >
      <p className="text-ink-soft">{service.summary}</p>
    </Card>
  );
}

function Small({ icon, children }: { icon: 'clock' | 'receipt' | 'info'; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1">
      <Icon name={icon} />
      {children}
    </span>
  );
}
