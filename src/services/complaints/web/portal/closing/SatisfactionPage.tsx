/** What people think of the service: the survey's results, for everybody. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Page as PageFrame } from '../../../../../web/ui/portal/page.tsx';
import { Satisfaction } from '../../closing/Satisfaction.tsx';

export function Page() {
  const { t } = useTexts();
  return (
    <PageFrame
      title={t('complaints.satisfaction.title')}
      lead={t('complaints.satisfaction.lead')}
      back={{ href: '/angka', label: t('complaints.figures.title') }}
    >
      <Satisfaction />
    </PageFrame>
  );
}
