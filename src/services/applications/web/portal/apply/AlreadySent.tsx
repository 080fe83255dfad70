/** Another device sent this application: where it is followed, and what shall become of what stands here. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Page as PageFrame } from '../../../../../web/ui/portal/page.tsx';
import type { ServiceForm } from '../../../contract.ts';
import type { KeptForm } from './use-kept-form.ts';

export function AlreadySent({ service, desk, code }: { service: ServiceForm; desk: KeptForm; code: string }) {
  const { t } = useTexts();
  return (
    <PageFrame title={t('applications.apply.sent-as.title')} lead={service.title} width="narrow">
      <Notice live="assertive">
        <p>{t('applications.apply.sent-as.detail', { code })}</p>
        <ButtonRow>
          <LinkButton href={`/permohonan/${code}`}>{t('applications.apply.sent-as.open')}</LinkButton>
        </ButtonRow>
      </Notice>
      <p className="text-ink-soft">{t('applications.apply.sent-as.here')}</p>
      <ButtonRow>
        <Button tone="second" onClick={desk.anew}>
          {t('applications.apply.sent-as.anew')}
        </Button>
        <Button tone="second" onClick={() => void desk.clear()}>
          {t('applications.apply.sent-as.drop')}
        </Button>
      </ButtonRow>
    </PageFrame>
  );
}
