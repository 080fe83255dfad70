/** The ready answers of the city and of the officer's agencies: what they are for and how often they are used. */
import './tools.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import { LinkButton } from '../../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../../web/ui/base/field.tsx';
import { Link } from '../../../../../web/ui/base/link.tsx';
import { FilterBar, OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import { Table } from '../../../../../web/ui/office/table.tsx';
import type { TemplatesView } from '../../../rules/templates-contract.ts';
import { noon } from '../categories/records.ts';
import { TEMPLATES_PATH, templateActWords, templatesQuery, wordsIn } from './templates-data.ts';

export function Page() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(templatesQuery);
  return (
    <>
      <OfficeTitle
        title={t('complaints.tools.template.title')}
        note={t('complaints.tools.template.note')}
        actions={
          data &&
          data.places.length > 0 && (
            <LinkButton icon="plus" href={`${TEMPLATES_PATH}/baru`}>
              {t('complaints.tools.template.add')}
            </LinkButton>
          )
        }
      />
      {data ? <List view={data} /> : <NotYet error={error} retry={() => void refetch()} rows={6} />}
    </>
  );
}

function List({ view }: { view: TemplatesView }) {
  const { t, language, formats } = useTexts();
  const [wanted, setWanted] = useState('');
  const words = wanted.toLowerCase().split(/\s+/);
  const shown = view.templates.filter(({ title, text }) => {
    const all = `${wordsIn(title, language)} ${wordsIn(text, language)}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <FilterBar label={t('complaints.tools.template.search')}>
        <TextField
          label={t('complaints.tools.template.search')}
          type="search"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </FilterBar>
      <Table
        label={t('complaints.tools.template.title')}
        items={shown}
        idOf={(one) => one.id}
        columns={[
          {
            id: 'name',
            head: t('complaints.tools.template.name'),
            main: true,
            cell: ({ id, title, retiredOn, from }) => (
              <span className="tool-name">
                <Link href={`${TEMPLATES_PATH}/${encodeURIComponent(id)}`}>{wordsIn(title, language)}</Link>
                {retiredOn && <Badge>{t('complaints.tools.template.retired')}</Badge>}
                {!retiredOn && from > view.today && (
                  <Badge tone="brand">
                    {t('complaints.tools.template.from-later', { date: formats.date(noon(from)) })}
                  </Badge>
                )}
              </span>
            ),
          },
          {
            id: 'owner',
            head: t('complaints.tools.template.owner'),
            cell: ({ agency }) => agency?.name ?? t('complaints.tools.template.whole-city'),
          },
          {
            id: 'acts',
            head: t('complaints.tools.template.for'),
            cell: ({ acts }) => formats.list(acts.map((act) => t(templateActWords[act]))),
          },
          {
            id: 'used',
            head: t('complaints.tools.template.used'),
            number: true,
            cell: ({ uses }) =>
              t('complaints.tools.template.used-figures', {
                month: formats.number(uses.month),
                total: formats.number(uses.total),
              }),
          },
        ]}
        empty={
          <EmptyState title={t('complaints.tools.template.empty')}>
            {t('complaints.tools.template.empty-hint')}
          </EmptyState>
        }
      />
    </div>
  );
}
