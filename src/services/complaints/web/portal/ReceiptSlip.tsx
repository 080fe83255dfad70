/** The reporter's secret in large signs, to copy, to write down and to print together with the code of the report. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import type { Receipt } from './receipts.ts';
import { useCopied } from './use-copied.ts';

export function ReceiptSlip({ receipt: { code, receipt, anonymous } }: { receipt: Receipt }) {
  const { t } = useTexts();
  const { said, copy } = useCopied();
  return (
    <section className="card gap-4" aria-label={t('complaints.receipt.label')}>
      <p className="text-ink-soft">{t('complaints.receipt.label')}</p>
      <p className="receipt-secret">{receipt}</p>
      <p>{t(anonymous ? 'complaints.receipt.only-way' : 'complaints.receipt.other-device')}</p>
      <p className="text-ink-soft text-sm">
        {t('complaints.receipt.how', { address: `${window.location.host}/laporan/${code}` })}
      </p>
      <div data-print="no">
        <ButtonRow>
          <Button
            tone="second"
            size="small"
            onClick={() => void copy(receipt, t('complaints.share.copied-code'))}
          >
            {t('complaints.receipt.copy')}
          </Button>
          <Button tone="second" size="small" onClick={() => window.print()}>
            {t('complaints.receipt.print')}
          </Button>
        </ButtonRow>
        <p role="status" className="mt-2 text-good text-sm empty:hidden">
          {said}
        </p>
      </div>
    </section>
  );
}
