/** Another encoding or separator, where letters or columns look wrong. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Select } from '../../../../../web/ui/base/field.tsx';
import type { ImportFileView } from '../../../rules/import-contract.ts';
import { delimiterWords, FILES_API, fileQuery } from './import-data.ts';

const ENCODINGS = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'windows-1252', label: 'Windows-1252' },
  { value: 'utf-16le', label: 'UTF-16' },
];

export function ReadAnew({ file, disabled }: { file: ImportFileView; disabled: boolean }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [encoding, setEncoding] = useState<string>(file.encoding);
  const [delimiter, setDelimiter] = useState(file.delimiter);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const changed = encoding !== file.encoding || delimiter !== file.delimiter;
  const read = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const anew = await api.put<ImportFileView>(
        `${FILES_API}/${file.id}/reading`,
        { encoding, delimiter },
        { timeout: 110_000 },
      );
      client.setQueryData(fileQuery(file.id).queryKey, anew);
    } catch (error) {
      setFailure(problemWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="import-part">
      <div className="import-fields">
        <Select
          label={t('complaints.import.encoding')}
          value={encoding}
          options={ENCODINGS}
          onChange={(event) => setEncoding(event.target.value)}
        />
        <Select
          label={t('complaints.import.delimiter')}
          value={delimiter}
          options={Object.entries(delimiterWords).map(([value, key]) => ({ value, label: t(key) }))}
          onChange={(event) => setDelimiter(event.target.value)}
        />
      </div>
      {changed && (
        <>
          <p className="field-hint">{t('complaints.import.read-anew-hint')}</p>
          <div className="button-row">
            <Button
              tone="second"
              size="small"
              disabled={disabled}
              busy={busy}
              busyLabel={t('complaints.import.reading')}
              onClick={() => void read()}
            >
              {t('complaints.import.read-anew')}
            </Button>
          </div>
        </>
      )}
      {failure && (
        <Notice tone="bad" live="assertive" title={failure.title}>
          {failure.detail}
        </Notice>
      )}
    </div>
  );
}
