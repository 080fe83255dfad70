/** A link inside the face: an ordinary anchor that spares the reader a full page load and fetches the page on touch. */
import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { navigate } from './location.ts';
import { isPage, preloadPage } from './preload.ts';

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; replace?: boolean };

/**
 * The anchor that the design system's `Link` is given. Addresses that are no page of this face (files, other
 * faces, other sites) stay ordinary links. Keeps the browser's habits: new tab with a modifier key, `target`.
 */
export function RouteAnchor({ href, replace, onClick, ...rest }: LinkProps) {
  return (
    <a
      {...rest}
      href={href}
      onPointerEnter={() => preloadPage(href)}
      onTouchStart={() => preloadPage(href)}
      onClick={(event) => {
        onClick?.(event);
        if (!followsHere(event) || !isPage(href)) return;
        event.preventDefault();
        navigate(href, { replace });
      }}
    />
  );
}

/** True when a click should be handled inside the face rather than by the browser. */
function followsHere(event: MouseEvent<HTMLAnchorElement>): boolean {
  const anchor = event.currentTarget;
  return (
    !event.defaultPrevented &&
    event.button === 0 &&
    !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) &&
    (!anchor.target || anchor.target === '_self') &&
    !anchor.hasAttribute('download')
  );
}
