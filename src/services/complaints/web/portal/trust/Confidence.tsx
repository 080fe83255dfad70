/** Reminds the reporter of a confidential report what that means, and how often somebody looked at who they are. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';

export function Confidence({ looks }: { looks: number }) {
  const { t } = useTexts();
  return (
    <Notice title={t('complaints.trust.confidence.title')}>
      <p>{t('complaints.trust.confidence.detail')}</p>
      <p className="font-semibold">
        {looks === 0
          ? t('complaints.trust.confidence.nobody')
          : t('complaints.trust.confidence.looks', { count: looks })}
      </p>
    </Notice>
  );
}
