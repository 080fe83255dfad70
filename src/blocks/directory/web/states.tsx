/** What a directory page shows while its list is on its way, or cannot come. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { problemWords } from '../../../web/kit/api/problem.ts';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { Button } from '../../../web/ui/base/button.tsx';
import { ErrorState } from '../../../web/ui/base/feedback.tsx';
import { LoadingState } from '../../../web/ui/base/progress.tsx';

/** Shows the data when it is there (also an older copy while the network is away), else why it is not. */
export function Loaded<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}) {
  const { t } = useTexts();
  if (query.data !== undefined) return children(query.data);
  if (!query.error) return <LoadingState label={t('kit.loading')} rows={5} />;
  const words = problemWords(query.error);
  return (
    <ErrorState
      title={words.title}
      code={words.traceId && t('kit.reference', { id: words.traceId })}
      action={<Button onClick={() => void query.refetch()}>{t('kit.retry')}</Button>}
    >
      {words.detail}
    </ErrorState>
  );
}
