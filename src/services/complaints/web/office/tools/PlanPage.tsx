/** The dispatcher puts together what a crew visits on a day: by dragging, or with buttons and keys. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { say as inWords } from '../../../../../shared/languages.ts';
import { localDate } from '../../../../../shared/time.ts';
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import { useSearch } from '../../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { LoadFailedPage, NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { EmptyState } from '../../../../../web/ui/base/feedback.tsx';
import { Select } from '../../../../../web/ui/base/field.tsx';
import { OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import { agenciesQuery } from '../desk-data.ts';
import { PlanOrder } from './PlanOrder.tsx';
import { roundsQuery } from './round-data.ts';
import { useLeaveQuestion } from './use-leave-question.tsx';
import './tools.css';
import './round.css';

export function Page() {
  const { t, language } = useTexts();
  const { actor, city } = useSession();
  const [search, setSearch] = useSearch();
  const [unsaved, setUnsaved] = useState(false);
  const { ask, dialog } = useLeaveQuestion(unsaved);
  const agencies = useQuery(agenciesQuery);
  const all = agencies.data?.agencies;
  const held = (actor?.roles ?? []).filter(({ permissions }) => permissions.includes('complaints.triage'));
  const reaches = (id: string): boolean => {
    if (held.some(({ agency }) => agency === null || agency === id)) return true;
    const parent = all?.find((one) => one.id === id)?.parent;
    return parent ? reaches(parent) : false;
  };
  const mine = (all ?? []).filter(({ id }) => reaches(id));
  const agency = search.perangkat ?? held.find((one) => one.agency)?.agency ?? mine[0]?.id ?? '';
  const today = city ? localDate(Date.now(), city.zone) : '';
  const day = search.hari ?? today;
  return (
    <div className="plan">
      <OfficeTitle
        title={t('complaints.tools.round.plan.title')}
        note={t('complaints.tools.round.plan.note')}
      />
      {agencies.error && !all && (
        <LoadFailedPage error={agencies.error} retry={() => void agencies.refetch()} />
      )}
      <div className="field-pair">
        <Select
          label={t('complaints.tools.round.plan.agency')}
          value={agency}
          onChange={({ target: { value } }) => ask(() => setSearch({ perangkat: value, petugas: undefined }))}
          options={mine
            .map(({ id, name }) => ({ value: id, label: inWords(name, language) }))
            .sort((a, b) => a.label.localeCompare(b.label))}
        />
        <DateField
          label={t('complaints.tools.round.plan.day')}
          value={day}
          min={today}
          onChange={({ target: { value } }) => ask(() => setSearch({ hari: value || undefined }))}
        />
      </div>
      {agency && day && (
        <Crews
          key={`${agency} ${day}`}
          planner={actor?.id ?? ''}
          agency={agency}
          day={day}
          officer={search.petugas}
          onOfficer={(id) => ask(() => setSearch({ petugas: id }))}
          onUnsaved={setUnsaved}
        />
      )}
      {dialog}
    </div>
  );
}

type CrewsProps = {
  planner: string;
  agency: string;
  day: string;
  officer: string | undefined;
  onOfficer: (id: string) => void;
  onUnsaved: (unsaved: boolean) => void;
};

function Crews({ planner, agency, day, officer, onOfficer, onUnsaved }: CrewsProps) {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(roundsQuery(agency, day));
  useEffect(() => () => onUnsaved(false), [onUnsaved]);
  if (!data) return <NotYet error={error} retry={() => void refetch()} rows={4} />;
  const crew = data.crews.find((one) => one.officer.id === officer) ?? data.crews[0];
  if (!crew) return <EmptyState title={t('complaints.tools.round.plan.no-crew')} />;
  return (
    <>
      <Select
        label={t('complaints.tools.round.plan.crew')}
        value={crew.officer.id}
        onChange={(event) => onOfficer(event.target.value)}
        options={data.crews.map((one) => ({
          value: one.officer.id,
          label: `${one.officer.name} (${one.stops.length})`,
        }))}
      />
      <PlanOrder
        key={crew.officer.id}
        planner={planner}
        agency={agency}
        day={day}
        crew={crew}
        onUnsaved={onUnsaved}
      />
    </>
  );
}
