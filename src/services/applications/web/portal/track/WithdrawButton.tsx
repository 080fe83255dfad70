/** Taking the application back: asked once more, with room for a reason. */
import { useState } from 'react';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { TextArea } from '../../../../../web/ui/base/field.tsx';
import { useAct } from './use-act.ts';

export function WithdrawButton({ code }: { code: string }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { busy, failure, run } = useAct(code);
  if (!open)
    return (
      <Button tone="quiet" onClick={() => setOpen(true)}>
        {t('applications.withdraw.open')}
      </Button>
    );
  return (
    <section className="card grid w-full gap-3">
      <h3>{t('applications.withdraw.sure')}</h3>
      <p>{t('applications.withdraw.detail')}</p>
      <FormFailure failure={failure} />
      <TextArea
        label={t('applications.withdraw.reason')}
        note={t('applications.optional')}
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <ButtonRow>
        <Button
          tone="danger"
          busy={busy}
          busyLabel={t('applications.withdraw.busy')}
          onClick={() =>
            void run('withdraw', reason.trim() ? { reason: reason.trim() } : {}).then((done) => {
              if (done) setOpen(false);
            })
          }
        >
          {t('applications.withdraw.do')}
        </Button>
        <Button tone="second" onClick={() => setOpen(false)}>
          {t('applications.withdraw.keep')}
        </Button>
      </ButtonRow>
    </section>
  );
}
