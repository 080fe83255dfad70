/** What the city says of one paper, and a place to compare the file at hand with the one that was issued. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { Page as PageFrame, Section } from '../../../../web/ui/portal/page.tsx';
import type { Verification } from '../../contract.ts';
import { readCode } from '../../rules/code.ts';
import { CodeForm } from './CodeForm.tsx';
import { type CheckedFile, FileCheck } from './FileCheck.tsx';
import { isForeign } from './fingerprint.ts';
import { PaperFacts } from './PaperFacts.tsx';
import { FileVerdict, Verdict } from './Verdict.tsx';

export function Page() {
  const { t } = useTexts();
  const given = useParams().code ?? '';
  const code = readCode(given) ?? given;
  const { data, error, refetch } = useQuery({
    queryKey: ['documents', 'verify', code],
    queryFn: ({ signal }) =>
      api.get<Verification>(`/api/documents/verify/${encodeURIComponent(code)}`, { signal }),
  });
  const [file, setFile] = useState<CheckedFile>();
  const unknown = error instanceof ApiProblem && (error.status === 404 || error.status === 422);
  return (
    <PageFrame
      title={t('documents.verify.title')}
      back={{ href: '/periksa', label: t('documents.verify.another') }}
      width="narrow"
    >
      {unknown && (
        <>
          <Notice tone="bad" live="assertive" title={t('documents.verdict.unknown')}>
            {t('documents.verdict.unknown-detail')}
          </Notice>
          <CodeForm given={code} />
        </>
      )}
      {!data && !unknown && <NotYet error={error} retry={() => void refetch()} rows={5} />}
      {data && (
        <>
          {file && isForeign(file.compared) ? (
            <FileVerdict paper={data} name={file.name} />
          ) : (
            <Verdict paper={data} />
          )}
          <PaperFacts paper={data} />
          {data.sha256 && (
            <Section title={t('documents.file.title')}>
              <FileCheck sha256={data.sha256} found={file} onFound={setFile} />
            </Section>
          )}
        </>
      )}
    </PageFrame>
  );
}
