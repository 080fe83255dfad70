/** The visit: a time proposed and agreed, then the minutes; without a network they wait on the device. */
import { useState } from 'react';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../../web/ui/base/field.tsx';
import type { DeskApplication } from '../../../rules/desk-contract.ts';
import { SaidAnswers, SaidFiles } from '../../SaidAnswers.tsx';
import { deskPath } from '../desk-data.ts';
import { useDeskAct } from '../use-desk-act.ts';

export function Visit({ application: one }: { application: DeskApplication }) {
  const { t, formats } = useTexts();
  const { visit } = one;
  if (!visit) return null;
  const { appointment, written } = visit;
  return (
    <section className="card grid gap-4" aria-labelledby="desk-visit">
      <h2 id="desk-visit">{t('applications.desk.visit.title')}</h2>
      {appointment && (
        <Notice tone={appointment.state === 'confirmed' ? 'good' : 'info'}>
          <p>
            {t(`applications.desk.visit.${appointment.state}`, { when: formats.deadline(appointment.at) })}
          </p>
          {appointment.note && <p className="whitespace-pre-line">{appointment.note}</p>}
          {appointment.wish && <p>{t('applications.desk.visit.wish', { wish: appointment.wish })}</p>}
        </Notice>
      )}
      {written ? (
        <>
          <p className="text-ink-soft text-sm">
            {[written.by, formats.dateTime(written.at)].filter(Boolean).join(' · ')}
          </p>
          <SaidAnswers sections={written.answers} />
          {written.photos.length > 0 && <SaidFiles files={written.photos} />}
        </>
      ) : (
        <p className="text-ink-soft">{t('applications.desk.visit.none')}</p>
      )}
      {one.may.includes('propose') && <Propose application={one} />}
      {visit.mine && one.may.includes('minutes') && (
        <div>
          <LinkButton href={`/office/kunjungan/${one.code}`} tone="second">
            {t(written ? 'applications.desk.visit.rewrite' : 'applications.desk.visit.write')}
          </LinkButton>
        </div>
      )}
    </section>
  );
}

function Propose({ application: one }: { application: DeskApplication }) {
  const { t } = useTexts();
  const { busy, failure, run } = useDeskAct();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState('');
  const [note, setNote] = useState('');
  if (!open)
    return (
      <div>
        <Button size="small" tone="second" onClick={() => setOpen(true)}>
          {t(
            one.visit?.appointment ? 'applications.desk.visit.other-time' : 'applications.desk.visit.propose',
          )}
        </Button>
      </div>
    );
  const send = async () => {
    // The device's zone is the city's in nearly every case; the server shows the time back in the city's own.
    const body = {
      seen: one.seen,
      at: new Date(at).toISOString(),
      ...(note.trim() ? { note: note.trim() } : {}),
    };
    if (await run(`${deskPath(one.code)}/visit`, body)) setOpen(false);
  };
  return (
    <form
      className="grid max-w-md gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && at) void send();
      }}
    >
      <TextField
        type="datetime-local"
        label={t('applications.desk.visit.when')}
        value={at}
        onChange={({ target }) => setAt(target.value)}
      />
      <TextField
        label={t('applications.desk.visit.note')}
        note={t('applications.optional')}
        maxLength={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <FormFailure failure={failure} />
      <ButtonRow>
        <Button type="submit" size="small" busy={busy} disabled={!at}>
          {t('applications.desk.visit.send')}
        </Button>
        <Button size="small" tone="second" onClick={() => setOpen(false)}>
          {t('applications.desk.cancel')}
        </Button>
      </ButtonRow>
    </form>
  );
}
