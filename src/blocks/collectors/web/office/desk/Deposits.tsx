/** Deposits that collectors declared: counted by somebody else, and what was missing said. */
import { useState } from 'react';
import { parseRupiah } from '../../../../../shared/money.ts';
import { api } from '../../../../../web/kit/api/api.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../../web/ui/base/field.tsx';
import type { DeskView } from '../../../contract.ts';
import { useAct } from './use-act.ts';

type Deposit = DeskView['deposits'][number];

function Count({ deposit, done }: { deposit: Deposit; done: () => void }) {
  const { t, formats } = useTexts();
  const { busy, failure, act } = useAct(done);
  const [typed, setTyped] = useState('');
  const [note, setNote] = useState('');
  const read = parseRupiah(typed);
  const counted = read !== undefined && read >= 0 ? read : undefined;
  const differs = counted !== undefined && counted !== deposit.amount;
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void act(() =>
          api.post(`/api/desk/collectors/deposits/${deposit.hash}/accept`, { counted, note: note.trim() }),
        );
      }}
    >
      <TextField
        label={t('collectors.accept.counted')}
        hint={t('collectors.accept.hint')}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        error={typed !== '' && counted === undefined ? t('collectors.take.wrong') : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      {differs && (
        <>
          <Notice tone="warn">
            {t(counted < deposit.amount ? 'collectors.accept.short' : 'collectors.accept.over', {
              amount: formats.money(Math.abs(deposit.amount - counted)),
            })}
          </Notice>
          <TextField
            label={t('collectors.accept.note')}
            maxLength={300}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </>
      )}
      {failure && (
        <Notice tone="bad" title={failure.title}>
          {failure.detail}
        </Notice>
      )}
      <Button type="submit" busy={busy} disabled={counted === undefined || (differs && note.trim() === '')}>
        {t('collectors.accept.do')}
      </Button>
    </form>
  );
}

const TONES = { waiting: 'warn', accepted: 'good', withdrawn: 'calm' } as const;

export function Deposits({
  data,
  done,
  may,
  self,
}: {
  data: DeskView;
  done: () => void;
  may: boolean;
  self: string;
}) {
  const { t, formats } = useTexts();
  const names = new Map(data.collectors.map(({ id, name }) => [id, name]));
  if (data.deposits.length === 0)
    return <EmptyState title={t('collectors.accept.none')}>{t('collectors.accept.none-detail')}</EmptyState>;
  return (
    <ul className="grid gap-3">
      {data.deposits.map((one) => (
        <li className="card grid gap-2" key={one.hash}>
          <h3 className="flex flex-wrap items-center justify-between gap-2">
            <span>{names.get(one.collector)}</span>
            <span className="tabular">{formats.money(one.amount)}</span>
          </h3>
          <p className="text-ink-soft">
            {formats.dateTime(one.at)} · {one.number} · {t(`collectors.deposit.to.${one.to}`)}
            {one.reference && ` · ${one.reference}`}
          </p>
          <p>
            <Badge tone={TONES[one.state]}>{t(`collectors.accept.${one.state}`)}</Badge>{' '}
            {one.acceptedAt &&
              t('collectors.accept.by', {
                name: one.acceptedBy ?? '',
                when: formats.dateTime(one.acceptedAt),
                amount: formats.money(one.counted ?? 0),
              })}
          </p>
          {one.note && <p>{one.note}</p>}
          {one.state === 'waiting' && may && one.collector !== self && <Count deposit={one} done={done} />}
        </li>
      ))}
    </ul>
  );
}
