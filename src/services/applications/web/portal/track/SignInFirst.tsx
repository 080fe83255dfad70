/** An application is shown to its applicant only: the way in, and back to where one wanted to go. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../../web/ui/base/feedback.tsx';

export function SignInFirst({ next }: { next: string }) {
  const { t } = useTexts();
  return (
    <EmptyState
      whole
      title={t('applications.track.sign-in')}
      action={<LinkButton href={`/masuk?next=${next}`}>{t('applications.mine.sign-in')}</LinkButton>}
    >
      {t('applications.track.sign-in-detail')}
    </EmptyState>
  );
}
