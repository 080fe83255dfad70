/** The keys of the queue: j and k walk, the others press the button of the card that has the focus, and of no other. */
import { useEffect, useRef } from 'react';

import { useShortcuts } from '../../../../../web/kit/shortcuts.ts';

const cards = () => [...document.querySelectorAll<HTMLElement>('.parts .part')];
const here = () => cards().findIndex((card) => card.contains(document.activeElement));

function focus(card: HTMLElement | undefined): void {
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: 'nearest' });
}

/** `ids` of the shown reviews in their order; `busy` while a dialog is open over the list. */
export function useQueueKeys(ids: readonly string[], busy: boolean): void {
  // Where the moderator works: the focus goes there again when the card itself has left the list.
  const last = useRef<{ index: number; id: string }>(undefined);
  useEffect(() => {
    const note = () => {
      const index = here();
      const id = cards()[index]?.closest<HTMLElement>('[data-review]')?.dataset.review;
      if (id) last.current = { index, id };
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  const shown = ids.join(' ');
  useEffect(() => {
    const gone = last.current && !shown.split(' ').includes(last.current.id);
    if (!gone || busy || (document.activeElement && document.activeElement !== document.body)) return;
    const { index = 0 } = last.current ?? {};
    last.current = undefined;
    focus(cards()[Math.min(index, cards().length - 1)]);
  }, [shown, busy]);

  const move = (step: number) => (event: KeyboardEvent) => {
    event.preventDefault();
    focus(cards()[Math.min(cards().length - 1, Math.max(0, here() + step))]);
  };
  const press =
    (...acts: string[]) =>
    (event: KeyboardEvent) => {
      const card = cards()[here()];
      // A key that is held down decides once: the next card is not meant.
      if (!card || event.repeat) return;
      event.preventDefault();
      const button = acts
        .map((act) => card.querySelector<HTMLButtonElement>(`[data-act="${act}"]`))
        .find((one) => one !== null);
      button?.click();
    };
  useShortcuts({ j: move(1), k: move(-1), b: press('show'), h: press('hide'), m: press('redact', 'mask') });
}
