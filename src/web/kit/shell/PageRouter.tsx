/** Shows the page that the address asks for, after asking who may enter; tells the reader where they are. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { unreachable } from '../api/problem.ts';
import { navigate, useLocation } from '../navigation/location.ts';
import { matchPage } from '../navigation/match.ts';
import { ParamsContext } from '../navigation/params.ts';
import { loadedPage, loadPage } from '../navigation/preload.ts';
import type { PageModule, WebPage, WebPages } from '../pages.ts';
import { useSession } from '../session/session.ts';
import { useTexts } from '../texts/texts.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import type { Frame } from './frame.ts';
import { ForbiddenPage, LoadFailedPage, LoadingPage, NotFoundPage } from './states.tsx';
import { useFirstTitle } from './title.ts';

type Props = { pages: WebPages; Frame: Frame; signInPath?: string; owedPath?: string };

export function PageRouter({ pages, Frame, signInPath, owedPath }: Props) {
  const { pathname } = useLocation();
  const match = matchPage(pages, pathname);
  useFocusOnArrival(pathname);
  if (!match) {
    return (
      <Frame pages={pages}>
        <NotFoundPage />
      </Frame>
    );
  }
  return (
    <ParamsContext value={match.params}>
      <FoundPage
        key={match.page.path}
        page={match.page}
        pages={pages}
        Frame={Frame}
        signInPath={signInPath}
        owedPath={owedPath}
      />
    </ParamsContext>
  );
}

/** The page with its frame. Its own parts are kept apart, so that a broken page leaves the menu standing. */
function FoundPage({ page, pages, Frame, signInPath, owedPath }: Props & { page: WebPage }) {
  const { t } = useTexts();
  const { pathname } = useLocation();
  const title = t(page.title);
  useFirstTitle(title);
  const { module, error, retry } = usePageModule(page);
  const Page = module && ('Page' in module ? module.Page : module.default);
  const Hero = module?.Hero;
  const content = (
    <Gate page={page} signInPath={signInPath} owedPath={owedPath}>
      <ErrorBoundary key={pathname} part={Hero !== undefined}>
        {Page ? (
          <Page />
        ) : error ? (
          <LoadFailedPage whole error={error} retry={retry} />
        ) : (
          <LoadingPage title={title} />
        )}
      </ErrorBoundary>
    </Gate>
  );
  if (page.bare) return content;
  return (
    <Frame pages={pages} hero={Hero && <Hero />}>
      {content}
    </Frame>
  );
}

type GateProps = { page: WebPage; signInPath?: string; owedPath?: string; children: ReactNode };

/** Spares people a dead end; the server checks every call again. */
function Gate({ page, signInPath, owedPath, children }: GateProps) {
  const { t } = useTexts();
  const { actor, can, error, session, refetch } = useSession();
  const gated = signInPath !== undefined && !page.open;
  const mustSignIn = gated && session !== undefined && actor?.kind !== 'officer';
  const owes = gated && (actor?.pending?.length ?? 0) > 0 && page.path !== owedPath;
  const first = mustSignIn ? signInPath : owes ? owedPath : undefined;
  useEffect(() => {
    if (!first) return;
    const next = window.location.pathname + window.location.search;
    navigate(`${first}?next=${encodeURIComponent(next)}`, { replace: true, force: true });
  }, [first]);
  if (gated || page.permission) {
    if (!session && error) return <LoadFailedPage whole error={error} retry={() => void refetch()} />;
    if (!session || first) return <LoadingPage title={t(page.title)} />;
  }
  if (page.permission && !can(page.permission)) return <ForbiddenPage />;
  return children;
}

/** The code of a page: at once when it is here, else fetched; `retry` after a failure. */
function usePageModule(page: WebPage): { module?: PageModule; error?: unknown; retry: () => void } {
  const [fetched, setFetched] = useState<{ module?: PageModule; error?: unknown }>({});
  const here = loadedPage(page);
  useEffect(() => {
    if (here) return;
    let current = true;
    fetchPage(page).then((result) => current && setFetched(result));
    return () => {
      current = false;
    };
  }, [page, here]);
  const retry = () => {
    setFetched({});
    fetchPage(page).then(setFetched);
  };
  return { module: here ?? fetched.module, error: fetched.error, retry };
}

async function fetchPage(page: WebPage): Promise<{ module?: PageModule; error?: unknown }> {
  try {
    return { module: await loadPage(page) };
  } catch {
    // The code piece did not arrive: to the reader that is a network matter.
    return { error: unreachable('network') };
  }
}

/** After a move inside the face the keyboard and the screen reader start at the new page, not at the old link. */
function useFocusOnArrival(pathname: string): void {
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    document.getElementById('isi')?.focus({ preventScroll: true });
  }, [pathname]);
}
