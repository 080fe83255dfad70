/** Open cases where they lie; a mark opens its case where this officer may read it. The lists say the same in words. */
import { useMemo } from 'react';
import { CityMap } from '../../../../web/kit/map/CityMap.tsx';
import type { Areas, MapPoints } from '../../../../web/kit/map/types.ts';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { healthNow } from '../../rules/health.ts';
import { toPoints } from '../points.ts';
import { areasBox } from '../projection.ts';
import { useSourceWords } from '../source-words.ts';
import { Sheet } from './Sheet.tsx';
import type { SheetProps } from './sheet-props.ts';

export function MapSheet({ overview, now, links, areas }: SheetProps & { areas: Areas | undefined }) {
  const { t } = useTexts();
  const { session } = useSession();
  const words = useSourceWords();
  const lists = overview.boards.map((board) => board.places);
  const items = lists.flatMap((list) => list.items.map((item) => ({ item, source: list.source })));
  const dead = lists.length > 0 && lists.every((list) => healthNow(list, now) === 'dead');
  const written = JSON.stringify(
    toPoints(
      items.map(({ item }) => item),
      now,
    ),
  );
  const points = useMemo(() => JSON.parse(written) as MapPoints, [written]);
  const box = useMemo(() => areas && areasBox(areas), [areas]) ?? session?.city.bbox;
  const pick = (code: string) => {
    const found = items.find(({ item }) => item.code === code);
    const href = found && links.case(found.source, found.item);
    if (href) navigate(href);
  };
  return (
    <Sheet
      name="map"
      title={t('command-center.wall.map.title')}
      sources={lists.map((list) => ({
        key: list.source,
        health: healthNow(list, now),
        words: healthNow(list, now) === 'dead' ? words.dead(list) : words.source(list),
      }))}
    >
      {areas && box && (
        <CityMap
          className="center-map"
          label={t('command-center.wall.map.label')}
          box={box}
          areas={areas}
          points={dead ? undefined : points}
          styleUrl={session?.city.mapStyle}
          onPickPoint={pick}
        />
      )}
      <p className="center-legend">
        <span data-tone="accent">{t('command-center.wall.map.new')}</span>
        <span data-tone="brand">{t('command-center.wall.map.open')}</span>
        <span data-tone="bad">{t('command-center.wall.map.late')}</span>
      </p>
    </Sheet>
  );
}
