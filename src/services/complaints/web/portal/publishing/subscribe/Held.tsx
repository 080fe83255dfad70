/** What somebody is told of: each with its pace, and a way out. */
import { useState } from 'react';
import { problemWords } from '../../../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../../../web/ui/base/feedback.tsx';
import { Select } from '../../../../../../web/ui/base/field.tsx';
import { Link } from '../../../../../../web/ui/base/link.tsx';
import { useToast } from '../../../../../../web/ui/base/toast.tsx';
import type { Pace, Subscription, Subscriptions } from '../../../../rules/publishing-contract.ts';
import { changeOne } from './api.ts';
import { paceOptions } from './paces.ts';

export function Held({ held, onChange }: { held: Subscriptions; onChange: (now: Subscriptions) => void }) {
  const { t } = useTexts();
  if (held.items.length === 0)
    return (
      <EmptyState title={t('complaints.subscribe.none')}>{t('complaints.subscribe.none-detail')}</EmptyState>
    );
  return (
    <div className="grid gap-3">
      {held.address && (
        <p className="text-ink-soft">{t('complaints.subscribe.for', { address: held.address })}</p>
      )}
      <ul className="grid gap-3">
        {held.items.map((one) => (
          <One key={one.id} one={one} held={held} onChange={onChange} />
        ))}
      </ul>
    </div>
  );
}

function One({
  one,
  held,
  onChange,
}: {
  one: Subscription;
  held: Subscriptions;
  onChange: (now: Subscriptions) => void;
}) {
  const { t } = useTexts();
  const say = useToast();
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const change = async (pace: Pace | null) => {
    setBusy(true);
    try {
      onChange(await changeOne(held.key, one.id, pace));
      say({
        tone: 'good',
        text: t(pace === null ? 'complaints.subscribe.ended' : 'complaints.subscribe.changed'),
      });
    } catch (error) {
      say({ tone: 'bad', text: problemWords(error).detail || problemWords(error).title });
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className="card grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_14rem_auto]">
      <p className="font-semibold">
        {one.code ? <Link href={`/laporan/${one.code}`}>{words(one)}</Link> : words(one)}
      </p>
      <Select
        label={t('complaints.subscribe.pace')}
        value={one.pace}
        disabled={busy}
        options={paceOptions(t)}
        onChange={({ target }) => void change(target.value as Pace)}
      />
      <Button
        tone="quiet"
        icon="cross"
        busy={busy}
        busyLabel={t('kit.loading')}
        onClick={() => void change(null)}
      >
        {t('complaints.subscribe.end')}
      </Button>
    </li>
  );
}

function useWords() {
  const { t, formats } = useTexts();
  return ({ code, area, category, metres }: Subscription): string => {
    if (code) return t('complaints.subscribe.of-case', { code });
    const where = metres
      ? t('complaints.subscribe.of-near', { distance: formats.distance(metres) })
      : (area?.name ?? t('complaints.list.area-all'));
    return [category?.name ?? t('complaints.list.category-all'), where].join(' · ');
  };
}
