/** Throwing a table away, after one question. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { navigate } from '../../../../../web/kit/navigation/location.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import type { ImportFileView } from '../../../rules/import-contract.ts';
import { SureDialog } from '../SureDialog.tsx';
import { FILES_API, IMPORT_PATH, importsQuery } from './import-data.ts';

export function DeleteFile({ file, disabled }: { file: ImportFileView; disabled: boolean }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const [asking, setAsking] = useState(false);
  const drop = async () => {
    await api.delete(`${FILES_API}/${file.id}`);
    say({ tone: 'good', text: t('complaints.import.deleted') });
    await client.invalidateQueries({ queryKey: importsQuery.queryKey });
    navigate(IMPORT_PATH);
  };
  return (
    <>
      <Button tone="quiet" disabled={disabled} onClick={() => setAsking(true)}>
        {t('complaints.import.delete')}
      </Button>
      {asking && (
        <SureDialog
          title={t('complaints.import.delete-title', { file: file.name })}
          act={t('complaints.import.delete')}
          onClose={() => setAsking(false)}
          onAct={drop}
        >
          <p>{t('complaints.import.delete-note')}</p>
        </SureDialog>
      )}
    </>
  );
}
