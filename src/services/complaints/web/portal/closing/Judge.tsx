/** The question after a closing: is it mended? Two large buttons; "not yet" asks for a word, and a photo if there is one. */
import { useState } from 'react';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { type ActProps, useAct } from '../case/act.ts';
import { WriteForm } from '../case/WriteForm.tsx';

export default function Judge(props: ActProps) {
  const { view, receipt, onDone } = props;
  const { t, formats } = useTexts();
  const say = useToast();
  const sendAct = useAct(view.code, receipt);
  const [not, setNot] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const agency = view.agency?.name ?? t('complaints.case.the-city');
  const { closing, mended, outcome } = view;
  const yes = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await sendAct('verdict', { mended: true });
      say({ tone: 'good', text: t('complaints.closing.judge.done') });
      onDone();
    } catch (error) {
      setFailure(problemWords(error));
    } finally {
      setBusy(false);
    }
  };
  // Somebody whose report was joined does not see the end in the report's own columns.
  const unmended = mended === false || outcome === 'not-mended' || closing?.reason !== null;
  return (
    <section className="card gap-4" aria-labelledby="judge-title" data-print="no">
      <h2 id="judge-title">{t('complaints.closing.judge.title')}</h2>
      {not ? (
        <>
          <WriteForm {...props} act="verdict" />
          <div>
            <Button tone="quiet" onClick={() => setNot(false)}>
              {t('complaints.closing.judge.back')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>
            {t(unmended ? 'complaints.closing.judge.lead-not' : 'complaints.closing.judge.lead', { agency })}
          </p>
          {failure && (
            <Notice tone="bad" live="assertive" title={failure.title}>
              <p>{failure.detail}</p>
            </Notice>
          )}
          <ButtonRow>
            <Button busy={busy} busyLabel={t('complaints.report.check.sending')} onClick={() => void yes()}>
              {t('complaints.closing.judge.yes')}
            </Button>
            {!(unmended && view.state === 'merged') && (
              <Button tone="second" disabled={busy} onClick={() => setNot(true)}>
                {t('complaints.closing.judge.no')}
              </Button>
            )}
          </ButtonRow>
          {closing?.silentAt && (
            <p className="text-ink-soft text-sm">
              {t('complaints.closing.judge.until', { date: formats.date(closing.silentAt) })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
