/** The picture of the wall on an office screen or a phone: the same figures, each leading to the desk that can act on it. */
import { useSession } from '../../../../web/kit/session/session.ts';
import { ForbiddenPage, LoadFailedPage, LoadingPage } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import type { Overview } from '../../contract.ts';
import { type Picture, useOverview } from '../use-overview.ts';
import { AgencySheet } from './AgencySheet.tsx';
import { CaseSheet } from './CaseSheet.tsx';
import { useDeskLinks } from './desk-links.ts';
import { FigureRow } from './FigureRow.tsx';
import { MapSheet } from './MapSheet.tsx';
import './command-center.css';

export function Page() {
  const picture = useOverview();
  const { overview, error, refused } = picture;
  if (refused === 403) return <ForbiddenPage />;
  if (!overview) {
    if (error) return <LoadFailedPage whole error={error} retry={picture.retry} />;
    return <LoadingPage />;
  }
  return <Shown picture={picture} overview={overview} />;
}

function Shown({ picture, overview }: { picture: Picture; overview: Overview }) {
  const { t, formats } = useTexts();
  const links = useDeskLinks();
  const shared = { overview, links, now: picture.now };
  return (
    <div className="center">
      <OfficeTitle
        title={t('command-center.office.title')}
        note={t('command-center.office.note')}
        actions={
          <>
            <Link href="/office/pusat-kendali/permohonan" className="button" data-tone="second">
              {t('command-center.to-applications')}
            </Link>
            <Link href="/wall/" className="button" data-tone="second" target="_blank" rel="noopener">
              {t('command-center.office.open-wall')}
              <span className="sr-only"> {t('command-center.office.new-tab')}</span>
            </Link>
          </>
        }
      />
      {picture.error !== null && (
        <Notice tone="warn" live="polite" title={t('command-center.wall.lost')}>
          {t('command-center.wall.lost-since', { time: formats.time(overview.at) })}
        </Notice>
      )}
      <FigureRow {...shared} />
      <div className="center-sheets">
        <div>
          <CaseSheet {...shared} list="due" />
          <CaseSheet {...shared} list="newest" />
        </div>
        <div>
          <MapSheet {...shared} areas={picture.areas} />
          <AgencySheet {...shared} />
        </div>
      </div>
      <Foot all={links.all} />
    </div>
  );
}

/** How far the links go, and what a screen that stays on all day needs instead of somebody's account. */
function Foot({ all }: { all: boolean }) {
  const { t } = useTexts();
  const { can } = useSession();
  return (
    <div className="center-foot">
      {!all && <p>{t('command-center.office.reach')}</p>}
      <p>
        {t('command-center.office.screens')}{' '}
        {can('wall.manage') ? (
          <Link href="/office/admin/layar">{t('command-center.office.screens-manage')}</Link>
        ) : (
          t('command-center.office.screens-ask')
        )}
      </p>
    </div>
  );
}
