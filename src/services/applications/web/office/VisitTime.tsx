/** When a visit is, and whether the applicant agreed to that time. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import type { DeskApplication } from '../../rules/desk-contract.ts';

export function VisitTime({ visit }: Pick<DeskApplication, 'visit'>) {
  const { t, formats } = useTexts();
  const appointment = visit?.appointment;
  if (!appointment) return <p>{t('applications.visits.no-time')}</p>;
  const { at, state, wish } = appointment;
  return (
    <>
      <p className={state === 'wished' ? 'line-through' : undefined}>{formats.deadline(at)}</p>
      <p className={state === 'confirmed' ? 'text-ink-soft text-sm' : 'font-semibold text-sm'}>
        {t(`applications.visits.${state}`, { wish })}
      </p>
    </>
  );
}
