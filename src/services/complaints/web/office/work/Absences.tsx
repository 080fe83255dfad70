/** Officers who are away, for administrators: the next above is called instead of them. */
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../../web/kit/api/api.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import type { LadderView } from '../../../rules/ladder-contract.ts';
import { AwayForm } from './AwayForm.tsx';
import { AwayList } from './AwayList.tsx';

export function Absences({ data }: { data: LadderView }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const renew = () => client.invalidateQueries({ queryKey: ['complaints', 'ladder'] });
  return (
    <section aria-labelledby="tidak-di-tempat" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h2 id="tidak-di-tempat">{t('complaints.work.away.all')}</h2>
      <AwayList
        lines={data.absences.map((one) => ({ ...one, key: `${one.officer}/${one.from}` }))}
        onRemove={async ({ key }) => {
          await api.delete(`/api/complaints/absences/${key}`);
          await renew();
        }}
      />
      <AwayForm
        named
        today={data.today}
        onSend={async (away) => {
          await api.post('/api/complaints/absences', away);
          await renew();
        }}
      />
    </section>
  );
}
