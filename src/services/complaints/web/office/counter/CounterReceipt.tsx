/** After a report at the counter: the receipt, once, to be printed or read out; then the next person. */
import { useEffect, useRef } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import type { Received } from '../../../rules/intake-contract.ts';
import { ReceiptSheet } from './ReceiptSheet.tsx';
import type { CounterValues } from './values.ts';

type Props = { received: Received; values: CounterValues; onNext: () => void };

export function CounterReceipt({ received, values, onNext }: Props) {
  const { t } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="receipt">
      <div className="receipt-words" data-print="no">
        <h1 ref={heading} tabIndex={-1}>
          {t('complaints.desk.receipt.title')}
        </h1>
        <p>{t('complaints.desk.receipt.read-out')}</p>
        {received.state === 'merged' && <p>{t('complaints.desk.receipt.joined', { code: values.sameAs })}</p>}
        <Notice tone="warn" title={t('complaints.desk.receipt.once-title')}>
          {t('complaints.desk.receipt.once')}
        </Notice>
        <ButtonRow>
          <Button onClick={() => window.print()}>{t('complaints.desk.receipt.print')}</Button>
          <Button tone="second" onClick={onNext}>
            {t('complaints.desk.receipt.next')}
          </Button>
          <LinkButton tone="quiet" href={`/office/laporan/${received.code}`}>
            {t('complaints.desk.receipt.open')}
          </LinkButton>
        </ButtonRow>
      </div>
      <ReceiptSheet received={received} values={values} />
    </div>
  );
}
