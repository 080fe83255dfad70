/** What everybody asks first: how long, how much, what comes out, who is responsible. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Icon, type IconName } from '../../../../../web/ui/base/icons.tsx';
import type { Procedure } from '../../../contract.ts';
import { audienceKeys, timeWords, validityWords } from '../../words.ts';

export function Facts({ procedure }: { procedure: Procedure }) {
  const { t } = useTexts();
  const { papers, standard, fee, agency, agencies, audience } = procedure;
  const facts: { icon: IconName; term: string; value: string; more?: string }[] = [
    {
      icon: 'clock',
      term: t('procedures.fact.time'),
      value: timeWords(t, procedure.time),
      more: t('procedures.fact.time-note'),
    },
    { icon: 'receipt', term: t('procedures.fact.fee'), value: fee },
    {
      icon: 'check',
      term: t('procedures.fact.product'),
      value: standard.product,
      more: papers.map((paper) => `${paper.title}: ${validityWords(t, paper)}`).join('. '),
    },
    {
      icon: 'people',
      term: t('procedures.fact.agency'),
      value:
        agency?.name ??
        (agencies > 0 ? t('procedures.agency.by-area', { count: agencies }) : t('procedures.fact.no-agency')),
    },
    {
      icon: 'person',
      term: t('procedures.fact.audience'),
      value: audience.map((one) => t(audienceKeys[one])).join(' · '),
    },
  ];
  return (
    <dl className="procedure-facts" data-print="no">
      {facts.map(({ icon, term, value, more }) => (
        <div key={term}>
          <dt>
            <Icon name={icon} /> {term}
          </dt>
          <dd>
            {value}
            {more && <span className="block text-ink-soft text-sm">{more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
