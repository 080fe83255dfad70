/** The office's front door: leads to the inbox those who work on reports. */
import { useEffect } from 'react';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';

export function Page() {
  const { t } = useTexts();
  const { can, actor } = useSession();
  const reads = can('complaints.read');
  useEffect(() => {
    if (reads) navigate('/office/laporan', { replace: true, force: true });
  }, [reads]);
  if (reads) return <LoadingState label={t('kit.loading')} />;
  return (
    <>
      <h1 className="mb-4">{t('complaints.desk.home.title', { name: actor?.name ?? '' })}</h1>
      <EmptyState title={t('complaints.desk.home.choose')}>{t('complaints.desk.home.note')}</EmptyState>
    </>
  );
}
