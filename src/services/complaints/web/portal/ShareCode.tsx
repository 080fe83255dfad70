/** Copies the code of a report, or hands its address to whatever the phone shares with. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { useCopied } from './use-copied.ts';

export function ShareCode({ code }: { code: string }) {
  const { t } = useTexts();
  const { said, copy } = useCopied();
  const address = `${window.location.origin}/laporan/${code}`;
  const share = async () => {
    try {
      await navigator.share({ title: t('complaints.share.title', { code }), url: address });
    } catch {
      // The person closed the sheet.
    }
  };
  return (
    <div data-print="no">
      <ButtonRow>
        <Button tone="second" size="small" onClick={() => void copy(code, t('complaints.share.copied-code'))}>
          {t('complaints.share.copy-code')}
        </Button>
        {typeof navigator.share === 'function' ? (
          <Button tone="second" size="small" onClick={() => void share()}>
            {t('complaints.share.share')}
          </Button>
        ) : (
          <Button
            tone="second"
            size="small"
            onClick={() => void copy(address, t('complaints.share.copied-link'))}
          >
            {t('complaints.share.copy-link')}
          </Button>
        )}
      </ButtonRow>
      <p role="status" className="mt-2 text-good text-sm empty:hidden">
        {said}
      </p>
    </div>
  );
}
