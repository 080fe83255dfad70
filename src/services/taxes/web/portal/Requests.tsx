/** What was asked for, and how it ended. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import type { PayerAccount } from '../../contract.ts';
import { noon } from '../words.ts';

export function Requests({ requests }: { requests: PayerAccount['requests'] }) {
  const { t, formats } = useTexts();
  if (requests.length === 0) return <p className="text-ink-soft">{t('taxes.ask.none')}</p>;
  return (
    <ul className="bills">
      {requests.map((one) => (
        <li className="paid" key={one.id}>
          <span>
            {t(`taxes.ask.${one.kind}`)} · {one.number}
            <span className="bill-stall">
              {one.granted === null
                ? t('taxes.ask.waiting', { day: formats.date(noon(one.due)) })
                : one.granted === 0
                  ? t('taxes.ask.refused', { reason: one.reason ?? '' })
                  : t('taxes.ask.granted', { amount: formats.money(one.granted), reason: one.reason ?? '' })}
            </span>
          </span>
          <span className="tabular">{formats.money(one.amount)}</span>
        </li>
      ))}
    </ul>
  );
}
