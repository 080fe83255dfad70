/** The name of the tab: the page first, then the city, so that many open tabs can be told apart. */
import { useEffect, useLayoutEffect } from 'react';
import { useSession } from '../session/session.ts';

/** Sets the document title while the calling component is on the screen; a page may call it again with better words. */
export function usePageTitle(title: string): void {
  const whole = useWhole(title);
  useEffect(() => {
    document.title = whole;
  }, [whole]);
}

/** The title that a page has before it says a better one: set earlier, since a frame's effects run after its page's. */
export function useFirstTitle(title: string): void {
  const whole = useWhole(title);
  useLayoutEffect(() => {
    document.title = whole;
  }, [whole]);
}

function useWhole(title: string): string {
  const { city } = useSession();
  return city ? `${title} · ${city.name}` : title;
}
