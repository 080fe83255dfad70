/** One bill of tax: its paper and time, what is open of it; unfolded, why it is so much and how it alone is paid. */
import { Ways } from '../../../../blocks/payments/web/lent/Ways.tsx';
import { WhyLines } from '../../../../blocks/payments/web/lent/WhyLines.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import type { BillView } from '../../contract.ts';
import { noon, timeWords } from '../words.ts';

export function TaxBill({ bill }: { bill: BillView }) {
  const texts = useTexts();
  const { t, formats } = texts;
  return (
    <li>
      <details className="bill">
        <summary>
          <span className="bill-head">
            <span className="bill-day">
              {t(`taxes.paper.${bill.paper}`)}
              <span className="bill-stall">{timeWords(texts, bill)}</span>
            </span>
            <span className="bill-open tabular">{formats.money(bill.open)}</span>
          </span>
          {bill.late && <Badge tone="warn">{t('taxes.bill.late')}</Badge>}
        </summary>
        <div className="bill-why">
          <h4>{t('payments.why.title')}</h4>
          <WhyLines lines={bill.lines} />
          {bill.open !== bill.amount && (
            <p>
              {t('taxes.bill.part', {
                amount: formats.money(bill.amount),
                paid: formats.money(bill.amount - bill.open),
              })}
            </p>
          )}
          <p className="bill-law">{t('taxes.bill.due', { day: formats.longDate(noon(bill.due)) })}</p>
          {bill.ways.length > 0 && (
            <>
              <h4>{t('taxes.bill.pay')}</h4>
              <p>
                {t('taxes.bill.code')}{' '}
                <strong className="tabular">{bill.code.replace(/(.{4})(?=.)/g, '$1 ')}</strong>
              </p>
              <Ways ways={bill.ways} none={t('taxes.ways.none')} />
            </>
          )}
        </div>
      </details>
    </li>
  );
}
