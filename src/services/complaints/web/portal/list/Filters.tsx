/** Narrows the list: words or a code, state, category, ward. The choice stands in the address and can be shared. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import { areaListQuery } from '../../../../../web/kit/map/wards.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../../web/ui/base/field.tsx';
import { Icon } from '../../../../../web/ui/base/icons.tsx';
import { agenciesQuery } from '../../agencies.ts';
import { agencyOptions, areaOptions } from '../publishing/places.ts';
import { categoriesQuery, type ListFilter } from '../questions.ts';
import { groupsOf } from '../report/find-category.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Filters by the names that stand in the address. */
export function filterOf(search: Record<string, string>): ListFilter {
  const state = search.keadaan === 'terbuka' ? 'open' : search.keadaan === 'selesai' ? 'closed' : undefined;
  return {
    ...(search.cari ? { q: search.cari.slice(0, 100) } : {}),
    ...(state ? { state } : {}),
    ...(search.jenis ? { category: search.jenis } : {}),
    ...(search.wilayah ? { area: search.wilayah } : {}),
    ...(search.opd ? { agency: search.opd } : {}),
    ...(DATE.test(search.dari ?? '') ? { from: search.dari } : {}),
    ...(DATE.test(search.sampai ?? '') ? { until: search.sampai } : {}),
  };
}

/** What the filters are called in the address. */
const ADDRESS_NAMES = ['keadaan', 'jenis', 'wilayah', 'opd', 'dari', 'sampai'];

/** The map counts by these alone. */
const ON_THE_MAP: ReadonlySet<string> = new Set(['state', 'category']);

type Props = {
  filter: ListFilter;
  map: boolean;
  onChange: (change: Record<string, string | undefined>) => void;
};

export function Filters({ filter, map, onChange }: Props) {
  const { t, language } = useTexts();
  const agencies = useQuery(agenciesQuery).data?.agencies ?? [];
  const categories = useQuery(categoriesQuery).data?.categories ?? [];
  const areas = useQuery(areaListQuery).data?.areas ?? [];
  const [words, setWords] = useState(filter.q ?? '');
  useEffect(() => setWords(filter.q ?? ''), [filter.q]);
  const on = Object.keys(filter);
  const chosen = on.filter((name) => (map ? ON_THE_MAP.has(name) : name !== 'q')).length;
  const onlyListed = map && on.some((name) => !ON_THE_MAP.has(name));
  const search = (event: FormEvent) => {
    event.preventDefault();
    onChange({ cari: words.trim() || undefined });
  };
  return (
    <div className="grid gap-2" data-print="no">
      {!map && (
        <form className="flex flex-wrap items-end gap-3" noValidate onSubmit={search}>
          <div className="min-w-0 max-w-md flex-1 basis-40">
            <TextField
              type="search"
              label={t('complaints.list.search')}
              autoComplete="off"
              enterKeyHint="search"
              maxLength={100}
              value={words}
              onChange={(event) => {
                setWords(event.target.value);
                if (event.target.value === '') onChange({ cari: undefined });
              }}
            />
          </div>
          <Button type="submit" tone="second" icon="search">
            {t('complaints.find.button')}
          </Button>
        </form>
      )}
      {onlyListed && <Notice tone="info">{t('complaints.map.only-listed')}</Notice>}
      <details className="disclosure" open={chosen > 0 || undefined}>
        <summary>
          <Icon name="filter" />
          {chosen > 0 ? t('complaints.list.filters-on', { count: chosen }) : t('complaints.list.filters')}
          <Icon name="down" />
        </summary>
        <div className="mt-2 grid gap-4 sm:grid-cols-3">
          <Select
            label={t('complaints.list.state')}
            empty={t('complaints.list.state-all')}
            value={filter.state ?? ''}
            options={[
              { value: 'open', label: t('complaints.list.state-open') },
              { value: 'closed', label: t('complaints.list.state-closed') },
            ]}
            onChange={({ target }) =>
              onChange({
                keadaan:
                  target.value === 'open' ? 'terbuka' : target.value === 'closed' ? 'selesai' : undefined,
              })
            }
          />
          <Select
            label={t('complaints.list.category')}
            empty={t('complaints.list.category-all')}
            value={filter.category ?? ''}
            options={groupsOf(categories).map(({ title, categories: inside }) => ({
              label: title,
              options: inside.map((one) => ({ value: one.id, label: one.title })),
            }))}
            onChange={({ target }) => onChange({ jenis: target.value })}
          />
          {!map && (
            <Select
              label={t('complaints.list.area')}
              empty={t('complaints.list.area-all')}
              value={filter.area ?? ''}
              options={areaOptions(areas, (name) => t('complaints.search.whole', { name }))}
              onChange={({ target }) => onChange({ wilayah: target.value })}
            />
          )}
          {!map && (
            <>
              <Select
                label={t('complaints.search.agency')}
                empty={t('complaints.search.agency-all')}
                value={filter.agency ?? ''}
                options={agencyOptions(agencies, language)}
                onChange={({ target }) => onChange({ opd: target.value })}
              />
              <DateField
                label={t('complaints.search.from')}
                value={filter.from ?? ''}
                max={filter.until}
                onChange={({ target }) => onChange({ dari: target.value })}
              />
              <DateField
                label={t('complaints.search.until')}
                value={filter.until ?? ''}
                min={filter.from}
                onChange={({ target }) => onChange({ sampai: target.value })}
              />
            </>
          )}
        </div>
        {chosen > 0 && (
          <div className="flush mt-3">
            <Button
              tone="quiet"
              size="small"
              icon="cross"
              onClick={() => onChange(Object.fromEntries(ADDRESS_NAMES.map((name) => [name, undefined])))}
            >
              {t('complaints.list.clear')}
            </Button>
          </div>
        )}
      </details>
    </div>
  );
}
