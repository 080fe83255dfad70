/** Copies the code of a report, or hands its address to whatever the phone shares with. */
import { useState } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';

export function ShareCode({ code }: { code: string }) {
  const { t } = useTexts();
  const [said, setSaid] = useState('');
  const address = `${window.location.origin}/laporan/${code}`;
  const copy = async (text: string, words: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(words);
    } catch {
      // Without permission, or on plain http, browsers withhold the clipboard: the code can be selected by hand.
      setSaid(t('complaints.share.by-hand'));
    }
  };
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
