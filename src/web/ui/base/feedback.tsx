/** What the house says back: a notice, an empty room with a way on, an error with a remedy, the offline strip. */
import { type ReactNode, useEffect, useRef } from 'react';
import { PavilionMark } from '../brand/mark.tsx';
import { Icon, type IconName } from './icons.tsx';

export type Tone = 'info' | 'good' | 'warn' | 'bad';

const noticeIcon: Record<Tone, IconName> = { info: 'info', good: 'check', warn: 'warning', bad: 'warning' };

/**
 * A message inside the page. `live`: 'polite' or 'assertive' when it appears after an action
 * (a notice that was there from the start must not interrupt a screen reader).
 */
export function Notice({
  tone = 'info',
  title,
  live,
  children,
}: {
  tone?: Tone;
  title?: ReactNode;
  live?: 'polite' | 'assertive';
  children?: ReactNode;
}) {
  return (
    <div
      className="notice"
      data-tone={tone}
      role={live ? (live === 'assertive' ? 'alert' : 'status') : undefined}
    >
      <Icon name={noticeIcon[tone]} />
      <div className="notice-body">
        {title && <div className="notice-title">{title}</div>}
        {children}
      </div>
    </div>
  );
}

/** Nothing here yet: say why in a sentence and offer the next step. `whole`: it is all the page has, so its title is the page's. */
export function EmptyState({
  title,
  children,
  action,
  whole,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  whole?: boolean;
}) {
  const Title = whole ? 'h1' : 'div';
  return (
    <div className="state" data-kind="empty">
      <PavilionMark className="state-mark" />
      <Title className="state-title">{title}</Title>
      {children && <div className="text-ink-soft">{children}</div>}
      {action}
    </div>
  );
}

/** Something failed: what happened, what to do, and a code to read out on the phone. `whole` as in `EmptyState`. */
export function ErrorState({
  title,
  children,
  action,
  code,
  whole,
}: {
  whole?: boolean;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  code?: ReactNode;
}) {
  const Title = whole ? 'h1' : 'div';
  return (
    <div className="state" data-kind="error" role="alert">
      <Title className="state-title flex items-center gap-2 text-bad">
        <Icon name="warning" />
        {title}
      </Title>
      {children && <div>{children}</div>}
      {action}
      {code && <div className="state-code">{code}</div>}
    </div>
  );
}

export type WrongField = { id: string; message: ReactNode };

/** List of wrong fields above a form; takes focus when it appears and after every further try, and leads to each field. */
export function ErrorSummary({ title, fields }: { title: ReactNode; fields: WrongField[] }) {
  const box = useRef<HTMLDivElement>(null);
  const count = fields.length;
  useEffect(() => {
    if (count === 0) return;
    box.current?.focus();
    const form = box.current?.closest('form');
    // After the answer to the press is on the screen: the list may be gone then.
    const again = () => requestAnimationFrame(() => box.current?.focus());
    form?.addEventListener('submit', again);
    return () => form?.removeEventListener('submit', again);
  }, [count]);
  if (count === 0) return null;
  return (
    <div className="notice" data-tone="bad" role="alert" tabIndex={-1} ref={box}>
      <Icon name="warning" />
      <div className="notice-body">
        <div className="notice-title">{title}</div>
        <ul className="list-disc pl-5">
          {fields.map((field) => (
            <li key={field.id}>
              <a
                href={`#${field.id}`}
                onClick={(event) => {
                  event.preventDefault();
                  const control = document.getElementById(field.id);
                  control?.focus();
                  control?.scrollIntoView({ block: 'center' });
                }}
              >
                {field.message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** A strip above the page while the network is away; `action` may show what waits to be sent. */
export function OfflineBanner({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="offline" role="status" data-print="no">
      <Icon name="cloud-off" />
      <span>{children}</span>
      {action}
    </div>
  );
}
