/** Throwing a table away, after one question. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { navigate } from '../../../../../web/kit/navigation/location.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { Dialog } from '../../../../../web/ui/office/dialog.tsx';
import type { ImportFileView } from '../../../rules/import-contract.ts';
import { FILES_API, IMPORT_PATH, importsQuery } from './import-data.ts';

export function DeleteFile({ file, disabled }: { file: ImportFileView; disabled: boolean }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const drop = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await api.delete(`${FILES_API}/${file.id}`);
    } catch (error) {
      setFailure(problemWords(error));
      return;
    } finally {
      setBusy(false);
    }
    say({ tone: 'good', text: t('complaints.import.deleted') });
    await client.invalidateQueries({ queryKey: importsQuery.queryKey });
    navigate(IMPORT_PATH);
  };
  return (
    <>
      <Button tone="quiet" disabled={disabled} onClick={() => setAsking(true)}>
        {t('complaints.import.delete')}
      </Button>
      <Dialog
        open={asking}
        tone="danger"
        onClose={() => setAsking(false)}
        closeLabel={t('kit.close')}
        title={t('complaints.import.delete-title', { file: file.name })}
        actions={
          <Button
            tone="danger"
            busy={busy}
            busyLabel={t('complaints.desk.sending')}
            onClick={() => void drop()}
          >
            {t('complaints.import.delete')}
          </Button>
        }
      >
        <p>{t('complaints.import.delete-note')}</p>
        <FormFailure failure={failure} />
      </Dialog>
    </>
  );
}
