/** One-letter keys of an office page; they rest while someone types, and can be switched off (WCAG 2.1.4). */
import { useEffect, useRef, useSyncExternalStore } from 'react';

const storageKey = 'pendopo.desk.shortcuts';
const listeners = new Set<() => void>();
let on = read();

function read(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}

/** Whether one-letter keys work on this device, and the switch. */
export function useShortcutSwitch(): [on: boolean, set: (on: boolean) => void] {
  const value = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => on,
  );
  return [value, setOn];
}

function setOn(next: boolean): void {
  on = next;
  try {
    localStorage.setItem(storageKey, next ? 'on' : 'off');
  } catch {
    // The choice then holds for this visit only.
  }
  for (const listener of listeners) listener();
}

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="listbox"], [role="menu"]';

const DIALOG = '[role="dialog"], [role="alertdialog"], dialog[open]';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPING) !== null;
}

export type Keys = Record<string, (event: KeyboardEvent) => void>;

/** Runs `keys[event.key]`. Named keys (`Escape`, `ArrowDown`) also work when letters are switched off. */
export function useShortcuts(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return;
      if (isTyping(event.target) || document.querySelector(DIALOG)) return;
      if (event.key.length === 1 && !on) return;
      latest.current[event.key]?.(event);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}
