/** RW and RT of the wards: how many there are, which they are, and the import of the list that a city keeps. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { Table } from '../../../../web/ui/office/table.tsx';
import type { AreasView, AreaView, UnitCountsView } from '../../contract.ts';
import { unitCountsQuery } from '../queries.ts';
import { Loaded } from '../states.tsx';
import { UnitImport } from './UnitImport.tsx';
import { WardUnits } from './WardUnits.tsx';

/** A city has some twenty wards, a regency three hundred villages: the rest comes on a press. */
const SHOWN = 20;

export function UnitsPart({ areas }: { areas: AreasView['areas'] }) {
  const { t } = useTexts();
  const query = useQuery(unitCountsQuery);
  const wards = areas.filter(({ leaf, kind }) => leaf && kind !== 'district');
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-4" aria-labelledby="rt-rw">
      <div>
        <h2 id="rt-rw">{t('directory.units.title')}</h2>
        <p className="text-ink-soft">{t('directory.units.note')}</p>
      </div>
      <Loaded query={query}>{(counts) => <Counts counts={counts} wards={wards} />}</Loaded>
      <UnitImport wards={wards} />
    </section>
  );
}

function Counts({ counts, wards }: { counts: UnitCountsView; wards: AreaView[] }) {
  const { t, formats } = useTexts();
  const known = (value: number | null) => (value === null ? t('directory.unknown') : formats.number(value));
  const source =
    counts.source === 'imported' ? t('directory.units.from-list') : (counts.source ?? t('directory.unknown'));
  return (
    <>
      {(counts.rw !== null || counts.rt !== null) && (
        <p>{t('directory.units.total', { rw: known(counts.rw), rt: known(counts.rt), source })}</p>
      )}
      {counts.byArea.length === 0 ? (
        <EmptyState title={t('directory.units.none')}>{t('directory.units.none-hint')}</EmptyState>
      ) : (
        <WardTable counts={counts} wards={wards} />
      )}
    </>
  );
}

function WardTable({ counts, wards }: { counts: UnitCountsView; wards: AreaView[] }) {
  const { t, formats } = useTexts();
  const [search, setSearch] = useState('');
  const [all, setAll] = useState(false);
  const [opened, setOpened] = useState<AreaView>();
  const numbers = new Map(counts.byArea.map((row) => [row.area, row]));
  const wanted = search.trim().toLowerCase();
  const found = wards.filter(
    ({ name, code }) => wanted === '' || name.toLowerCase().includes(wanted) || code.startsWith(wanted),
  );
  const shown = all ? found : found.slice(0, SHOWN);
  const count = (ward: AreaView, kind: 'rw' | 'rt') => {
    const row = numbers.get(ward.code);
    // A ward that no list names has an unknown number of them, which is not 0.
    return row ? formats.number(row[kind]) : '–';
  };
  return (
    <>
      {wards.length > SHOWN && (
        <div className="max-w-sm">
          <TextField
            label={t('directory.units.search')}
            type="search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      )}
      <Table
        label={t('directory.units.per-ward')}
        items={shown}
        idOf={(ward) => ward.code}
        columns={[
          {
            id: 'name',
            head: t('directory.units.ward'),
            main: true,
            cell: (ward) => (
              <>
                {ward.name} <span className="tabular text-ink-soft">{ward.code}</span>
              </>
            ),
          },
          {
            id: 'rw',
            head: 'RW',
            number: true,
            cell: (ward) => count(ward, 'rw'),
          },
          {
            id: 'rt',
            head: 'RT',
            number: true,
            cell: (ward) => count(ward, 'rt'),
          },
          {
            id: 'act',
            head: t('directory.calendar.act'),
            cell: (ward) =>
              numbers.has(ward.code) ? (
                <Button
                  tone="quiet"
                  size="small"
                  aria-label={t('directory.units.open-one', { ward: ward.name })}
                  onClick={() => setOpened(ward)}
                >
                  {t('directory.units.open')}
                </Button>
              ) : (
                <span className="text-ink-soft">{t('directory.units.not-listed')}</span>
              ),
          },
        ]}
        empty={
          <EmptyState title={t('directory.units.no-match')}>{t('directory.units.no-match-hint')}</EmptyState>
        }
      />
      {found.length > shown.length && (
        <div>
          <Button tone="second" onClick={() => setAll(true)}>
            {t('directory.units.show-all', { count: found.length })}
          </Button>
        </div>
      )}
      {opened && <WardUnits ward={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}
