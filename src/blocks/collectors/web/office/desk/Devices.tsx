/** Phones of collectors: approved, blocked when they are gone, and receipts read in for a phone that does not come back. */
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../../web/ui/base/field.tsx';
import { Dialog } from '../../../../../web/ui/office/dialog.tsx';
import type { DeskView } from '../../../contract.ts';
import { useAct } from './use-act.ts';

type Device = DeskView['devices'][number];
const TONES = { asked: 'warn', approved: 'good', blocked: 'bad', frozen: 'bad' } as const;
const GONE = ['lost', 'stolen', 'retired'] as const;

function Block({ device, done }: { device: Device; done: () => void }) {
  const { t } = useTexts();
  const { busy, failure, act } = useAct(done);
  const [open, setOpen] = useState(false);
  const [as, setAs] = useState<(typeof GONE)[number]>('lost');
  const [since, setSince] = useState('');
  const block = async () => {
    const when = since === '' ? {} : { since: new Date(since).toISOString() };
    if (await act(() => api.post(`/api/desk/collectors/devices/${device.id}/block`, { as, ...when })))
      setOpen(false);
  };
  return (
    <>
      <Button tone="danger" size="small" onClick={() => setOpen(true)}>
        {t('collectors.device.block')}
      </Button>
      <Dialog
        firm
        tone="danger"
        open={open}
        onClose={() => setOpen(false)}
        title={t('collectors.device.block-title', { number: device.id })}
        closeLabel={t('kit.close')}
        actions={
          <Button tone="danger" busy={busy} onClick={() => void block()}>
            {t('collectors.device.block-do')}
          </Button>
        }
      >
        <p>{t('collectors.device.block-lead')}</p>
        <Select
          label={t('collectors.device.why')}
          value={as}
          onChange={(event) => setAs(event.target.value as (typeof GONE)[number])}
          options={GONE.map((one) => ({ value: one, label: t(`collectors.device.${one}`) }))}
        />
        <TextField
          label={t('collectors.device.since')}
          hint={t('collectors.device.since-hint')}
          type="datetime-local"
          value={since}
          onChange={(event) => setSince(event.target.value)}
        />
        {failure && (
          <Notice tone="bad" title={failure.title}>
            {failure.detail}
          </Notice>
        )}
      </Dialog>
    </>
  );
}

function Approve({ device, done }: { device: Device; done: () => void }) {
  const { t } = useTexts();
  const { busy, failure, act } = useAct(done);
  return (
    <>
      {failure && (
        <Notice tone="bad" title={failure.title}>
          {failure.detail}
        </Notice>
      )}
      <Button
        size="small"
        busy={busy}
        onClick={() => void act(() => api.post(`/api/desk/collectors/devices/${device.id}/approve`))}
      >
        {t('collectors.device.approve')}
      </Button>
    </>
  );
}

function ReadIn({ done }: { done: () => void }) {
  const { t } = useTexts();
  const { busy, failure, act } = useAct(done);
  const [text, setText] = useState('');
  const [told, setTold] = useState<'booked' | 'refused' | 'noted'>();
  return (
    <form
      className="card grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setTold(undefined);
        void act(async () => {
          const answer = await api.post<{ standing: 'booked' | 'refused' | 'noted' }>(
            '/api/desk/collectors/receipts',
            { receipt: text.trim() },
          );
          setTold(answer.standing);
          setText('');
        });
      }}
    >
      <h3>{t('collectors.read-in.title')}</h3>
      <p>{t('collectors.read-in.lead')}</p>
      <TextField
        label={t('collectors.read-in.text')}
        hint={t('collectors.read-in.hint')}
        value={text}
        maxLength={1200}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      {failure && (
        <Notice tone="bad" title={failure.title}>
          {failure.detail}
        </Notice>
      )}
      {told && (
        <Notice tone={told === 'refused' ? 'warn' : 'good'}>
          {t(told === 'refused' ? 'collectors.read-in.refused' : 'collectors.read-in.booked')}
        </Notice>
      )}
      <Button type="submit" tone="second" busy={busy} disabled={text.trim() === ''}>
        {t('collectors.read-in.do')}
      </Button>
    </form>
  );
}

export function Devices({
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
  return (
    <div className="grid gap-5">
      {data.devices.length === 0 ? (
        <EmptyState title={t('collectors.device.none')}>{t('collectors.device.none-detail')}</EmptyState>
      ) : (
        <ul className="grid gap-3">
          {data.devices.map((one) => (
            <li className="card grid gap-2" key={one.id}>
              <h3 className="flex flex-wrap items-center justify-between gap-2">
                <span>
                  {one.id} · {one.label}
                </span>
                <Badge tone={TONES[one.state]}>{t(`collectors.device.${one.state}`)}</Badge>
              </h3>
              <p className="text-ink-soft">
                {names.get(one.collector)} ·{' '}
                {one.seenAt
                  ? t('collectors.device.seen', { when: formats.relative(one.seenAt) })
                  : t('collectors.device.asked-at', { when: formats.dateTime(one.askedAt) })}{' '}
                · {t('collectors.device.entries', { count: one.last })}
              </p>
              {one.blockedAs && one.blockedAt && (
                <p>
                  {t(`collectors.device.${one.blockedAs}`)}, {formats.dateTime(one.blockedAt)}
                </p>
              )}
              {one.missing.length > 0 && (
                <Notice tone="warn">
                  {t('collectors.device.missing', { numbers: formats.list(one.missing.map(String)) })}
                </Notice>
              )}
              {one.wrongBy !== 0 && (
                <Notice tone="warn">
                  {t('collectors.device.wrong', { minutes: Math.round(Math.abs(one.wrongBy) / 60) })}
                </Notice>
              )}
              {may && (
                <div className="button-row">
                  {one.state === 'asked' && one.collector !== self && <Approve device={one} done={done} />}
                  {one.state !== 'blocked' && <Block device={one} done={done} />}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {may && <ReadIn done={done} />}
    </div>
  );
}
