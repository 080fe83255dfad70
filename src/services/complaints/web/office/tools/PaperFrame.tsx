/** What every sheet has on the screen and not on paper: the way back and the button; and the code to scan. */
import type { ReactNode } from 'react';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { useQr } from '../../../../../web/kit/use-qr.ts';
import { Button, LinkButton } from '../../../../../web/ui/base/button.tsx';
import './sheet.css';

export function PaperFrame({ back, children }: { back: string; children: ReactNode }) {
  const { t } = useTexts();
  return (
    <main id="isi" tabIndex={-1} className="paper-screen">
      <div className="paper-tools" data-print="no">
        <LinkButton tone="quiet" icon="arrow-left" href={back}>
          {t('complaints.tools.sheet.back')}
        </LinkButton>
        <Button onClick={() => window.print()}>{t('complaints.tools.sheet.press')}</Button>
      </div>
      {children}
    </main>
  );
}

/** Who printed it, and when: paper goes on telling what has changed since. */
export function PaperFoot() {
  const { t, formats } = useTexts();
  const { actor } = useSession();
  return (
    <footer>
      {t('complaints.tools.sheet.printed', { time: formats.dateTime(Date.now()), name: actor?.name ?? '' })}
    </footer>
  );
}

export function PaperQr({ text, label }: { text: string; label: string }) {
  const source = useQr(text, { margin: 0, scale: 6 });
  return source ? <img className="paper-qr" src={source} alt={label} /> : <span className="paper-qr" />;
}
