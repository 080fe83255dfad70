/** When the officer is away: escalations then go to the next above. */
import './work.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../../web/kit/api/api.ts';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import { AwayForm } from './AwayForm.tsx';
import { AwayList } from './AwayList.tsx';
import { ownAbsencesQuery } from './ladder-data.ts';

export function Page() {
  const { t } = useTexts();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(ownAbsencesQuery);
  const renew = () => client.invalidateQueries({ queryKey: ownAbsencesQuery.queryKey });
  return (
    <>
      <OfficeTitle title={t('complaints.work.away.title')} note={t('complaints.work.away.note')} />
      {data ? (
        <div className="grid max-w-[52rem] grid-cols-[minmax(0,1fr)] gap-6">
          <AwayList
            lines={data.absences.map((one) => ({ ...one, key: one.from }))}
            onRemove={async ({ from }) => {
              await api.delete(`/api/desk/absences/${from}`);
              await renew();
            }}
          />
          <AwayForm
            today={data.today}
            onSend={async ({ from, until }) => {
              await api.post('/api/desk/absences', { from, until });
              await renew();
            }}
          />
        </div>
      ) : (
        <NotYet error={error} retry={() => void refetch()} rows={3} />
      )}
    </>
  );
}
