/** The wall: the whole city on one dark screen, read from five metres, moved by what happens. */
import './wall-page.css';
import { localesOf } from '../../../../shared/languages.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { Languages } from '../../../../web/kit/shell/Languages.tsx';
import { LoadFailedPage, LoadingPage } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Link } from '../../../../web/ui/base/link.tsx';
import { ConnectionMark, Tiles } from '../../../../web/ui/wall/figures.tsx';
import { AlertStrip, ClockHeader, WallFrame } from '../../../../web/ui/wall/frame.tsx';
import { areasBox } from '../projection.ts';
import { type Picture, useOverview } from '../use-overview.ts';
import { AgencyPanel } from './AgencyPanel.tsx';
import { FigureTiles } from './FigureTiles.tsx';
import { DuePanel, NewestPanel } from './ListPanels.tsx';
import { MapPanel } from './MapPanel.tsx';
import { Refused } from './Refused.tsx';

export function Page() {
  const picture = useOverview();
  const { session } = useSession();
  if (picture.refused) return <Refused status={picture.refused} retry={picture.retry} />;
  if (!picture.overview) {
    return (
      <main className="wall-waiting" id="isi">
        {picture.error ? (
          <LoadFailedPage whole error={picture.error} retry={picture.retry} />
        ) : (
          <LoadingPage />
        )}
      </main>
    );
  }
  const box = picture.areas ? areasBox(picture.areas) : undefined;
  return (
    <div className="wall-page">
      <WallFrame
        layout="map"
        header={<Header picture={picture} />}
        alerts={<Alerts picture={picture} />}
        foot={<Foot picture={picture} />}
      >
        <Tiles>
          <FigureTiles overview={picture.overview} now={picture.now} />
        </Tiles>
        <MapPanel picture={picture} box={box ?? session?.city.bbox} styleUrl={session?.city.mapStyle} />
        <AgencyPanel overview={picture.overview} now={picture.now} />
        <DuePanel overview={picture.overview} now={picture.now} />
        <NewestPanel overview={picture.overview} now={picture.now} />
      </WallFrame>
    </div>
  );
}

function Header({ picture }: { picture: Picture }) {
  const { t, language, formats } = useTexts();
  const { overview, offset, connected } = picture;
  if (!overview) return null;
  return (
    <ClockHeader
      city={overview.city.name}
      subtitle={t('command-center.wall.subtitle')}
      zone={overview.city.zone}
      zoneName={formats.zoneName}
      locale={Intl.DateTimeFormat.supportedLocalesOf(localesOf(language))[0] ?? 'id'}
      offsetMs={offset}
      connection={
        <ConnectionMark state={connected ? 'connected' : 'reconnecting'}>
          {t(connected ? 'kit.live.connected' : 'kit.live.reconnecting')}
        </ConnectionMark>
      }
    />
  );
}

function Alerts({ picture }: { picture: Picture }) {
  const { t, formats } = useTexts();
  const { overview, error } = picture;
  if (!overview || !error) return null;
  return (
    <AlertStrip
      alerts={[
        {
          id: 'lost',
          tone: 'warn',
          text: t('command-center.wall.lost'),
          note: t('command-center.wall.lost-since', { time: formats.time(overview.at) }),
        },
      ]}
    />
  );
}

function Foot({ picture }: { picture: Picture }) {
  const { t } = useTexts();
  return (
    <>
      <Link href="/wall/permohonan">{t('command-center.to-applications')}</Link>
      {picture.overview?.city.fictional && <span className="wall-fiction">{t('kit.fictional')}</span>}
      <Languages />
    </>
  );
}
