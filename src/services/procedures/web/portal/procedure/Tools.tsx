/** Take it along: print, hand on, hang up at the counter. */
import { useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import type { Procedure } from '../../../contract.ts';

export function Tools({ procedure }: { procedure: Procedure }) {
  const { t } = useTexts();
  const [said, setSaid] = useState('');
  const address = `${window.location.origin}/layanan/${procedure.id}`;
  const share = async () => {
    try {
      await navigator.share({ title: procedure.title, url: address });
    } catch {
      // The person closed the sheet.
    }
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setSaid(t('procedures.share.copied'));
    } catch {
      // Without permission, or on plain http, browsers withhold the clipboard.
      setSaid(address);
    }
  };
  return (
    <div data-print="no">
      <ButtonRow>
        <Button tone="second" size="small" onClick={() => window.print()}>
          {t('procedures.print')}
        </Button>
        {typeof navigator.share === 'function' ? (
          <Button tone="second" size="small" onClick={() => void share()}>
            {t('procedures.share.share')}
          </Button>
        ) : (
          <Button tone="second" size="small" onClick={() => void copy()}>
            {t('procedures.share.copy')}
          </Button>
        )}
        <LinkButton tone="second" size="small" href={`/layanan/${procedure.id}/poster`}>
          {t('procedures.poster.link')}
        </LinkButton>
      </ButtonRow>
      <p role="status" className="mt-2 break-all text-good text-sm empty:hidden">
        {said}
      </p>
    </div>
  );
}
