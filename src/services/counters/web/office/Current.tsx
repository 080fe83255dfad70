/** The person at this desk and the next step; without one, calling the next or handing out a number. */
import { useState } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { Checkbox } from '../../../../web/ui/base/choice.tsx';
import { TextArea } from '../../../../web/ui/base/field.tsx';
import { KeyHint } from '../../../../web/ui/office/shell.tsx';
import type { DeskNumber } from '../../rules/desk-contract.ts';

type Steps = Record<'next' | 'begin' | 'again' | 'missed' | 'finish' | 'send', () => unknown>;
type Props = {
  mine: DeskNumber | undefined;
  nobody: boolean;
  /** The step that is under way. */
  busy: string;
  note: string;
  onNote: (text: string) => void;
  steps: Steps;
  onHandOut: (priority: boolean) => void;
};

export function Current({ mine, nobody, busy, note, onNote, steps, onHandOut }: Props) {
  const { t, formats } = useTexts();
  const [priority, setPriority] = useState(false);
  const step = (name: keyof Steps, key: string, label: string, tone?: 'second' | 'quiet') => (
    <Button
      {...(tone ? { tone } : {})}
      size={tone ? 'normal' : 'large'}
      busy={busy === name}
      busyLabel={label}
      aria-keyshortcuts={key}
      onClick={() => void steps[name]()}
    >
      {label} <KeyHint>{key.toUpperCase()}</KeyHint>
    </Button>
  );
  if (!mine)
    return (
      <section className="card grid gap-4" aria-label={t('counters.desk.mine')}>
        <p className="text-ink-soft">{t(nobody ? 'counters.desk.idle' : 'counters.desk.ready')}</p>
        <ButtonRow>{step('next', 'n', t('counters.desk.next'))}</ButtonRow>
        <hr className="border-line" />
        <p className="text-ink-soft">{t('counters.desk.hand-out-hint')}</p>
        <Checkbox checked={priority} onChange={(event) => setPriority(event.target.checked)}>
          {t('counters.take.priority')}
        </Checkbox>
        <ButtonRow>
          <Button
            tone="second"
            busy={busy === 'hand-out'}
            busyLabel={t('counters.take.busy')}
            onClick={() => {
              onHandOut(priority);
              setPriority(false);
            }}
          >
            {t('counters.desk.hand-out')}
          </Button>
        </ButtonRow>
      </section>
    );
  const called = mine.state === 'called';
  return (
    <section className="card grid gap-4" aria-label={t('counters.desk.mine')}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2" aria-live="polite">
        <p className="counter-number">{mine.label}</p>
        <div className="grid justify-items-start gap-2">
          <Badge tone={called ? 'accent' : 'good'}>{t(`counters.state.${mine.state}`)}</Badge>
          {mine.priority && <Badge tone="warn">{t('counters.desk.priority')}</Badge>}
          {called && mine.calls > 1 && <span>{t('counters.desk.calls', { count: mine.calls })}</span>}
        </div>
      </div>
      <p className="text-ink-soft">
        {mine.startsAt
          ? t('counters.desk.appointment', { time: formats.time(mine.startsAt) })
          : t('counters.desk.since', { time: formats.time(mine.takenAt) })}
        {mine.service && ` · ${mine.service}`}
        {mine.caseCode && ` · ${mine.caseCode}`}
      </p>
      {called ? (
        <ButtonRow>
          {step('begin', 'm', t('counters.desk.begin'))}
          {step('again', 'p', t('counters.desk.again'), 'second')}
          {step('missed', 't', t('counters.desk.missed'), 'second')}
          {step('send', 'k', t('counters.desk.send'), 'quiet')}
        </ButtonRow>
      ) : (
        <>
          <TextArea
            label={t('counters.desk.note')}
            note={t('counters.optional')}
            hint={t('counters.desk.note-hint')}
            rows={2}
            maxLength={500}
            value={note}
            onChange={(event) => onNote(event.target.value)}
          />
          <ButtonRow>
            {step('finish', 's', t('counters.desk.finish'))}
            {step('send', 'k', t('counters.desk.send'), 'quiet')}
          </ButtonRow>
        </>
      )}
    </section>
  );
}
