/** Numbers of a counter in rows: label, what they come for, since when, and what became of them. */
import type { ReactNode } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../web/ui/base/button.tsx';
import type { DeskNumber } from '../../rules/desk-contract.ts';
import { stateTones } from '../words.ts';

type Props = {
  title: string;
  numbers: DeskNumber[];
  empty?: ReactNode;
  /** Calls somebody who was missed. */
  onCall?: (number: DeskNumber) => void;
  /** Ends what a colleague left open. */
  onEnd?: (number: DeskNumber) => void;
};

export function NumberList({ title, numbers, empty, onCall, onEnd }: Props) {
  const { t, formats } = useTexts();
  return (
    <section>
      <h2 className="mb-2 text-lg">
        {title} <span className="text-ink-soft">({numbers.length})</span>
      </h2>
      {numbers.length === 0 ? (
        empty
      ) : (
        <ol className="number-rows">
          {numbers.map((one) => (
            <li key={one.id}>
              <strong className="tabular">{one.label}</strong>
              <span className="number-what">
                <When number={one} />
                {one.priority && <Badge tone="warn">{t('counters.desk.priority')}</Badge>}
                {one.state === 'waiting' && one.arrivedAt && (
                  <Badge tone="good">
                    {t('counters.desk.arrived', { time: formats.time(one.arrivedAt) })}
                  </Badge>
                )}
                {one.state !== 'waiting' && (
                  <Badge tone={stateTones[one.state]}>{t(`counters.state.${one.state}`)}</Badge>
                )}
                {one.desk && one.state !== 'waiting' && (
                  <span>{t('counters.display.desk', { desk: one.desk })}</span>
                )}
                {one.service && <span>{one.service}</span>}
                {one.caseCode && <span>{one.caseCode}</span>}
                {one.place && <span>{one.place}</span>}
                {one.note && <span className="text-ink-soft">{one.note}</span>}
              </span>
              {onEnd && (
                <Button tone="quiet" size="small" onClick={() => onEnd(one)}>
                  {t(one.state === 'serving' ? 'counters.desk.finish' : 'counters.desk.missed')}
                </Button>
              )}
              {onCall && one.state === 'no-show' && (
                <Button tone="quiet" size="small" onClick={() => onCall(one)}>
                  {t('counters.desk.call-late')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function When({ number }: { number: DeskNumber }) {
  const { t, formats } = useTexts();
  return (
    <span>
      {number.startsAt
        ? t('counters.desk.appointment', { time: formats.time(number.startsAt) })
        : t('counters.desk.since', { time: formats.time(number.takenAt) })}
    </span>
  );
}
