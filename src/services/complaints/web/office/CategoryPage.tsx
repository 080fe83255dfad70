/** One category: a new one, or the change of one from a day on; taking it out of the list; its earlier versions. */
import './categories/categories.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import type { CategoryRecord, ComplaintSettings } from '../../rules/settings-contract.ts';
import { CategoryForm } from './categories/CategoryForm.tsx';
import { Retire } from './categories/Retire.tsx';
import { LIST_PATH, noon, planned, settingsQuery, versionNow } from './categories/records.ts';
import { Versions } from './categories/Versions.tsx';

export function Page() {
  const { id } = useParams();
  // A form that is being filled in must not be filled anew because somebody came back to the tab.
  const { data, error, refetch } = useQuery({ ...settingsQuery, refetchOnWindowFocus: false });
  if (!data) return <NotYet error={error} retry={() => void refetch()} rows={6} />;
  const record = data.categories.find((one) => one.id === id);
  if (id && !record) return <Missing />;
  return <Shown key={record?.stamp ?? 'new'} settings={data} record={record} />;
}

function Missing() {
  const { t } = useTexts();
  return (
    <>
      <OfficeTitle title={t('complaints.desk.categories.missing')} />
      <EmptyState
        title={t('complaints.desk.categories.missing-hint')}
        action={<LinkButton href={LIST_PATH}>{t('complaints.desk.categories.back')}</LinkButton>}
      />
    </>
  );
}

function Shown({ settings, record }: { settings: ComplaintSettings; record: CategoryRecord | undefined }) {
  const { t, language, formats } = useTexts();
  const { today } = settings;
  const title = record
    ? versionNow(record, today).title[language]
    : t('complaints.desk.categories.add-title');
  usePageTitle(title);
  const next = record && planned(record, today);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <OfficeTitle
        title={title}
        note={t(record ? 'complaints.desk.categories.edit-note' : 'complaints.desk.categories.add-note')}
        actions={
          <LinkButton tone="quiet" icon="arrow-left" href={LIST_PATH}>
            {t('complaints.desk.categories.back')}
          </LinkButton>
        }
      />
      {record?.retiredOn && (
        <Notice tone="warn" title={t('complaints.desk.categories.retired-title')}>
          {t('complaints.desk.categories.retired-detail', {
            date: formats.longDate(noon(record.retiredOn)),
          })}
        </Notice>
      )}
      {next && (
        <Notice title={t('complaints.desk.categories.planned-title')}>
          {t('complaints.desk.categories.planned-detail', { date: formats.longDate(noon(next.from)) })}
        </Notice>
      )}
      <CategoryForm settings={settings} record={record} />
      {record && <Versions record={record} settings={settings} />}
      {record && !record.retiredOn && <Retire id={record.id} title={title} />}
    </div>
  );
}
