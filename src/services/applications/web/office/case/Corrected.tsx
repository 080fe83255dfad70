/** Says on top that the applicant sent what was asked for: when, with which words, what changed and what did not. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import type { DeskApplication } from '../../../rules/desk-contract.ts';

export function Corrected({ application: { corrected } }: { application: DeskApplication }) {
  const { t, formats } = useTexts();
  if (!corrected) return null;
  const { at, text, changed, unchanged } = corrected;
  return (
    <Notice title={t('applications.desk.corrected.title')}>
      <p>{formats.dateTime(at)}</p>
      <p>
        {changed.length > 0
          ? t('applications.desk.corrected.changed', { fields: formats.list(changed) })
          : t('applications.desk.corrected.nothing')}
      </p>
      {unchanged.length > 0 && (
        <p>{t('applications.desk.corrected.unchanged', { fields: formats.list(unchanged) })}</p>
      )}
      {text && (
        <p className="whitespace-pre-line break-words">{t('applications.desk.corrected.said', { text })}</p>
      )}
    </Notice>
  );
}
