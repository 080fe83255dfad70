/** What the city took off the public pages of a reporter's words and photos, why, and the one objection to each. */
import { useState } from 'react';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { TextArea } from '../../../../../web/ui/base/field.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import type { OwnVerdict } from '../../../rules/trust-contract.ts';
import { type ActProps, useAct } from '../case/act.ts';

const what: Record<OwnVerdict['kind'], TextKey> = {
  report: 'complaints.trust.part.report',
  text: 'complaints.trust.part.text',
  entry: 'complaints.trust.part.entry',
  photo: 'complaints.trust.part.photo',
};
const done: Record<OwnVerdict['decision'], TextKey> = {
  show: 'complaints.trust.own.show',
  hide: 'complaints.trust.own.hide',
  mask: 'complaints.trust.own.mask',
  redact: 'complaints.trust.own.redact',
};
const why: Record<string, TextKey> = {
  defamation: 'complaints.trust.reason.defamation',
  'personal-data': 'complaints.trust.reason.personal-data',
  hoax: 'complaints.trust.reason.hoax',
  abuse: 'complaints.trust.reason.abuse',
  spam: 'complaints.trust.reason.spam',
  other: 'complaints.trust.reason.other',
};

export default function OwnVerdicts(props: ActProps) {
  const { t } = useTexts();
  const { moderated } = props.view;
  return (
    <section className="grid gap-3" aria-label={t('complaints.trust.own.title')}>
      {moderated.map((verdict) => (
        <One key={verdict.review} verdict={verdict} {...props} />
      ))}
    </section>
  );
}

function One({ verdict, view, receipt, onDone }: ActProps & { verdict: OwnVerdict }) {
  const { t, formats } = useTexts();
  const say = useToast();
  const sendAct = useAct(view.code, receipt);
  const [writing, setWriting] = useState(false);
  const reason = why[verdict.reason ?? ''];
  const form = useForm({
    initial: { text: '' },
    validate: ({ text }) => (text.trim().length < 10 ? { text: t('complaints.trust.own.short') } : {}),
    async submit({ text }) {
      await sendAct('objections', { review: verdict.review, text: text.trim() });
      say({ tone: 'good', text: t('complaints.trust.own.sent') });
      setWriting(false);
      onDone();
    },
  });
  return (
    <Notice
      tone={verdict.decision === 'show' ? 'good' : 'warn'}
      title={t(done[verdict.decision], { part: t(what[verdict.kind]) })}
    >
      <p>
        {formats.dateTime(verdict.at)}
        {reason && ` · ${t(reason)}`}
      </p>
      {verdict.note && <p className="whitespace-pre-line">{verdict.note}</p>}
      {verdict.objection === 'open' && <p>{t('complaints.trust.own.waiting')}</p>}
      {verdict.objection === 'decided' && verdict.decision !== 'show' && (
        <p>{t('complaints.trust.own.final')}</p>
      )}
      {verdict.objection === 'none' && !writing && (
        <Button tone="second" size="small" onClick={() => setWriting(true)}>
          {t('complaints.trust.own.object')}
        </Button>
      )}
      {writing && (
        <form className="grid gap-3 mt-2" noValidate onSubmit={(event) => void form.submit(event)}>
          <TextArea
            {...form.field('text')}
            label={t('complaints.trust.own.label')}
            hint={t('complaints.trust.own.hint')}
            maxLength={2000}
            rows={4}
          />
          {form.failure && <p role="alert">{form.failure.detail}</p>}
          <ButtonRow>
            <Button type="submit" busy={form.busy} busyLabel={t('complaints.report.check.sending')}>
              {t('complaints.trust.own.send')}
            </Button>
            <Button tone="quiet" onClick={() => setWriting(false)}>
              {t('complaints.trust.own.not')}
            </Button>
          </ButtonRow>
        </form>
      )}
    </Notice>
  );
}
