/** The office's menu on a narrow screen: one button in the bar, and what it unfolds below. */
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { Icon } from '../base/icons.tsx';

const PANEL = 'menu-kantor';

/**
 * `open` and what belongs on the button and on the header around it. Escape, a press beside it, a followed link
 * and the keyboard going elsewhere fold the menu in again.
 */
export function useFoldOut() {
  const [open, setOpen] = useState(false);
  const head = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    const onElsewhere = (event: Event) => {
      if (event.target instanceof Node && !head.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onElsewhere);
    document.addEventListener('focusin', onElsewhere);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onElsewhere);
      document.removeEventListener('focusin', onElsewhere);
    };
  }, [open]);
  return { open, setOpen, head, button };
}

export function FoldOutButton({
  label,
  open,
  setOpen,
  button,
}: {
  label: string;
  open: boolean;
  setOpen: (open: boolean) => void;
  button: RefObject<HTMLButtonElement | null>;
}) {
  return (
    <button
      type="button"
      ref={button}
      className="office-menu-button"
      aria-expanded={open}
      aria-controls={open ? PANEL : undefined}
      onClick={() => setOpen(!open)}
    >
      <Icon name={open ? 'cross' : 'menu'} />
      {label}
    </button>
  );
}

export function FoldOutPanel({ onFollow, children }: { onFollow: () => void; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const panel = box.current;
    const onClick = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest('a')) onFollow();
    };
    panel?.addEventListener('click', onClick);
    return () => panel?.removeEventListener('click', onClick);
  }, [onFollow]);
  return (
    <div className="office-panel" id={PANEL} ref={box}>
      {children}
    </div>
  );
}
