/** Chooses another time for an appointment; possible once. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { Section } from '../../../../web/ui/portal/page.tsx';
import type { NumberView } from '../../contract.ts';
import { freeQuery, move } from './questions.ts';
import { SlotPicker, Times } from './SlotPicker.tsx';

type Props = { number: NumberView; onMoved: (next: NumberView) => void; onLeave: () => void };

export function MovePart({ number, onMoved, onLeave }: Props) {
  const { t, formats } = useTexts();
  const { data, error, refetch } = useQuery(freeQuery(number.code));
  const [at, setAt] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const send = async () => {
    if (!at) return;
    setBusy(true);
    setFailure(undefined);
    try {
      onMoved(await move(number.code, at));
      onLeave();
    } catch (problem) {
      setFailure(problemWords(problem));
      void refetch();
    }
    setBusy(false);
  };
  return (
    <Section title={t('counters.move.title')}>
      <div className="card grid gap-4">
        <p className="text-ink-soft">{t('counters.move.once')}</p>
        {failure && (
          <Notice tone="bad" live="assertive" title={failure.title}>
            {failure.detail}
          </Notice>
        )}
        {data ? (
          <SlotPicker
            days={data.days.map(({ date, slots }) => ({
              date,
              free: slots.reduce((sum, { free }) => sum + free, 0),
            }))}
            onChange={setAt}
            times={(date) => (
              <Times
                slots={data.days.find((day) => day.date === date)?.slots ?? []}
                value={at}
                onChange={setAt}
              />
            )}
          />
        ) : (
          <NotYet error={error} retry={() => void refetch()} rows={2} />
        )}
        <ButtonRow>
          {at && (
            <Button busy={busy} busyLabel={t('counters.move.busy')} onClick={() => void send()}>
              {t('counters.move.act', { time: formats.deadline(at) })}
            </Button>
          )}
          <Button tone="quiet" onClick={onLeave}>
            {t('counters.move.leave')}
          </Button>
        </ButtonRow>
      </div>
    </Section>
  );
}
