/** The numbers that this device holds, as links to their pages; nothing when there are none. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Card } from '../../../../web/ui/base/card.tsx';
import { CardGrid, Section } from '../../../../web/ui/portal/page.tsx';
import { stateTones } from '../words.ts';
import { useKept } from './kept.ts';

export function OwnNumbers({ queue }: { queue?: string }) {
  const { t, formats } = useTexts();
  const kept = useKept().filter(
    ({ number }) =>
      ['waiting', 'called', 'serving'].includes(number.state) &&
      (queue === undefined || number.queue === queue),
  );
  if (kept.length === 0) return null;
  return (
    <Section title={t('counters.own.title')}>
      <CardGrid>
        {kept.map(({ number }) => (
          <Card
            key={number.code}
            title={
              number.kind === 'visit'
                ? t('counters.number.visit')
                : t('counters.own.number', { number: number.label })
            }
            href={`/loket/nomor/${number.code}`}
          >
            <p>{number.agency}</p>
            <p className="text-ink-soft">
              {number.startsAt ? formats.deadline(number.startsAt) : formats.date(`${number.day}T05:00:00Z`)}
            </p>
            <p className="mt-2">
              <Badge tone={stateTones[number.state]}>{t(`counters.state.${number.state}`)}</Badge>
            </p>
          </Card>
        ))}
      </CardGrid>
    </Section>
  );
}
