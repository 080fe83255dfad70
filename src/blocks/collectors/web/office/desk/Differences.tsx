/** What has to be looked into: both contents of a copied phone, receipts from after a block, voids that came too late, deposits counted otherwise. */
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../../web/ui/base/field.tsx';
import type { DeskView } from '../../../contract.ts';
import { useAct } from './use-act.ts';

type Difference = DeskView['differences'][number];

function Close({ one, done }: { one: Difference; done: () => void }) {
  const { t } = useTexts();
  const { busy, failure, act } = useAct(done);
  const [note, setNote] = useState('');
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void act(() => api.post(`/api/desk/collectors/differences/${one.id}/close`, { note: note.trim() }));
      }}
    >
      <TextField
        label={t('collectors.difference.note')}
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {failure && (
        <Notice tone="bad" title={failure.title}>
          {failure.detail}
        </Notice>
      )}
      <Button type="submit" tone="second" busy={busy} disabled={note.trim() === ''}>
        {t('collectors.difference.close')}
      </Button>
    </form>
  );
}

export function Differences({ data, done, may }: { data: DeskView; done: () => void; may: boolean }) {
  const { t, formats } = useTexts();
  const names = new Map(data.collectors.map(({ id, name }) => [id, name]));
  if (data.differences.length === 0)
    return (
      <EmptyState title={t('collectors.difference.none')}>
        {t('collectors.difference.none-detail')}
      </EmptyState>
    );
  return (
    <ul className="grid gap-3">
      {data.differences.map((one) => (
        <li className="card grid gap-2" key={one.id}>
          <h3 className="flex flex-wrap items-center justify-between gap-2">
            <span>{t(`collectors.difference.${one.kind}`)}</span>
            <Badge tone={one.closed ? 'good' : 'warn'}>
              {t(one.closed ? 'collectors.difference.closed' : 'collectors.difference.open')}
            </Badge>
          </h3>
          <p className="text-ink-soft">
            {names.get(one.collector)} · {t('collectors.difference.phone', { number: one.device })} ·{' '}
            {formats.dateTime(one.at)}
          </p>
          <p>{t(`collectors.difference.${one.kind}-what`)}</p>
          <ul className="grid gap-1">
            {one.entries.map((entry) => (
              <li key={entry.hash}>
                {t(`collectors.entry.${entry.kind}`)} {entry.number} · {formats.dateTime(entry.at)}
                {entry.stop && ` · ${entry.stop}`}
                {entry.amount !== null && ` · ${formats.money(entry.amount)}`}
                {entry.voided && ` · ${t('collectors.entry.voided')}`}
              </li>
            ))}
          </ul>
          {one.closed ? <p>{one.note}</p> : may && <Close one={one} done={done} />}
        </li>
      ))}
    </ul>
  );
}
