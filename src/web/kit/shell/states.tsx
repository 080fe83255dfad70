/** The pages that nobody wants to see: loading, not found, not allowed, not reachable, broken. Each says what to do next. */

import type { ReactNode } from 'react';
import { Button, LinkButton } from '../../ui/base/button.tsx';
import { EmptyState, ErrorState } from '../../ui/base/feedback.tsx';
import { LoadingState } from '../../ui/base/progress.tsx';
import { problemWords } from '../api/problem.ts';
import { useTexts } from '../texts/texts.ts';
import { Words } from '../texts/Words.tsx';

export function LoadingPage() {
  const { t } = useTexts();
  return <LoadingState label={t('kit.loading')} />;
}

export function NotFoundPage() {
  const { t } = useTexts();
  return (
    <EmptyState title={t('kit.not-found.title')} action={<HomeButton />}>
      <Words k="kit.not-found.detail" />
    </EmptyState>
  );
}

export function ForbiddenPage() {
  const { t } = useTexts();
  return (
    <EmptyState title={t('kit.forbidden.title')} action={<HomeButton />}>
      <Words k="kit.forbidden.detail" />
    </EmptyState>
  );
}

/** Also for a part of a page whose question to the server failed. */
export function LoadFailedPage({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTexts();
  return <Failure error={error} action={<Button onClick={retry}>{t('kit.retry')}</Button>} />;
}

export function CrashedPage({ error }: { error: unknown }) {
  const { t } = useTexts();
  return (
    <Failure
      error={error}
      action={<Button onClick={() => window.location.reload()}>{t('kit.reload')}</Button>}
    />
  );
}

function Failure({ error, action }: { error: unknown; action: ReactNode }) {
  const { t } = useTexts();
  const words = problemWords(error);
  return (
    <ErrorState
      title={words.title}
      action={action}
      code={words.traceId && t('kit.reference', { id: words.traceId })}
    >
      {words.detail}
    </ErrorState>
  );
}

function HomeButton() {
  const { t } = useTexts();
  const { pathname } = window.location;
  const home = pathname.startsWith('/office') ? '/office/' : pathname.startsWith('/wall') ? '/wall/' : '/';
  return <LinkButton href={home}>{t('kit.home')}</LinkButton>;
}
