/** What stands before the pages of the phone: is it registered, approved, and its store in order? */
import './phone.css';
import { type FormEvent, type ReactNode, useState } from 'react';
import { LoadingPage } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Card } from '../../../../../web/ui/base/card.tsx';
import { ErrorState, Notice } from '../../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../../web/ui/base/field.tsx';
import { register, startAnew } from './phone.ts';
import { SyncMark } from './SyncMark.tsx';
import type { useCollector } from './use-collector.ts';

type Collector = ReturnType<typeof useCollector>;

const canSign = () => typeof crypto !== 'undefined' && crypto.subtle !== undefined;

function Register({ collector }: { collector: Collector }) {
  const { t } = useTexts();
  const [label, setLabel] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailed(false);
    await register(collector.owner, label.trim() || t('collectors.register.unnamed')).catch(() =>
      setFailed(true),
    );
    setBusy(false);
  };
  if (!canSign()) return <ErrorState title={t('collectors.register.insecure')} />;
  return (
    <Card title={t('collectors.register.title')} level={2}>
      <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <p>{t('collectors.register.lead')}</p>
        <TextField
          label={t('collectors.register.label')}
          hint={t('collectors.register.hint')}
          value={label}
          maxLength={60}
          onChange={(event) => setLabel(event.target.value)}
        />
        {failed && <Notice tone="bad">{t('collectors.broken')}</Notice>}
        <Button type="submit" busy={busy}>
          {t('collectors.register.do')}
        </Button>
      </form>
    </Card>
  );
}

function Anew({ owner }: { owner: string }) {
  const { t } = useTexts();
  const [failed, setFailed] = useState(false);
  const begin = () =>
    startAnew(owner).then(
      (gone) => setFailed(!gone),
      () => setFailed(true),
    );
  return (
    <details className="card">
      <summary>{t('collectors.anew.title')}</summary>
      <div className="grid gap-4 pt-3">
        <p>{t('collectors.anew.lead')}</p>
        {failed && <Notice tone="warn">{t('collectors.anew.not-yet')}</Notice>}
        <Button tone="second" onClick={() => void begin()}>
          {t('collectors.anew.do')}
        </Button>
      </div>
    </details>
  );
}

/** Once the phone may take cash, its children; with the state of the connection above them, always. */
export function Gate({ collector, children }: { collector: Collector; children: ReactNode }) {
  const { t } = useTexts();
  const { phone } = collector;
  const { device } = phone;
  if (!phone.read) return <LoadingPage rows={4} />;
  if (phone.broken)
    return <ErrorState title={t('collectors.broken')}>{t('collectors.broken-detail')}</ErrorState>;
  if (!device) return <Register collector={collector} />;
  const state = device.said?.state ?? 'unasked';
  return (
    <>
      <SyncMark collector={collector} />
      {state === 'unasked' && <Notice tone="info">{t('collectors.state.unasked')}</Notice>}
      {state === 'asked' && (
        <Notice tone="info" title={t('collectors.state.asked', { number: device.device ?? 0 })}>
          {t('collectors.state.asked-detail')}
        </Notice>
      )}
      {state === 'blocked' && (
        <Notice tone="bad" title={t('collectors.state.blocked')}>
          {t('collectors.state.blocked-detail')}
        </Notice>
      )}
      {state === 'frozen' && (
        <Notice tone="bad" title={t('collectors.state.frozen')}>
          {t('collectors.state.frozen-detail')}
        </Notice>
      )}
      {(state === 'blocked' || state === 'frozen') && <Anew owner={collector.owner} />}
      {Math.abs(device.ahead) > 300 && (
        <Notice tone="warn">
          {t('collectors.clock', { minutes: Math.round(Math.abs(device.ahead) / 60) })}
        </Notice>
      )}
      {state !== 'unasked' && state !== 'asked' && children}
    </>
  );
}
