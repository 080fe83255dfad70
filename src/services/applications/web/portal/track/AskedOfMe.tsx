/** What the city asks of the applicant now: to mend, to pay, to agree to a time; and at the end how it was. */
import '../../../../../blocks/payments/web/lent/bills.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Ways } from '../../../../../blocks/payments/web/lent/Ways.tsx';
import { api } from '../../../../../web/kit/api/api.ts';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useNow } from '../../../../../web/kit/shell/use-now.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../../web/ui/base/field.tsx';
import type { CountersView } from '../../../../counters/contract.ts';
import type { MyApplication } from '../../../contract.ts';
import { useAct } from './use-act.ts';

export function AskedOfMe({ application }: { application: MyApplication }) {
  const { t, formats } = useTexts();
  const { code, service, agency, correction, payment, appointment, may } = application;
  return (
    <>
      {correction && (
        <Notice tone="warn" title={t('applications.correction.title')}>
          {correction.reason && <p className="whitespace-pre-line">{correction.reason}</p>}
          <ul className="list-disc pl-5">
            {correction.fields.map(({ path, title, note }) => (
              <li key={path}>
                <strong>{title}</strong>
                {note && `: ${note}`}
              </li>
            ))}
          </ul>
          {correction.until && (
            <p>{t('applications.correction.until', { date: formats.deadline(correction.until) })}</p>
          )}
          <ButtonRow>
            <LinkButton href={`/permohonan/${code}/perbaiki`}>{t('applications.correction.mend')}</LinkButton>
          </ButtonRow>
        </Notice>
      )}
      {payment && (
        <Notice tone="warn" title={t('applications.payment.title', { amount: formats.money(payment.total) })}>
          <p className="whitespace-pre-line">{payment.how}</p>
          {payment.until && (
            <p>{t('applications.payment.until', { date: formats.deadline(payment.until) })}</p>
          )}
          <PayOnline payment={payment} />
          <QueueHere agency={agency?.id} href={`/loket?layanan=${service}&kode=${code}`} />
        </Notice>
      )}
      {appointment && (
        <TheAppointment code={code} appointment={appointment} may={may.includes('appointment')} />
      )}
    </>
  );
}

/** Where the city has a bank that is paid by QR or number; otherwise the counter alone takes the money. */
function PayOnline({ payment: { pay, total } }: { payment: NonNullable<MyApplication['payment']> }) {
  const { t, formats } = useTexts();
  if (!pay) return null;
  const [paid, left] = [formats.money(total - pay.left), formats.money(pay.left)];
  return (
    <section className="grid gap-3 py-2">
      <h3 className="font-semibold">{t('applications.payment.online')}</h3>
      {pay.left < total && <p>{t('applications.payment.left', { paid, left })}</p>}
      <Ways ways={pay.ways} none="" exact />
      <p>{t('applications.payment.then')}</p>
    </section>
  );
}

/** A number is offered only where the agency that takes the money calls numbers at all. */
function QueueHere({ agency, href }: { agency: string | undefined; href: string }) {
  const { t } = useTexts();
  const { data } = useQuery({
    queryKey: ['counters', 'list'],
    queryFn: ({ signal }) => api.get<CountersView>('/api/counters', { signal }),
    enabled: agency !== undefined,
  });
  if (!data) return null;
  if (!data.counters.some((counter) => counter.agency.id === agency))
    return <p>{t('applications.payment.no-queue')}</p>;
  return (
    <ButtonRow>
      <LinkButton size="small" tone="second" href={`${href}&dinas=${agency}`}>
        {t('applications.payment.queue')}
      </LinkButton>
    </ButtonRow>
  );
}

/** Offered when everything else is done, below what the city gave. */
export function AskedHowItWas({ application: { code, survey } }: { application: MyApplication }) {
  const { t } = useTexts();
  if (!survey) return null;
  return (
    <Notice title={t('applications.survey.offer')}>
      <p>{t('applications.survey.offer-detail')}</p>
      <ButtonRow>
        <LinkButton size="small" href={`/permohonan/${code}/survei`}>
          {t('applications.survey.begin')}
        </LinkButton>
      </ButtonRow>
    </Notice>
  );
}

function TheAppointment({
  code,
  appointment,
  may,
}: {
  code: string;
  appointment: NonNullable<MyApplication['appointment']>;
  may: boolean;
}) {
  const { t, formats } = useTexts();
  const { busy, failure, run } = useAct(code);
  const [other, setOther] = useState(false);
  const [wish, setWish] = useState('');
  const now = useNow();
  const { at, note, state } = appointment;
  return (
    <Notice
      tone={state === 'confirmed' ? 'good' : 'warn'}
      title={t(`applications.appointment.${state}`, { when: formats.deadline(at) })}
    >
      {note && <p className="whitespace-pre-line">{note}</p>}
      {state === 'wished' && <p>{t('applications.appointment.your-wish', { wish: appointment.wish })}</p>}
      <FormFailure failure={failure} />
      {may && (state === 'proposed' || (state === 'confirmed' && Date.parse(at) > now)) && !other && (
        <ButtonRow>
          {state === 'proposed' && (
            <Button size="small" busy={busy} onClick={() => void run('appointment', { at, accept: true })}>
              {t('applications.appointment.accept')}
            </Button>
          )}
          <Button size="small" tone="second" onClick={() => setOther(true)}>
            {t('applications.appointment.other')}
          </Button>
        </ButtonRow>
      )}
      {may && other && (
        <div className="grid gap-3">
          <TextField
            label={t('applications.appointment.wish')}
            hint={t('applications.appointment.wish-hint')}
            maxLength={500}
            value={wish}
            onChange={({ target }) => setWish(target.value)}
          />
          <ButtonRow>
            <Button
              size="small"
              busy={busy}
              disabled={wish.trim().length < 2}
              onClick={() =>
                void run('appointment', { at, accept: false, wish: wish.trim() }).then((done) => {
                  if (done) setOther(false);
                })
              }
            >
              {t('applications.appointment.send-wish')}
            </Button>
            <Button size="small" tone="second" onClick={() => setOther(false)}>
              {t('applications.appointment.back')}
            </Button>
          </ButtonRow>
        </div>
      )}
    </Notice>
  );
}
