/** The office's front door: leads each officer to the page that their role is there for. */
import { useEffect } from 'react';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';

/** What opens the desk of applications. */
const WORK = ['applications.check', 'applications.review', 'applications.decide', 'applications.assist'];

/** The first that fits: work before looking, looking before keeping accounts. */
function homeOf(can: (permission: string) => boolean): string | undefined {
  if (can('complaints.work') || can('complaints.triage')) return '/office/laporan';
  if (can('wall.read')) return '/office/pusat-kendali';
  if (can('complaints.read')) return '/office/laporan';
  if (can('applications.inspect') && !can('applications.check')) return '/office/kunjungan';
  if (WORK.some(can)) return '/office/permohonan';
  if (can('counters.serve')) return '/office/loket';
  if (can('designer.write')) return '/office/rancang';
  if (can('designer.approve')) return '/office/sahkan';
  if (can('audit.read') && !can('identity.accounts.manage')) return '/office/admin/jejak';
  return can('identity.accounts.read') ? '/office/admin/petugas' : undefined;
}

export function Page() {
  const { t } = useTexts();
  const { can, actor } = useSession();
  const home = homeOf(can);
  useEffect(() => {
    if (home) navigate(home, { replace: true, force: true });
  }, [home]);
  if (home) return <LoadingState label={t('kit.loading')} />;
  return (
    <>
      <h1 className="mb-4">{t('complaints.desk.home.title', { name: actor?.name ?? '' })}</h1>
      <EmptyState title={t('complaints.desk.home.choose')}>{t('complaints.desk.home.note')}</EmptyState>
    </>
  );
}
