/** Takes a category out of the list, after one question. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { navigate } from '../../../../../web/kit/navigation/location.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { Dialog } from '../../../../../web/ui/office/dialog.tsx';
import { LIST_PATH } from './records.ts';

export function Retire({ id, title }: { id: string; title: string }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();

  const retire = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await api.delete(`/api/complaints/categories/${encodeURIComponent(id)}`);
    } catch (error) {
      setBusy(false);
      setFailure(problemWords(error));
      return;
    }
    say({ tone: 'good', text: t('complaints.desk.categories.retire-done', { name: title }) });
    navigate(LIST_PATH, { force: true });
    await client.invalidateQueries({ queryKey: ['complaints'] });
  };

  return (
    <div>
      <Button tone="second" onClick={() => setAsking(true)}>
        {t('complaints.desk.categories.retire')}
      </Button>
      <Dialog
        open={asking}
        tone="danger"
        onClose={() => setAsking(false)}
        closeLabel={t('kit.close')}
        title={t('complaints.desk.categories.retire-title', { name: title })}
        actions={
          <Button
            tone="danger"
            busy={busy}
            busyLabel={t('complaints.desk.sending')}
            onClick={() => void retire()}
          >
            {t('complaints.desk.categories.retire')}
          </Button>
        }
      >
        <p>{t('complaints.desk.categories.retire-detail')}</p>
        {failure && (
          <Notice tone="bad" live="assertive" title={failure.title}>
            {failure.detail}
          </Notice>
        )}
      </Dialog>
    </div>
  );
}
