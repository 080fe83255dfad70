/** A collector's day: what was written down, cash counted by notes and coins, and the deposit declared. */
import { useState } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button, LinkButton } from '../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { type Counted, DENOMINATIONS, sumOf } from '../../rules/cash.ts';
import { DESTINATIONS, type Destination } from '../../rules/entry.ts';
import { Gate } from './phone/Gate.tsx';
import { write } from './phone/phone.ts';
import type { KeptEntry } from './phone/store.ts';
import { useCollector } from './phone/use-collector.ts';

type Collector = ReturnType<typeof useCollector>;

function Count({ counted, onChange }: { counted: Counted; onChange: (next: Counted) => void }) {
  const { t, formats } = useTexts();
  return (
    <div className="round-count">
      {DENOMINATIONS.map((of) => (
        <label key={of} className="contents">
          <span>{formats.money(of)}</span>
          <input
            className="control"
            type="text"
            inputMode="numeric"
            aria-label={t('collectors.deposit.pieces', { amount: formats.money(of) })}
            value={counted[of] ? String(counted[of]) : ''}
            onChange={(event) => {
              const pieces = Number(event.target.value.replace(/\D/g, '').slice(0, 5));
              onChange({ ...counted, [of]: pieces });
            }}
          />
          <span>{formats.money(of * (counted[of] ?? 0))}</span>
        </label>
      ))}
    </div>
  );
}

function Deposit({ collector }: { collector: Collector }) {
  const { t, formats } = useTexts();
  const { cash, pending, owner } = collector;
  const [counted, setCounted] = useState<Counted>({});
  const [to, setTo] = useState<Destination>('office');
  const [reference, setReference] = useState('');
  const [state, setState] = useState<'open' | 'busy' | 'failed' | 'done'>('open');
  const expected = Math.max(0, cash - pending);
  const sum = sumOf(counted);
  const declare = async () => {
    setState('busy');
    try {
      await write(owner, { kind: 'deposit', amount: sum, to, reference: reference.trim() });
      setCounted({});
      setReference('');
      setState('done');
    } catch {
      setState('failed');
    }
  };
  return (
    <section className="grid gap-4">
      <h2>{t('collectors.deposit.title')}</h2>
      <p>{t('collectors.deposit.expected', { amount: formats.money(expected) })}</p>
      <Count counted={counted} onChange={setCounted} />
      <p className="round-owed">{formats.money(sum)}</p>
      {sum > 0 && sum !== expected && (
        <Notice tone="warn">
          {t(sum < expected ? 'collectors.deposit.less' : 'collectors.deposit.more', {
            amount: formats.money(Math.abs(expected - sum)),
          })}
        </Notice>
      )}
      <Select
        label={t('collectors.deposit.to')}
        value={to}
        onChange={(event) => setTo(event.target.value as Destination)}
        options={DESTINATIONS.map((one) => ({ value: one, label: t(`collectors.deposit.to.${one}`) }))}
      />
      {to === 'bank' && (
        <TextField
          label={t('collectors.deposit.reference')}
          hint={t('collectors.deposit.reference-hint')}
          maxLength={60}
          value={reference}
          onChange={(event) => setReference(event.target.value)}
        />
      )}
      {state === 'failed' && <Notice tone="bad">{t('collectors.broken')}</Notice>}
      {state === 'done' && <Notice tone="good">{t('collectors.deposit.done')}</Notice>}
      <Button
        size="large"
        busy={state === 'busy'}
        disabled={sum === 0 || (to === 'bank' && reference.trim() === '')}
        onClick={() => void declare()}
      >
        {sum === 0
          ? t('collectors.deposit.count-first')
          : t('collectors.deposit.do', { amount: formats.money(sum) })}
      </Button>
    </section>
  );
}

function Line({ entry, voided }: { entry: KeptEntry; voided: boolean }) {
  const { t, formats } = useTexts();
  const { act } = entry;
  const amount = 'amount' in act ? formats.money(act.amount) : '';
  const body = (
    <>
      <span>
        <strong>{entry.stop?.name ?? t(`collectors.entry.${act.kind}`)}</strong>
        <span className="text-ink-soft">
          {formats.time(new Date(entry.at).toISOString())} ·{' '}
          {act.kind === 'note' ? t(`collectors.note.${act.note}`) : t(`collectors.entry.${act.kind}`)}
        </span>
      </span>
      <span>
        <strong className="tabular">{amount}</strong>
        {voided ? (
          <Badge tone="bad">{t('collectors.entry.voided')}</Badge>
        ) : entry.told === null ? (
          <Badge tone="warn">{t('collectors.entry.waiting')}</Badge>
        ) : entry.told === 'booked' || entry.told === 'noted' ? (
          <Badge tone="good">{t('collectors.entry.told')}</Badge>
        ) : (
          <Badge tone="bad">{t('collectors.entry.refused')}</Badge>
        )}
      </span>
    </>
  );
  return (
    <li>
      {act.kind === 'receipt' ? (
        <Link className="round-stop" href={`/office/tagih/kuitansi/${entry.hash}`}>
          {body}
        </Link>
      ) : (
        <div className="round-stop">{body}</div>
      )}
    </li>
  );
}

function WithdrawDeposit({ entry, owner }: { entry: KeptEntry; owner: string }) {
  const { t, formats } = useTexts();
  const [failed, setFailed] = useState(false);
  const amount = entry.act.kind === 'deposit' ? entry.act.amount : 0;
  const act = () =>
    write(owner, { kind: 'void', of: entry.hash, reason: t('collectors.deposit.withdrawn-reason') }).catch(
      () => setFailed(true),
    );
  return (
    <>
      {failed && <Notice tone="bad">{t('collectors.broken')}</Notice>}
      <Button tone="quiet" onClick={() => void act()}>
        {t('collectors.deposit.withdraw', { amount: formats.money(amount) })}
      </Button>
    </>
  );
}

export function Page() {
  const { t, formats } = useTexts();
  const collector = useCollector();
  const { ofToday, back, taken, cash, pending, phone, owner } = collector;
  const list = [...ofToday].filter(({ act }) => act.kind !== 'void').sort((a, b) => b.seq - a.seq);
  const waiting = list.find(({ act, hash }) => act.kind === 'deposit' && !back.has(hash));
  const may = phone.device?.said?.state === 'approved';
  return (
    <div className="round">
      <OfficeTitle title={t('collectors.day.title')} />
      <Gate collector={collector}>
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
        {pending > 0 && (
          <Notice tone="info" title={t('collectors.sum.pending', { amount: formats.money(pending) })}>
            {t('collectors.deposit.pending-detail')}
          </Notice>
        )}
        {pending > 0 && waiting && may && <WithdrawDeposit entry={waiting} owner={owner} />}
        {may && <Deposit collector={collector} />}
        <h2>{t('collectors.day.list')}</h2>
        {list.length === 0 ? (
          <EmptyState title={t('collectors.day.none')}>{t('collectors.day.none-detail')}</EmptyState>
        ) : (
          <ul className="round-stops">
            {list.map((entry) => (
              <Line key={entry.hash} entry={entry} voided={back.has(entry.hash)} />
            ))}
          </ul>
        )}
        <LinkButton href="/office/tagih" tone="quiet">
          {t('collectors.back')}
        </LinkButton>
      </Gate>
    </div>
  );
}
