/** One taxed object: the sum, its bills, what was filed and paid. */
import '../../../../blocks/payments/web/lent/bills.css';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import type { ObjectAccount } from '../../contract.ts';
import { writtenNop } from '../../rules/nop.ts';
import { monthNoon, wayOf } from '../words.ts';
import { TaxBill } from './TaxBill.tsx';

/** A NOP as on the SPPT; other numbers as they are. */
export const writtenNumber = (number: string) => (/^\d{18}$/.test(number) ? writtenNop(number) : number);

export function Sum({ data }: { data: Pick<ObjectAccount, 'owed' | 'late' | 'credit'> }) {
  const { t, formats } = useTexts();
  return (
    <section className="card bill-sum" aria-live="polite">
      <p className="bill-sum-label">{t('taxes.sum.owed')}</p>
      <p className="bill-sum-amount tabular">{formats.money(data.owed)}</p>
      {data.owed === 0 && (
        <p>
          <Badge tone="good">{t('taxes.sum.nothing')}</Badge>
        </p>
      )}
      {data.late > 0 && (
        <Notice tone="warn" title={t('taxes.sum.late', { amount: formats.money(data.late) })}>
          {t('taxes.sum.late-detail')}
        </Notice>
      )}
      {data.credit > 0 && <p>{t('taxes.sum.credit', { amount: formats.money(data.credit) })}</p>}
    </section>
  );
}

export function Bills({ data }: { data: ObjectAccount }) {
  const { t } = useTexts();
  const unlisted = data.bills - data.open.length;
  if (data.open.length === 0) return <p className="text-ink-soft">{t('taxes.bill.none')}</p>;
  return (
    <>
      <p className="text-ink-soft">{t('taxes.bill.lead')}</p>
      <ul className="bills">
        {data.open.map((bill) => (
          <TaxBill key={bill.code} bill={bill} />
        ))}
      </ul>
      {unlisted > 0 && <p>{t('taxes.bill.more', { count: unlisted })}</p>}
    </>
  );
}

export function Paid({ data }: { data: ObjectAccount }) {
  const { t, formats } = useTexts();
  if (data.payments.length === 0) return <p className="text-ink-soft">{t('taxes.paid.none')}</p>;
  return (
    <ul className="bills">
      {data.payments.map((paid) => (
        <li className="paid" key={paid.code}>
          <span>
            {formats.dateTime(paid.at)}
            <span className="bill-stall">
              {t(`payments.paid-by.${wayOf(paid.way)}`)} ·{' '}
              <Link href={`/pajak/sspd/${paid.code}`}>{t('taxes.paid.slip', { code: paid.code })}</Link>
            </span>
          </span>
          <span className="tabular">
            {formats.money(paid.amount)}
            {paid.reversed && <span className="bill-stall">{t('taxes.paid.reversed')}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function Filed({ data }: { data: ObjectAccount }) {
  const { t, formats } = useTexts();
  if (data.returns.length === 0) return <p className="text-ink-soft">{t('taxes.filed.none')}</p>;
  return (
    <ul className="bills">
      {data.returns.map((one) => (
        <li className="paid" key={`${one.month} ${one.revision}`}>
          <span>
            {formats.month(monthNoon(one.month))}
            <span className="bill-stall">
              {t('taxes.filed.line', {
                turnover: formats.money(one.turnover),
                day: formats.date(one.filedAt),
              })}
              {one.revision > 0 && ` · ${t('taxes.filed.correction', { count: one.revision })}`}
              {one.late && ` · ${t('taxes.filed.late')}`}
            </span>
          </span>
          <span className="tabular">{formats.money(one.tax)}</span>
        </li>
      ))}
    </ul>
  );
}
