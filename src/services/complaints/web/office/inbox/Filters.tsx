/** Narrows the inbox: words or a code at once, the rest when asked for. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { say } from '../../../../../shared/languages.ts';
import { areaListQuery } from '../../../../../web/kit/map/wards.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Select, TextField } from '../../../../../web/ui/base/field.tsx';
import { UNSORTED } from '../../../rules/sorting.ts';
import { agenciesQuery, categoriesQuery } from '../desk-data.ts';
import { priorityWords } from '../words.ts';
import type { useDeskFilters } from './address.ts';

type Props = { desk: ReturnType<typeof useDeskFilters> };

const TYPING_MS = 300;

export function Filters({ desk }: Props) {
  const { t } = useTexts();
  const others = desk.count - (desk.filters.q ? 1 : 0);
  const [more, setMore] = useState(others > 0);
  return (
    <search className="inbox-filters" aria-label={t('complaints.desk.filter.label')}>
      <div className="inbox-filters-row">
        <SearchBox desk={desk} />
        <Button tone="second" icon="filter" aria-expanded={more} onClick={() => setMore(!more)}>
          {others > 0
            ? t('complaints.desk.filter.with', { count: others })
            : t('complaints.desk.filter.more')}
        </Button>
      </div>
      {more && <MoreFilters desk={desk} />}
      {desk.count > 0 && (
        <div>
          <Button tone="quiet" size="small" onClick={desk.clear}>
            {t('complaints.desk.filter.clear')}
          </Button>
        </div>
      )}
    </search>
  );
}

/** Waits for a pause in the typing before it asks. */
function SearchBox({ desk }: Props) {
  const { t } = useTexts();
  const asked = desk.filters.q ?? '';
  const [text, setText] = useState(asked);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(asked), [asked]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <TextField
      id="desk-search"
      type="search"
      label={t('complaints.desk.filter.words')}
      placeholder={t('complaints.desk.filter.words-example')}
      value={text}
      maxLength={100}
      onChange={(event) => {
        const { value } = event.target;
        setText(value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => desk.set('q', value.trim() || undefined), TYPING_MS);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.currentTarget.blur();
      }}
    />
  );
}

function MoreFilters({ desk }: Props) {
  const { t, language } = useTexts();
  const { filters, set } = desk;
  const categories = useQuery(categoriesQuery).data?.categories ?? [];
  const agencies = useQuery(agenciesQuery).data?.agencies ?? [];
  const areas = useQuery(areaListQuery).data?.areas ?? [];
  const any = t('complaints.desk.filter.any');
  const groups = [...new Set(categories.map((one) => one.groupTitle))];
  const districts = areas.filter((one) => !one.leaf && one.parent !== null);
  const top = districts.length > 0 ? districts : areas.filter((one) => !one.leaf);
  return (
    <div className="inbox-filters-more">
      <Select
        label={t('complaints.desk.field.category')}
        value={filters.category ?? ''}
        onChange={(event) => set('category', event.target.value)}
        empty={any}
        options={[
          { value: UNSORTED, label: t('complaints.sort.mark') },
          ...groups.map((group) => ({
            label: group,
            options: categories
              .filter((one) => one.groupTitle === group)
              .map((one) => ({ value: one.id, label: one.title })),
          })),
        ]}
      />
      <Select
        label={t('complaints.desk.field.area')}
        value={filters.area ?? ''}
        onChange={(event) => set('area', event.target.value)}
        empty={any}
        options={[
          ...top.map((district) => ({
            label: district.name,
            options: [
              { value: district.code, label: t('complaints.desk.filter.whole', { area: district.name }) },
              ...areas
                .filter((one) => one.leaf && one.parent === district.code)
                .map((one) => ({ value: one.code, label: one.name })),
            ],
          })),
          ...areas
            .filter((one) => one.leaf && !top.some((district) => district.code === one.parent))
            .map((one) => ({ value: one.code, label: one.name })),
        ]}
      />
      <Select
        label={t('complaints.desk.field.agency')}
        value={filters.agency ?? ''}
        onChange={(event) => set('agency', event.target.value)}
        empty={any}
        options={agencies
          .map((one) => ({ value: one.id, label: say(one.name, language) }))
          .sort((a, b) => a.label.localeCompare(b.label))}
      />
      <Select
        label={t('complaints.desk.field.priority')}
        value={filters.priority ?? ''}
        onChange={(event) => set('priority', event.target.value)}
        empty={any}
        options={[1, 2, 3, 4].flatMap((level) => {
          const key = priorityWords[level];
          return key ? [{ value: String(level), label: t(key) }] : [];
        })}
      />
    </div>
  );
}
