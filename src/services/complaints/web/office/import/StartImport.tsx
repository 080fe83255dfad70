/** The import itself, after one question that says what it does and how to take it back. */
import { useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Dialog } from '../../../../../web/ui/office/dialog.tsx';
import type { ImportFileView } from '../../../rules/import-contract.ts';

type Props = { file: ImportFileView; disabled: boolean; tried: boolean; onStart: () => Promise<void> };

export function StartImport({ file, disabled, tried, onStart }: Props) {
  const { t, formats } = useTexts();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    await onStart();
    setBusy(false);
    setAsking(false);
  };
  return (
    <>
      <Button size="large" disabled={disabled} onClick={() => setAsking(true)}>
        {t('complaints.import.import')}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        closeLabel={t('kit.close')}
        title={t('complaints.import.import-title', { count: formats.number(file.rows), file: file.name })}
        actions={
          <Button busy={busy} busyLabel={t('complaints.desk.sending')} onClick={() => void start()}>
            {t('complaints.import.import')}
          </Button>
        }
      >
        {!tried && <Notice tone="warn">{t('complaints.import.import-untried')}</Notice>}
        <p>{t('complaints.import.import-note')}</p>
      </Dialog>
    </>
  );
}
