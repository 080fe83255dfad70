/** Another device went on with the same application: the person says which one holds. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';

export function OtherDevice({ onSettle }: { onSettle: (take: 'theirs' | 'mine') => void }) {
  const { t } = useTexts();
  return (
    <Notice tone="warn" live="assertive" title={t('applications.apply.moved.title')}>
      <p>{t('applications.apply.moved.detail')}</p>
      <ButtonRow>
        <Button size="small" onClick={() => onSettle('theirs')}>
          {t('applications.apply.moved.theirs')}
        </Button>
        <Button size="small" tone="second" onClick={() => onSettle('mine')}>
          {t('applications.apply.moved.mine')}
        </Button>
      </ButtonRow>
    </Notice>
  );
}
