/** Opens a face: words first, then the page the address asks for, with the session fetched alongside. */
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AnchorProvider } from '../../ui/base/link.tsx';
import { ToastProvider } from '../../ui/base/toast.tsx';
import { onUnauthorized } from '../api/api.ts';
import { RouteAnchor } from '../navigation/Link.tsx';
import { matchPage } from '../navigation/match.ts';
import { loadPage, setPages } from '../navigation/preload.ts';
import type { Face, WebPages } from '../pages.ts';
import { createQueryClient } from '../query.ts';
import { startQueue } from '../queue/queue.ts';
import { sessionQuery } from '../session/session.ts';
import { currentLanguage, loadTexts, onTextsChange, type TextLoaders, useTexts } from '../texts/texts.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import type { Frame } from './frame.ts';
import { PageRouter } from './PageRouter.tsx';
import { reloadOnLostChunk } from './reload.ts';

export type FaceOptions = {
  face: Face;
  pages: WebPages;
  texts: TextLoaders;
  Frame: Frame;
  /** Where to send a person who must sign in first; absent: the face has no gate. */
  signInPath?: string;
  /** Where an officer goes who must do something (a new password) before the roles count; back from there by `next`. */
  owedPath?: string;
  /** Work that may wait until the first page is on the screen, such as the service worker. */
  afterStart?: (client: QueryClient) => void;
};

/** Renders the face into `#app`. Code of the page, words and session travel at the same time. */
export async function startFace(options: FaceOptions): Promise<void> {
  const pages = options.pages.filter((page) => page.face === options.face);
  const client = createQueryClient();
  setPages(pages);
  reloadOnLostChunk();
  void client.prefetchQuery(sessionQuery);
  onUnauthorized(() => void client.invalidateQueries({ queryKey: sessionQuery.queryKey }));
  const words = loadTexts(options.texts);
  const first = matchPage(pages, window.location.pathname);
  const firstPage = first && loadPage(first.page).catch(() => undefined);
  await words;
  await firstPage;
  askAgainInLanguage(client);
  const root = document.getElementById('app');
  if (!root) throw new Error('the page has no #app element');
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <AnchorProvider component={RouteAnchor}>
          <Toasts>
            <ErrorBoundary>
              <PageRouter
                pages={pages}
                Frame={options.Frame}
                signInPath={options.signInPath}
                owedPath={options.owedPath}
              />
            </ErrorBoundary>
          </Toasts>
        </AnchorProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
  const idle = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 200));
  idle(() => {
    startQueue();
    options.afterStart?.(client);
  });
}

/** Names and sentences from the server come in the language of the question: ask anew after a change. */
function askAgainInLanguage(client: QueryClient): void {
  let before = currentLanguage();
  onTextsChange(() => {
    if (currentLanguage() === before) return;
    before = currentLanguage();
    void client.invalidateQueries();
  });
}

function Toasts({ children }: { children: ReactNode }) {
  const { t } = useTexts();
  return <ToastProvider dismissLabel={t('kit.close')}>{children}</ToastProvider>;
}
