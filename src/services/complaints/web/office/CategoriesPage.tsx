/** What people can report, for administrators: every category with its promise, its agency and since when it holds. */
import './categories/categories.css';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { languages, languageTags } from '../../../../shared/languages.ts';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge, PriorityMark } from '../../../../web/ui/base/badge.tsx';
import { LinkButton } from '../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { FilterBar, OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { Table } from '../../../../web/ui/office/table.tsx';
import type { CategoryRecord, CategoryVersion, ComplaintSettings } from '../../rules/settings-contract.ts';
import {
  LIST_PATH,
  noon,
  planned,
  promiseWords,
  settingsQuery,
  versionNow,
  visibilityOf,
  visibilityWords,
} from './categories/records.ts';
import { priorityWords } from './words.ts';

export function Page() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(settingsQuery);
  return (
    <>
      <OfficeTitle
        title={t('complaints.desk.categories.title')}
        note={t('complaints.desk.categories.note')}
        actions={
          <LinkButton icon="plus" href={`${LIST_PATH}/baru`}>
            {t('complaints.desk.categories.add')}
          </LinkButton>
        }
      />
      {data ? <List settings={data} /> : <NotYet error={error} retry={() => void refetch()} rows={6} />}
    </>
  );
}

type Row = { id: string; record: CategoryRecord; now: CategoryVersion; text: string };

function List({ settings }: { settings: ComplaintSettings }) {
  const { t, language, formats } = useTexts();
  const [wanted, setWanted] = useState('');
  const [group, setGroup] = useState('');
  const rows = useMemo(() => settings.categories.map((record) => rowOf(record, settings.today)), [settings]);
  const words = wanted.toLowerCase().split(/\s+/);
  const shown = rows.filter(
    (row) => (!group || row.now.group === group) && words.every((word) => row.text.includes(word)),
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <FilterBar label={t('complaints.desk.categories.search')}>
        <TextField
          label={t('complaints.desk.categories.search')}
          type="search"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <Select
          label={t('complaints.desk.categories.group')}
          empty={t('complaints.desk.filter.any')}
          value={group}
          onChange={(event) => setGroup(event.target.value)}
          options={settings.groups.map(({ id, title }) => ({ value: id, label: title[language] }))}
        />
      </FilterBar>
      <Table
        label={t('complaints.desk.categories.title')}
        items={shown}
        idOf={(row) => row.id}
        onOpen={(id) => navigate(`${LIST_PATH}/${id}`)}
        columns={[
          {
            id: 'title',
            head: t('complaints.desk.categories.name'),
            main: true,
            cell: ({ id, now }) => (
              <>
                <Link href={`${LIST_PATH}/${id}`}>{now.title[language]}</Link>
                <span className="category-names">
                  {languages
                    .filter((one) => one !== language)
                    .map((one, index) => (
                      <span key={one}>
                        {index > 0 && ' · '}
                        <span lang={languageTags[one]}>{now.title[one]}</span>
                      </span>
                    ))}
                </span>
              </>
            ),
          },
          {
            id: 'group',
            head: t('complaints.desk.categories.group'),
            cell: ({ now }) => now.groupTitle[language],
          },
          {
            id: 'agency',
            head: t('complaints.desk.categories.goes-to'),
            cell: ({ record: { route } }) => (
              <>
                {route.agency?.name ?? t('complaints.desk.no-agency')}
                {route.elsewhere.length > 0 && (
                  <span className="category-names">
                    {t('complaints.desk.categories.exceptions', { count: route.elsewhere.length })}
                  </span>
                )}
              </>
            ),
          },
          {
            id: 'promise',
            head: t('complaints.desk.categories.promise'),
            cell: ({ now }) => promiseWords(t, settings, now.clock),
          },
          {
            id: 'priority',
            head: t('complaints.desk.field.priority'),
            cell: ({ now }) => <Urgency level={now.priority} />,
          },
          {
            id: 'public',
            head: t('complaints.desk.categories.visible'),
            cell: ({ now }) => t(visibilityWords[visibilityOf(now)]),
          },
          {
            id: 'since',
            head: t('complaints.desk.categories.since'),
            cell: ({ record, now }) => (
              <span className="category-marks">
                {formats.date(noon(now.from))}
                <Marks record={record} now={now} today={settings.today} />
              </span>
            ),
          },
        ]}
        empty={
          <EmptyState title={t('complaints.desk.categories.none')}>
            {t('complaints.desk.categories.none-hint')}
          </EmptyState>
        }
      />
    </div>
  );
}

function Urgency({ level }: { level: number }) {
  const { t } = useTexts();
  const words = priorityWords[level];
  return words ? <PriorityMark level={level as 1 | 2 | 3 | 4}>{t(words)}</PriorityMark> : null;
}

function Marks({ record, now, today }: { record: CategoryRecord; now: CategoryVersion; today: string }) {
  const { t, formats } = useTexts();
  const next = planned(record, today);
  return (
    <>
      {now.hazard && <Badge tone="bad">{t('complaints.desk.categories.hazard-mark')}</Badge>}
      {record.retiredOn && (
        <Badge tone="warn">
          {t('complaints.desk.categories.retired', { date: formats.date(noon(record.retiredOn)) })}
        </Badge>
      )}
      {next && (
        <Badge tone="brand">
          {t(next === now ? 'complaints.desk.categories.begins' : 'complaints.desk.categories.changes', {
            date: formats.date(noon(next.from)),
          })}
        </Badge>
      )}
    </>
  );
}

function rowOf(record: CategoryRecord, today: string): Row {
  const now = versionNow(record, today);
  const { title, groupTitle, keywords } = now;
  const text = [record.id, ...Object.values(title), ...Object.values(groupTitle), ...keywords];
  return { id: record.id, record, now, text: text.join(' ').toLowerCase() };
}
