/** One bill: the day and what is still open of it; unfolded, each line with its count, article and days. */
import { WhyLines } from '../../../../blocks/payments/web/lent/WhyLines.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import type { BillView } from '../../contract.ts';
import { noon } from '../why.ts';

export function BillItem({ bill, withStall }: { bill: BillView; withStall: boolean }) {
  const { t, formats } = useTexts();
  const month = bill.kind === 'levies.monthly';
  const day = formats.longDate(noon(bill.from));
  return (
    <li>
      <details className="bill">
        <summary>
          <span className="bill-head">
            <span className="bill-day">
              {month
                ? t('levies.bill.month', { month: formats.month(noon(bill.from)) })
                : bill.kind === 'levies.penalty'
                  ? t('levies.bill.strd', { day })
                  : day}
              {withStall && <span className="bill-stall">{`${bill.market} · ${bill.stall}`}</span>}
            </span>
            <span className="bill-open tabular">{formats.money(bill.open)}</span>
          </span>
          {bill.late && <Badge tone="warn">{t('levies.bill.late')}</Badge>}
        </summary>
        <div className="bill-why">
          <h4>{t('payments.why.title')}</h4>
          <WhyLines lines={bill.lines} />
          {bill.open !== bill.amount && (
            <p>
              {t('levies.bill.part', {
                amount: formats.money(bill.amount),
                paid: formats.money(bill.amount - bill.open),
              })}
            </p>
          )}
          <p className="bill-law">{t('levies.bill.due', { day: formats.longDate(noon(bill.due)) })}</p>
        </div>
      </details>
    </li>
  );
}
