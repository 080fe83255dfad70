/** Payments that a line may have paid, or that the bank took back: chosen by hand, with the sum beside what the bank shows. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { FieldError } from '../../../../web/ui/base/field.tsx';
import type { WholeDifference } from '../../rules/treasury-contract.ts';
import { useMoneyWords } from './words.ts';

export function Payments({
  id,
  rows,
  one,
  chosen,
  choose,
  found,
  error,
}: {
  id: string;
  rows: WholeDifference['candidates'];
  /** Only one may be chosen. */
  one: boolean;
  chosen: string[];
  choose: (ids: string[]) => void;
  found: number;
  error: string | undefined;
}) {
  const { t, formats } = useTexts();
  const words = useMoneyWords();
  const sum = rows.filter((row) => chosen.includes(row.id)).reduce((total, row) => total + row.amount, 0);
  const toggle = (row: string, on: boolean) =>
    choose(one ? (on ? [row] : []) : on ? [...chosen, row] : chosen.filter((other) => other !== row));
  return (
    <fieldset className="field" id={id} tabIndex={-1}>
      <legend className="field-label">{t('payments.act.payments')}</legend>
      {error && <FieldError>{error}</FieldError>}
      {rows.length === 0 ? (
        <p className="text-ink-soft">{t('payments.act.no-payments')}</p>
      ) : (
        <ul className="treasury-payments">
          {rows.map((row) => (
            <li key={row.id}>
              <label>
                <input
                  type={one ? 'radio' : 'checkbox'}
                  name={id}
                  checked={chosen.includes(row.id)}
                  onChange={(event) => toggle(row.id, event.target.checked)}
                />
                <span>
                  <strong className="tabular">{formats.money(row.amount)}</strong> ·{' '}
                  {words.channel(row.channel)}
                  <br />
                  {row.code} · {formats.dateTime(row.paidAt)}
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      {!one && (
        <p aria-live="polite">
          {t('payments.act.sum', {
            ...{ sum: formats.money(sum), found: formats.money(found) },
            fee: formats.money(sum - found),
          })}
        </p>
      )}
    </fieldset>
  );
}
