/** A number as its owner reads it: large, with what happens now, and a QR code to show or to print. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { useQr } from '../../../../web/kit/use-qr.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Facts } from '../../../../web/ui/base/card.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import type { NumberView } from '../../contract.ts';
import { stateTones } from '../words.ts';

export function NumberCard({ number }: { number: NumberView }) {
  const { t, formats } = useTexts();
  const address = `${window.location.origin}/loket/nomor/${number.code}`;
  const qr = useQr(address, { margin: 1, scale: 6 });
  const { state, before, expectedAt, startsAt } = number;
  const open = state === 'waiting' || state === 'called' || state === 'serving';
  return (
    <section className="card number-card" data-state={state}>
      {number.kind !== 'visit' && <p className="number-label">{number.label}</p>}
      <div aria-live="polite" className="grid gap-2">
        <p>
          <Badge tone={stateTones[state]}>{t(`counters.state.${state}`)}</Badge>
        </p>
        {state === 'called' && (
          <Notice tone="good" title={t('counters.number.called', { desk: number.desk ?? '' })} />
        )}
        {state === 'waiting' && before !== null && (
          <p className="number-before">
            {before === 0 ? t('counters.number.next') : t('counters.number.before', { count: before })}
          </p>
        )}
        {state === 'waiting' && expectedAt && !startsAt && (
          <p>{t('counters.number.expected', { time: formats.time(expectedAt) })}</p>
        )}
        {state === 'waiting' && number.arrivedAt && (
          <Notice tone="good" title={t('counters.number.arrived')}>
            {t('counters.number.arrived-detail')}
          </Notice>
        )}
        {state === 'no-show' && <p>{t('counters.number.missed')}</p>}
        {state === 'cancelled' && number.why && (
          <Notice tone="warn" title={t('counters.number.called-off')}>
            {number.why}
          </Notice>
        )}
      </div>
      <Facts
        facts={[
          { key: 'agency', term: t('counters.number.agency'), value: number.agency },
          ...(number.counter
            ? [{ key: 'counter', term: t('counters.number.counter'), value: number.counter }]
            : []),
          {
            key: 'when',
            term: t('counters.number.when'),
            value: startsAt
              ? `${formats.deadline(startsAt)} ${formats.zoneName}`
              : formats.longDate(`${number.day}T05:00:00Z`),
          },
          ...(number.phone ? [{ key: 'phone', term: t('counters.number.phone'), value: number.phone }] : []),
        ]}
      />
      {open && (
        <div className="number-qr">
          {qr && <img src={qr} alt="" width="132" height="132" />}
          <p>
            <span className="text-ink-soft">{t('counters.number.code')}</span>
            <br />
            <span className="number-code">
              {number.code.slice(0, 5)}-{number.code.slice(5)}
            </span>
          </p>
        </div>
      )}
    </section>
  );
}
