/** The city's areas on a map and as a list, the import of real borders with a preview first, and the RT and RW. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { areasQuery } from '../../../web/kit/map/areas.ts';
import { CityMap } from '../../../web/kit/map/CityMap.tsx';
import { useSession } from '../../../web/kit/session/session.ts';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { Badge } from '../../../web/ui/base/badge.tsx';
import { Card, Facts } from '../../../web/ui/base/card.tsx';
import { EmptyState, Notice } from '../../../web/ui/base/feedback.tsx';
import { OfficeTitle } from '../../../web/ui/office/shell.tsx';
import type { AreasView } from '../contract.ts';
import { AreaImport } from './AreaImport.tsx';
import { areaListQuery } from './queries.ts';
import { Loaded } from './states.tsx';
import { UnitsPart } from './units/UnitsPart.tsx';

export function Page() {
  const { t } = useTexts();
  const { city } = useSession();
  const query = useQuery(areaListQuery);
  const borders = useQuery(areasQuery);
  const [chosen, setChosen] = useState<string>();
  return (
    <>
      <OfficeTitle title={t('directory.areas.title')} note={t('directory.areas.note')} />
      <Loaded query={query}>
        {(data) =>
          data.areas.length === 0 ? (
            <EmptyState title={t('directory.areas.none')}>{t('directory.areas.none-hint')}</EmptyState>
          ) : (
            <div className="grid gap-5 lg:grid-cols-2">
              <div className="grid content-start gap-4">
                {city && (
                  <CityMap
                    label={t('directory.areas.map')}
                    box={city.bbox}
                    areas={borders.data}
                    selectedArea={chosen}
                    onPickArea={setChosen}
                    styleUrl={city.mapStyle}
                    className="h-[34rem]"
                  />
                )}
                {data.approximate && <Notice tone="warn">{t('directory.areas.approximate')}</Notice>}
                <Figures data={data} />
              </div>
              <AreaList data={data} chosen={chosen} onChoose={setChosen} />
            </div>
          )
        }
      </Loaded>
      <div className="mt-6">
        <AreaImport />
      </div>
      {query.data && query.data.areas.length > 0 && (
        <div className="mt-8">
          <UnitsPart areas={query.data.areas} />
        </div>
      )}
    </>
  );
}

function Figures({ data }: { data: AreasView }) {
  const { t, formats } = useTexts();
  const count = (value: number | null) => (value === null ? t('directory.unknown') : formats.number(value));
  const leaves = data.areas.filter(({ leaf }) => leaf);
  return (
    <Card>
      <Facts
        facts={[
          { key: 'all', term: t('directory.areas.count'), value: count(data.areas.length) },
          { key: 'leaf', term: t('directory.areas.leaves'), value: count(leaves.length) },
          { key: 'rw', term: t('directory.areas.rw'), value: count(data.units.rw) },
          { key: 'rt', term: t('directory.areas.rt'), value: count(data.units.rt) },
          {
            key: 'source',
            term: t('directory.areas.source'),
            value: data.sources.join('; ') || t('directory.unknown'),
          },
        ]}
      />
    </Card>
  );
}

function AreaList({
  data,
  chosen,
  onChoose,
}: {
  data: AreasView;
  chosen: string | undefined;
  onChoose: (code: string) => void;
}) {
  const { t } = useTexts();
  const children = Map.groupBy(data.areas, ({ parent }) => parent);
  const line = (area: AreasView['areas'][number]) => (
    <button
      type="button"
      className="flex min-h-11 w-full flex-wrap items-center gap-x-3 text-left"
      aria-pressed={area.code === chosen}
      onClick={() => onChoose(area.code)}
    >
      <span className={area.code === chosen ? 'font-bold underline' : ''}>{area.name}</span>
      <span className="tabular text-ink-soft">{area.code}</span>
      {area.leaf && area.approximate && <Badge tone="warn">{t('directory.areas.guess')}</Badge>}
    </button>
  );
  return (
    <ul className="grid content-start gap-2">
      {(children.get(null) ?? []).map((top) => (
        <li key={top.code}>
          <details className="card" open={data.areas.length < 40}>
            <summary className="min-h-11 cursor-pointer font-semibold">
              {top.name} ({(children.get(top.code) ?? []).length})
            </summary>
            {line(top)}
            <ul className="ml-4">
              {(children.get(top.code) ?? []).map((area) => (
                <li key={area.code}>{line(area)}</li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}
