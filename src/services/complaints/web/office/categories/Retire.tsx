/** Takes a category out of the list, after one question. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { navigate } from '../../../../../web/kit/navigation/location.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { SureDialog } from '../SureDialog.tsx';
import { LIST_PATH } from './records.ts';

export function Retire({ id, title }: { id: string; title: string }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const [asking, setAsking] = useState(false);
  const retire = async () => {
    await api.delete(`/api/complaints/categories/${encodeURIComponent(id)}`);
    say({ tone: 'good', text: t('complaints.desk.categories.retire-done', { name: title }) });
    navigate(LIST_PATH, { force: true });
    await client.invalidateQueries({ queryKey: ['complaints'] });
  };
  return (
    <div>
      <Button tone="second" onClick={() => setAsking(true)}>
        {t('complaints.desk.categories.retire')}
      </Button>
      {asking && (
        <SureDialog
          title={t('complaints.desk.categories.retire-title', { name: title })}
          act={t('complaints.desk.categories.retire')}
          onClose={() => setAsking(false)}
          onAct={retire}
        >
          <p>{t('complaints.desk.categories.retire-detail')}</p>
        </SureDialog>
      )}
    </div>
  );
}
