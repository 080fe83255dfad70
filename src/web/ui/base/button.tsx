/** Buttons and links that look like buttons: a verb in words, at least 48 px high. */
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';
import { Link } from './link.tsx';

export type ButtonTone = 'first' | 'second' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'normal' | 'large';

type Look = { tone?: ButtonTone; size?: ButtonSize; wide?: boolean; icon?: IconName; children: ReactNode };

export type ButtonProps = Look &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    /** Work is under way: the button keeps its place, shows a spinner, ignores presses and says `busyLabel`. */
    busy?: boolean;
    busyLabel?: string;
  };

/**
 * One action. `tone`: first (one per page), second, quiet, danger. While `busy` it stays focusable
 * (losing focus would throw a keyboard user to the top of the page) and swallows clicks.
 */
export function Button({
  tone = 'first',
  size = 'normal',
  wide,
  icon,
  busy,
  busyLabel,
  className = '',
  type = 'button',
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={`button ${className}`}
      data-tone={tone}
      data-size={size}
      data-wide={wide ? '' : undefined}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {busy ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {busy && busyLabel ? busyLabel : children}
    </button>
  );
}

/** A link to another page that weighs as much as a button. */
export function LinkButton({
  href,
  tone = 'first',
  size = 'normal',
  wide,
  icon,
  children,
}: Look & { href: string }) {
  return (
    <Link href={href} className="button" data-tone={tone} data-size={size} data-wide={wide ? '' : undefined}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}

/** Buttons side by side, wrapping on a phone; the first is the main one. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>;
}
