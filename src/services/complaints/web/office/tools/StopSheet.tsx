/** The sheet of one case in the hand of the crew: what was reported, where, and what can be done there, network or not. */
import { useEffect, useRef } from 'react';
import type { QueueItem } from '../../../../../web/kit/queue/machine.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge, CaseBadge, type Priority, PriorityMark } from '../../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { metres, type RoundPoint } from '../../../rules/round.ts';
import type { Round, RoundCase } from '../../../rules/round-contract.ts';
import { DueMark } from '../DueMark.tsx';
import { priorityWords, stateWords, stepOf, whoOf } from '../words.ts';
import { FieldForm } from './FieldForm.tsx';
import { FIELD_ACTS, type FieldAct, isBehind, waitingFor } from './field-acts.ts';
import { KeptPhoto } from './KeptPhoto.tsx';
import { Navigate } from './Navigate.tsx';
import { RefusedActs } from './RefusedActs.tsx';
import { fieldWords, useFieldSend } from './use-field-send.ts';

type Props = {
  officer: string;
  stop: RoundCase;
  /** The list of now has it no more. */
  gone: boolean;
  round: Round;
  queued: readonly QueueItem[];
  here: RoundPoint | undefined;
  /** The act whose sheet is open, from the address: it is open again when the phone has ended the page meanwhile. */
  act: Exclude<FieldAct, 'arrive'> | undefined;
  onAct: (act: Exclude<FieldAct, 'arrive'> | undefined) => void;
  onClose: () => void;
};

export function StopSheet({ officer, stop, gone, round, queued, here, act, onAct, onClose }: Props) {
  const { t, formats } = useTexts();
  const send = useFieldSend(officer, stop, queued);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, []);
  const own = waitingFor(queued, stop.code);
  const waiting = own.filter(({ state }) => state !== 'attention');
  const closed = isBehind(stop, queued);
  const priority = priorityWords[stop.priority];
  // Who has come to the place may close as soon as that has arrived.
  const arrived = waiting.some(({ url }) => url.endsWith('/arrive'));
  const may = FIELD_ACTS.filter(
    (one) =>
      stop.may.includes(one) ||
      (one === 'close' && (arrived || stop.may.includes('arrive')) && stop.may.includes('answer')),
  );
  const { exactPoint } = stop;
  return (
    <article className="round round-sheet" aria-labelledby="stop-title">
      <div>
        <Button tone="quiet" size="small" icon="arrow-left" onClick={onClose}>
          {t('complaints.tools.round.close-sheet')}
        </Button>
      </div>
      <header className="grid gap-1">
        <p className="tabular text-ink-soft">{stop.code}</p>
        <h1 id="stop-title" ref={heading} tabIndex={-1}>
          {stop.title}
        </h1>
        <p className="round-marks">
          <CaseBadge state={stop.state}>{t(stateWords[stop.state])}</CaseBadge>
          <DueMark item={{ ...stop, closedAt: null, paused: false }} />
          {priority && <PriorityMark level={stop.priority as Priority}>{t(priority)}</PriorityMark>}
          {waiting.length > 0 && <Badge tone="warn">{t('complaints.tools.round.waits')}</Badge>}
        </p>
      </header>
      <RefusedActs items={own.filter(({ state }) => state === 'attention')} stops={[stop]} />
      {gone && !closed && <Notice tone="warn">{t('complaints.tools.round.gone')}</Notice>}
      {closed ? null : may.length === 0 ? (
        <Notice>{t('complaints.tools.round.unfit', { state: t(stateWords[stop.state]) })}</Notice>
      ) : act === undefined ? (
        <div className="round-acts">
          {may.map((one) => (
            <Button
              key={one}
              tone={one === 'close' ? 'first' : 'second'}
              wide
              disabled={one === 'arrive' && arrived}
              onClick={() => (one === 'arrive' ? void send('arrive') : onAct(one))}
            >
              {t(fieldWords[one])}
            </Button>
          ))}
        </div>
      ) : (
        <FieldForm
          key={act}
          act={act}
          officer={officer}
          stop={stop}
          limits={round.limits}
          onSend={async (draft) => {
            const became = await send(act, draft, act === 'close' && !arrived && !stop.may.includes('close'));
            if (became === 'not-kept') return false;
            if (act === 'close' && became === 'on-its-way') onClose();
            else onAct(undefined);
            return true;
          }}
          onCancel={() => onAct(undefined)}
        />
      )}
      <section aria-labelledby="stop-said" className="grid gap-2">
        <h2 id="stop-said">{t('complaints.desk.case.said')}</h2>
        <p className="case-description" lang={stop.language === 'jv' ? 'jv-Latn' : stop.language}>
          {stop.description}
        </p>
        {stop.photos.length > 0 && (
          <ul className="round-photos">
            {stop.photos.map(({ id }, index) => (
              <li key={id}>
                <KeptPhoto
                  id={id}
                  alt={t('complaints.desk.photo.name', { number: index + 1, total: stop.photos.length })}
                />
              </li>
            ))}
          </ul>
        )}
      </section>
      <dl className="facts">
        <div>
          <dt>{t('complaints.desk.field.category')}</dt>
          <dd>{stop.category.name}</dd>
        </div>
        <div>
          <dt>{t('complaints.desk.field.area')}</dt>
          <dd>{[stop.area?.name, stop.place].filter(Boolean).join(', ') || '–'}</dd>
        </div>
        {stop.attributes.map(({ code, label, value }) => (
          <div key={code}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {here && exactPoint && (
          <div>
            <dt>{t('complaints.tools.round.next')}</dt>
            <dd>
              {t('complaints.tools.round.away', { distance: formats.distance(metres(here, exactPoint)) })}
            </dd>
          </div>
        )}
      </dl>
      {exactPoint && (
        <div className="button-row">
          <Navigate point={exactPoint} label={stop.code} web />
        </div>
      )}
      <section aria-labelledby="stop-history" className="grid gap-2">
        <h2 id="stop-history">{t('complaints.tools.round.history')}</h2>
        <ol className="round-history">
          {[...stop.timeline].reverse().map((entry) => (
            <li key={entry.id}>
              <p className="text-sm text-ink-soft">
                {formats.dateTime(entry.at)} · {whoOf(t, entry)}
              </p>
              <p className="font-semibold">{stepOf(t, entry).title}</p>
              {entry.text && <p>{entry.text}</p>}
            </li>
          ))}
        </ol>
      </section>
    </article>
  );
}
