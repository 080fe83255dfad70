/** What every sheet has on the screen and not on paper: the way back and the button; and the code to scan. */
import type { ReactNode } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { useQr } from '../use-qr.ts';
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

export function PaperQr({ text, label }: { text: string; label: string }) {
  const source = useQr(text, { margin: 0, scale: 6 });
  return source ? <img className="paper-qr" src={source} alt={label} /> : <span className="paper-qr" />;
}
