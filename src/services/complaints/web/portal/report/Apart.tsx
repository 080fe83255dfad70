/** The report that this one was to join ended or went meanwhile: says so, and sends this one by itself on one press. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { WithCode } from '../WithCode.tsx';

/** True when a report that was to join another was refused because of that other one. */
export function joinFailed(problem: unknown): boolean {
  const { status, fields = [] } = (problem ?? {}) as { status?: number; fields?: { path: string }[] };
  return status === 404 || status === 409 || fields.some(({ path }) => path === 'sameAs');
}

export function Apart({ code, busy, onSend }: { code: string; busy?: boolean; onSend: () => void }) {
  const { t } = useTexts();
  return (
    <Notice tone="warn" live="polite" title={<WithCode k="complaints.apart.title" code={code} />}>
      <p>{t('complaints.apart.detail')}</p>
      <div>
        <Button busy={busy} busyLabel={t('complaints.report.check.sending')} onClick={onSend}>
          {t('complaints.apart.send')}
        </Button>
      </div>
    </Notice>
  );
}
