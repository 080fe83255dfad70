/** Today's way of a collector: stop after stop, what is owed at each; also without a network. */
import { useState } from 'react';
import { useNow } from '../../../../web/kit/shell/use-now.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { LinkButton } from '../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { Select } from '../../../../web/ui/base/field.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { alarmOf } from '../../rules/cash.ts';
import { Gate } from './phone/Gate.tsx';
import { type StopNow, useCollector } from './phone/use-collector.ts';

const partOf = ({ place, part }: StopNow) => `${place} · ${part}`;

function Stop({ stop }: { stop: StopNow }) {
  const { t, formats } = useTexts();
  return (
    <li>
      <Link className="round-stop" href={`/office/tagih/${stop.code}`}>
        <span>
          <strong>{stop.name}</strong>
          <span className="text-ink-soft">{stop.holder || t('collectors.stop.nobody')}</span>
        </span>
        <span>
          <strong className="tabular">{formats.money(stop.left)}</strong>
          {stop.left === 0 ? (
            <Badge tone="good">{t('collectors.stop.paid')}</Badge>
          ) : stop.visited ? (
            <Badge>{t('collectors.stop.visited')}</Badge>
          ) : stop.late > 0 ? (
            <Badge tone="warn">{t('collectors.stop.late')}</Badge>
          ) : null}
        </span>
      </Link>
    </li>
  );
}

function Sums({ collector }: { collector: ReturnType<typeof useCollector> }) {
  const { t, formats } = useTexts();
  const now = useNow();
  const { cash, taken, pending, phone } = collector;
  const said = phone.device?.said;
  const limit = said?.limit ?? null;
  const since = cash > 0 && said?.since ? Date.parse(said.since) / 1000 : null;
  const alarm = alarmOf({ cash, since, limit, now: now / 1000 });
  return (
    <>
      <dl className="card round-sums">
        <div>
          <dt>{t('collectors.sum.taken', { count: taken.count })}</dt>
          <dd>{formats.money(taken.sum)}</dd>
        </div>
        <div>
          <dt>{t('collectors.sum.cash')}</dt>
          <dd>{formats.money(cash)}</dd>
        </div>
      </dl>
      {alarm === 'late' && said?.since && (
        <Notice tone="bad" title={t('collectors.alarm.late')}>
          {t('collectors.alarm.late-detail', { when: formats.dateTime(said.since) })}
        </Notice>
      )}
      {alarm === 'limit' && limit !== null && (
        <Notice tone="warn">{t('collectors.alarm.limit', { amount: formats.money(limit) })}</Notice>
      )}
      {pending > 0 && <p>{t('collectors.sum.pending', { amount: formats.money(pending) })}</p>}
    </>
  );
}

function Way({ collector }: { collector: ReturnType<typeof useCollector> }) {
  const { t, formats } = useTexts();
  const [chosen, setChosen] = useState('');
  const { stops, phone } = collector;
  const parts = [...new Set(stops.map(partOf))];
  const next = stops.find(({ left, visited }) => left > 0 && !visited);
  const part = chosen || (next ? partOf(next) : (parts[0] ?? ''));
  const shown = stops.filter((stop) => partOf(stop) === part);
  const open = stops.filter(({ left }) => left > 0).length;
  if (!phone.way)
    return <EmptyState title={t('collectors.way.none')}>{t('collectors.way.none-detail')}</EmptyState>;
  if (stops.length === 0)
    return <EmptyState title={t('collectors.way.empty')}>{t('collectors.way.empty-detail')}</EmptyState>;
  return (
    <>
      <p className="text-ink-soft">
        {t('collectors.way.age', {
          when: formats.dateTime(new Date(phone.way.at).toISOString()),
          open,
          all: stops.length,
        })}
      </p>
      {next && (
        <LinkButton href={`/office/tagih/${next.code}`} size="large">
          {t('collectors.way.next', { stop: next.name })}
        </LinkButton>
      )}
      {parts.length > 1 && (
        <Select
          label={t('collectors.way.part')}
          value={part}
          onChange={(event) => setChosen(event.target.value)}
          options={parts.map((one) => ({ value: one, label: one }))}
        />
      )}
      <ul className="round-stops">
        {shown.map((stop) => (
          <Stop key={stop.code} stop={stop} />
        ))}
      </ul>
    </>
  );
}

export function Page() {
  const { t } = useTexts();
  const collector = useCollector();
  return (
    <div className="round">
      <OfficeTitle title={t('collectors.way.title')} />
      <Gate collector={collector}>
        <Sums collector={collector} />
        <LinkButton href="/office/tagih/hari-ini" tone="second">
          {t('collectors.day.open')}
        </LinkButton>
        {collector.phone.device?.said?.state === 'approved' && <Way collector={collector} />}
      </Gate>
    </div>
  );
}
