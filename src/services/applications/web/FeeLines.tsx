/** The fee, line by line with the article behind each, and its sum. */
import { useTexts } from '../../../web/kit/texts/texts.ts';
import type { MyApplication } from '../contract.ts';

export function FeeLines({ fee }: { fee: MyApplication['fee'] }) {
  const { t, formats } = useTexts();
  if (fee.total === 0) return <p className="font-semibold">{t('applications.fee.free')}</p>;
  // A sum beside an application that is over reads like a bill.
  if (fee.state === 'dropped') return <p>{t('applications.fee.state.dropped')}</p>;
  return (
    <>
      <dl className="grid gap-2">
        {fee.lines.map(({ id, title, amount, basis }) => (
          <div key={id} className="flex flex-wrap justify-between gap-x-4">
            <dt>
              {title}
              <span className="block text-ink-soft text-sm">{basis}</span>
            </dt>
            <dd className="tabular ml-auto">{formats.money(amount)}</dd>
          </div>
        ))}
        <div className="flex justify-between gap-4 border-line border-t pt-2 font-semibold">
          <dt>{t('applications.fee.total')}</dt>
          <dd className="tabular">{formats.money(fee.total)}</dd>
        </div>
      </dl>
      {fee.paidAt && fee.receipt && (
        <p>{t('applications.fee.receipt', { date: formats.longDate(fee.paidAt), receipt: fee.receipt })}</p>
      )}
    </>
  );
}
