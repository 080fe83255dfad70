/** Finds the paper of a file without its code: only the fingerprint is asked for, the file stays on the device. */
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { ApiProblem, problemWords } from '../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import type { Verification } from '../../contract.ts';
import { FileDrop } from './FileDrop.tsx';
import { FileOutcome, type Outcome } from './FileOutcome.tsx';
import { fingerprintOf } from './fingerprint.ts';
import { PaperFacts } from './PaperFacts.tsx';
import { Verdict } from './Verdict.tsx';

export function FileSearch() {
  const { t } = useTexts();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<{ name: string; outcome: Outcome; paper?: Verification }>();
  const [failure, setFailure] = useState<unknown>();
  const take = async (file: File) => {
    setBusy(true);
    setFound(undefined);
    setFailure(undefined);
    const counted = await fingerprintOf(file);
    try {
      if ('hindrance' in counted) setFound({ name: file.name, outcome: counted.hindrance });
      else {
        const paper = await api.get<Verification>(`/api/documents/verify/${counted.sha256}`);
        setFound({ name: file.name, outcome: 'same', paper });
      }
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404)
        setFound({ name: file.name, outcome: 'unknown' });
      else setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  // Shown here and not on the page of the code: an address could claim that a file was compared.
  return (
    <>
      <FileDrop lead={t('documents.file.search-lead')} busy={busy} onFile={(file) => void take(file)}>
        {found && <FileOutcome outcome={found.outcome} name={found.name} />}
        {failure !== undefined && (
          <Notice tone="warn" live="assertive" title={problemWords(failure).title}>
            {problemWords(failure).detail}
          </Notice>
        )}
      </FileDrop>
      {found?.paper && (
        <>
          <Verdict paper={found.paper} />
          <PaperFacts paper={found.paper} />
        </>
      )}
    </>
  );
}
