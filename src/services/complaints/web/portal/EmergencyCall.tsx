/** The emergency number as one large press, for where waiting for an office would be wrong. */
import './complaints.css';
import type { ReactNode } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Icon } from '../../../../web/ui/base/icons.tsx';
import type { Categories } from '../../rules/intake-contract.ts';

type Props = {
  title: ReactNode;
  emergency: Categories['emergency'];
  children?: ReactNode;
  /** It appeared after an act: say it at once. */
  live?: boolean;
};

export function EmergencyCall({ title, emergency, children, live }: Props) {
  const { t } = useTexts();
  // A city made without a pack has only the number: said alone it would say nothing.
  const named = /\p{L}/u.test(emergency.title);
  return (
    <section className="emergency" role={live ? 'alert' : undefined} data-print="no">
      <h2 className="text-bad">{title}</h2>
      {children && <p>{children}</p>}
      <a className="emergency-call" href={`tel:${emergency.number}`}>
        <Icon name="phone" />
        {t('complaints.emergency.call', { number: emergency.number })}
      </a>
      <p className="text-sm">{named ? emergency.title : t('complaints.emergency.about')}</p>
    </section>
  );
}
