/** Takes a file, chosen or dropped, and says whether it is the very one that was issued. */
import { useState } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { FileDrop } from './FileDrop.tsx';
import { FileOutcome } from './FileOutcome.tsx';
import { type Compared, compareFile } from './fingerprint.ts';

export type CheckedFile = { name: string; compared: Compared };

type Props = { sha256: string; found: CheckedFile | undefined; onFound: (found?: CheckedFile) => void };

export function FileCheck({ sha256, found, onFound }: Props) {
  const { t } = useTexts();
  const [busy, setBusy] = useState(false);
  const take = async (file: File) => {
    setBusy(true);
    onFound(undefined);
    onFound({ name: file.name, compared: await compareFile(file, sha256) });
    setBusy(false);
  };
  return (
    <FileDrop lead={t('documents.file.lead')} busy={busy} onFile={(file) => void take(file)}>
      {found && <FileOutcome outcome={found.compared} name={found.name} />}
      <details className="w-full">
        <summary>{t('documents.file.fingerprint')}</summary>
        <p className="mt-2 break-all font-mono text-sm">{sha256}</p>
      </details>
    </FileDrop>
  );
}
