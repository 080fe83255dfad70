/** The numbers that this device holds, as they were last seen: they stay readable without a network. */
import { useSyncExternalStore } from 'react';
import { alsoForget } from '../../../../web/kit/session/session.ts';
import { newId } from '../../../../web/kit/unique.ts';
import type { NumberView } from '../../contract.ts';

/** `seen`: when the server last said so, in milliseconds. */
export type Kept = { number: NumberView; seen: number };

const numbersKey = 'pendopo.counters.numbers';
const deviceKey = 'pendopo.counters.device';
const listeners = new Set<() => void>();
const MOST = 12;
const WEEK = 7 * 86_400_000;
let known: Kept[] | undefined;

function read(): Kept[] {
  known ??= load();
  return known;
}

function load(): Kept[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(numbersKey) ?? '[]');
    const kept = Array.isArray(list) ? (list as Kept[]) : [];
    return kept.filter(({ number }) => Date.parse(`${number.day}T00:00:00Z`) > Date.now() - WEEK);
  } catch {
    return [];
  }
}

function store(list: Kept[]): void {
  known = list.slice(0, MOST);
  try {
    localStorage.setItem(numbersKey, JSON.stringify(known));
  } catch {
    // Without storage the number lasts as long as this visit; its code still opens it.
  }
  for (const listener of listeners) listener();
}

export function keepNumber(number: NumberView): void {
  store([{ number, seen: Date.now() }, ...read().filter((one) => one.number.code !== number.code)]);
}

/** News of a number that this device holds; a number opened from somebody else's link is not taken over. */
export function renewNumber(number: NumberView): void {
  if (read().some((one) => one.number.code === number.code)) keepNumber(number);
}

export function forgetNumber(code: string): void {
  store(read().filter((one) => one.number.code !== code));
}

export function useKept(): Kept[] {
  return useSyncExternalStore((listener) => {
    const fromOtherTab = (event: StorageEvent) => {
      if (event.key !== numbersKey) return;
      known = undefined;
      listener();
    };
    listeners.add(listener);
    window.addEventListener('storage', fromOtherTab);
    return () => {
      listeners.delete(listener);
      window.removeEventListener('storage', fromOtherTab);
    };
  }, read);
}

/** A random mark by which the counter knows that this device holds a number already. It names nobody. */
export function deviceMark(): string {
  try {
    const mark = localStorage.getItem(deviceKey) ?? newId();
    localStorage.setItem(deviceKey, mark);
    return mark;
  } catch {
    return newId();
  }
}

// The next person at a shared phone finds no numbers.
alsoForget(async () => store([]));
