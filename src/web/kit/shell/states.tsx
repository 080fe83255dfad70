/** The pages that nobody wants to see: loading, not found, not allowed, not reachable, broken. Each says what to do next. */

import type { ReactNode } from 'react';
import { Button, LinkButton } from '../../ui/base/button.tsx';
import { EmptyState, ErrorState } from '../../ui/base/feedback.tsx';
import { LoadingState } from '../../ui/base/progress.tsx';
import { problemWords } from '../api/problem.ts';
import { useTexts } from '../texts/texts.ts';
import { Words } from '../texts/Words.tsx';
import { usePageTitle } from './title.ts';

/** `title`: nothing else of the page is there yet; it then is its heading, for those who do not see the grey rows. */
export function LoadingPage({ title, rows }: { title?: string; rows?: number }) {
  const { t } = useTexts();
  return (
    <>
      {title && <h1 className="sr-only">{title}</h1>}
      <LoadingState label={t('kit.loading')} rows={rows} />
    </>
  );
}

export function NotFoundPage() {
  const { t } = useTexts();
  usePageTitle(t('kit.not-found.title'));
  return (
    <EmptyState whole title={t('kit.not-found.title')} action={<HomeButton />}>
      <Words k="kit.not-found.detail" />
    </EmptyState>
  );
}

export function ForbiddenPage() {
  const { t } = useTexts();
  usePageTitle(t('kit.forbidden.title'));
  return (
    <EmptyState whole title={t('kit.forbidden.title')} action={<HomeButton />}>
      <Words k="kit.forbidden.detail" />
    </EmptyState>
  );
}

/** Also for a part of a page whose question to the server failed; `whole` when nothing else of the page is there. */
export function LoadFailedPage({
  error,
  retry,
  whole,
}: {
  error: unknown;
  retry: () => void;
  whole?: boolean;
}) {
  const { t } = useTexts();
  return <Failure whole={whole} error={error} action={<Button onClick={retry}>{t('kit.retry')}</Button>} />;
}

/** In place of what the server was asked for: that it is on its way, or why it did not come. */
export function NotYet({ error, retry, rows }: { error: unknown; retry: () => void; rows?: number }) {
  return error ? <LoadFailedPage error={error} retry={retry} /> : <LoadingPage rows={rows} />;
}

/** `part`: the page still shows its title above. */
export function CrashedPage({ error, part }: { error: unknown; part?: boolean }) {
  const { t } = useTexts();
  return (
    <Failure
      whole={!part}
      error={error}
      action={<Button onClick={() => window.location.reload()}>{t('kit.reload')}</Button>}
    />
  );
}

function Failure({ error, action, whole }: { error: unknown; action: ReactNode; whole?: boolean }) {
  const { t } = useTexts();
  const words = problemWords(error);
  return (
    <ErrorState
      whole={whole}
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
