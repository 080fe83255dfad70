/** Before the first question: what is needed, how long it takes, what it costs; and the way back to what was begun. */
import { useState } from 'react';
import type { FormView } from '../../../../../blocks/definitions/contract.ts';
import { useOnline } from '../../../../../web/kit/shell/online.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { Facts } from '../../../../../web/ui/base/card.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../../web/ui/base/link.tsx';
import { Page as PageFrame, Section } from '../../../../../web/ui/portal/page.tsx';
import { needOf } from '../../../../procedures/rules/need.ts';
import type { ServiceForm } from '../../../contract.ts';
import { limitWords } from '../../limit-words.ts';
import type { Kept } from './kept-shape.ts';
import { OtherDevice } from './OtherDevice.tsx';
import type { KeptForm } from './use-kept-form.ts';

type Props = {
  service: ServiceForm;
  form: Kept;
  desk: KeptForm;
  owner: string | null;
  /** To a section; without one to where the person was, or to the first. */
  onGo: (section?: string) => void;
};

export function StartStep({ service, form, desk, owner, onGo }: Props) {
  const { t, formats } = useTexts();
  const online = useOnline();
  const [busy, setBusy] = useState(false);
  const begun = form.changedAt > 0;
  // What the answers so far rule out, perhaps given on the procedure's page, need not be looked for.
  const questions = (service.form as FormView).sections.flatMap(({ repeat, fields }) =>
    repeat ? [] : fields,
  );
  const wanted = service.requirements
    .map((one) => ({ ...one, need: needOf(one.when, questions, form.answers, service.facts) }))
    .filter(({ need }) => need !== 'no');
  const here = `/layanan/${service.service}/ajukan`;
  const begin = async () => {
    setBusy(true);
    await desk.prefill();
    setBusy(false);
    onGo();
  };
  return (
    <PageFrame
      title={service.title}
      lead={service.summary}
      back={{ href: `/layanan/${service.service}`, label: t('applications.apply.read-procedure') }}
      width="narrow"
    >
      {desk.moved && <OtherDevice service={service} mine={form} theirs={desk.moved} onSettle={desk.settle} />}
      {desk.locked && !begun && (
        <Notice title={t('applications.apply.locked.title')}>
          <p>{t('applications.apply.locked.detail')}</p>
          <ButtonRow>
            <LinkButton size="small" href={`/masuk?next=${here}`}>
              {t('applications.apply.locked.sign-in')}
            </LinkButton>
          </ButtonRow>
        </Notice>
      )}
      {begun && (
        <Notice title={t('applications.apply.resume.title')}>
          <p>{t('applications.apply.resume.detail', { when: formats.relative(form.changedAt) })}</p>
          <ButtonRow>
            <Button size="small" onClick={() => onGo()}>
              {t('applications.apply.resume.continue')}
            </Button>
            <Button size="small" tone="second" onClick={() => void desk.clear()}>
              {t('applications.apply.resume.again')}
            </Button>
          </ButtonRow>
        </Notice>
      )}
      <Facts
        facts={[
          {
            key: 'time',
            term: t('applications.apply.start.time'),
            value: limitWords(t, service.promise),
          },
          { key: 'fee', term: t('applications.apply.start.fee'), value: service.feeTold },
          ...(service.agency
            ? [{ key: 'agency', term: t('applications.apply.start.agency'), value: service.agency.name }]
            : []),
        ]}
      />
      {wanted.length > 0 && (
        <Section title={t('applications.apply.start.needs')}>
          <ul className="grid gap-3">
            {wanted.map(({ id, title, help, whenTold, need }) => (
              <li key={id} className="card gap-1 p-4">
                <strong>{title}</strong>
                {whenTold && need === 'open' && <p className="text-ink-soft">{whenTold}</p>}
                {help && <p className="text-sm">{help}</p>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p className="text-ink-soft">
        {t('applications.apply.start.kept')}{' '}
        {owner === null && online && (
          <Link href={`/masuk?next=${here}`}>{t('applications.apply.start.sign-in')}</Link>
        )}
      </p>
      <div>
        <Button
          size="large"
          busy={busy}
          busyLabel={t('applications.apply.start.preparing')}
          onClick={() => (begun ? onGo() : void begin())}
        >
          {t(begun ? 'applications.apply.resume.continue' : 'applications.apply.start.begin')}
        </Button>
      </div>
    </PageFrame>
  );
}
