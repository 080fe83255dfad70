/** How long people waited here in the last thirty days: the middle, and what nine of ten did not exceed. */
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Facts } from '../../../../web/ui/base/card.tsx';
import { figuresQuery } from './desk-data.ts';

export function Figures({ queue }: { queue: string }) {
  const { t, formats } = useTexts();
  const { data } = useQuery(figuresQuery(queue));
  // The queue matters more than its figures: without them nothing is missed here.
  if (!data) return null;
  const span = (minutes: number | null) => (minutes === null ? '–' : formats.duration(minutes));
  return (
    <details className="card">
      <summary>{t('counters.figures.title')}</summary>
      <Facts
        facts={[
          { key: 'median', term: t('counters.figures.median'), value: span(data.median) },
          { key: 'p90', term: t('counters.figures.p90'), value: span(data.p90) },
          { key: 'served', term: t('counters.figures.served'), value: formats.number(data.served) },
          { key: 'no-show', term: t('counters.figures.no-show'), value: formats.number(data.noShow) },
          {
            key: 'cancelled',
            term: t('counters.figures.cancelled'),
            value: formats.number(data.cancelled),
          },
        ]}
      />
    </details>
  );
}
