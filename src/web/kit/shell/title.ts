/** The name of the tab: the page first, then the city, so that many open tabs can be told apart. */
import { useEffect } from 'react';
import { useSession } from '../session/session.ts';

/** Sets the document title while the calling component is on the screen; a page may call it again with better words. */
export function usePageTitle(title: string): void {
  const { city } = useSession();
  useEffect(() => {
    document.title = city ? `${title} · ${city.name}` : title;
  }, [title, city]);
}
