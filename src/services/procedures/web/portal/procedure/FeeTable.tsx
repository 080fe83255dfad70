/** What the service costs and by which rule; an amount that hangs on answers is told as what it hangs on. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import type { Procedure } from '../../../contract.ts';

export function FeeTable({ procedure }: { procedure: Procedure }) {
  const { t, formats } = useTexts();
  const { fee, feeLines } = procedure;
  return (
    <div className="grid gap-2">
      <p>{fee}</p>
      {feeLines.length > 0 && (
        <ul className="procedure-list">
          {feeLines.map(({ id, title, basis, fixed, dependsOn, when }) => (
            <li key={id}>
              <span>
                {title}:{' '}
                {fixed !== null
                  ? formats.money(fixed)
                  : dependsOn.length > 0
                    ? t('procedures.fee.depends', {
                        on: formats.list(dependsOn.map((question) => `“${question}”`)),
                      })
                    : t('procedures.fee.later')}
                {when && ` (${t('procedures.fee.sometimes')})`}
              </span>
              <span className="block text-ink-soft text-sm">{t('procedures.fee.basis', { basis })}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
