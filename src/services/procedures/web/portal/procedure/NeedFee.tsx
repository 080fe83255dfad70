/** The fee after these answers; before them only what it hangs on, never an amount that may be wrong. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import type { Procedure } from '../../../contract.ts';
import type { FeeKnown } from '../../../rules/need.ts';

export function NeedFee({ procedure, known }: { procedure: Procedure; known: FeeKnown | undefined }) {
  const { t, formats } = useTexts();
  const { feeLines, feeKnowable, fee } = procedure;
  if (!known)
    return (
      <Notice title={t('procedures.fee.before')}>
        <p>{fee}</p>
        <p>{feeKnowable ? t('procedures.fee.answer-first') : t('procedures.fee.in-form')}</p>
      </Notice>
    );
  const titles = new Map(feeLines.map(({ id, title }) => [id, title]));
  return (
    <Notice
      tone="good"
      live="polite"
      title={t('procedures.fee.yours', { total: formats.money(known.total) })}
    >
      {known.total === 0 ? (
        <p>{t('procedures.fee.none-for-you')}</p>
      ) : (
        <ul>
          {known.lines.map(({ id, amount }) => (
            <li key={id}>
              {titles.get(id)}: {formats.money(amount)}
            </li>
          ))}
        </ul>
      )}
      <p className="text-sm">{t('procedures.fee.decided')}</p>
    </Notice>
  );
}
