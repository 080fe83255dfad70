/** How places of a definition are called by people: titles in the reader's language instead of keys. */
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { choiceOf, wordOf } from '../../../rules/key-words.ts';
import { titleOf } from './schema.ts';

type Say = (key: TextKey, params?: Record<string, string | number>) => string;
type Step = string | number;
const TONGUES: Readonly<Record<string, string>> = {
  id: 'Bahasa Indonesia',
  en: 'English',
  jv: 'Basa Jawa',
  zh: '中文',
};

export function nameOf(t: Say, path: readonly Step[]): string {
  const word = wordOf(path);
  return word ? t(`designer.word.${word}`) : String(path.at(-1) ?? '');
}

export function helpOf(t: Say, path: readonly Step[]): string | undefined {
  const word = wordOf(path);
  return word && t(`designer.hint.${word}`);
}

export function choiceName(t: Say, path: readonly Step[], value: string): string {
  const choice = choiceOf(path, value);
  return choice ? t(`designer.choice.${choice}`) : value;
}

/** `form.sections[0].fields[nik]` → its steps; in brackets stand places and names of things in lists. */
export function stepsOf(path: string): Step[] {
  return [...path.matchAll(/\[([^\]]*)\]|[^.[\]]+/g)].map(([text, inner]) =>
    inner === undefined ? text : /^\d+$/.test(inner) ? Number(inner) : `[${inner}`,
  );
}

/** "Formulir › Data diri › Pertanyaan › English" for a path of a fault, a finding or a change. */
export function placeName(t: Say, path: string, content: unknown): string {
  const said: string[] = [];
  const keys: Step[] = [];
  let value = content;
  for (const step of stepsOf(path)) {
    const list = Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
    const named = typeof step === 'string' && step.startsWith('[');
    const inner = named
      ? list.find((one) => one?.id === step.slice(1) || one?.value === step.slice(1))
      : (value as Record<Step, unknown> | undefined)?.[step];
    keys.push(named ? 0 : step);
    if (typeof step === 'number') said.push(titleOf(inner) ?? String(step + 1));
    else if (named) said.push(titleOf(inner) ?? step.slice(1));
    else if (keys.at(-2) === 'states') said.push(titleOf(inner) ?? step);
    else if (isTongue(value, step)) said.push(TONGUES[step] ?? step);
    else said.push(nameOf(t, keys));
    value = inner;
  }
  return said.join(' › ');
}

function isTongue(holder: unknown, step: string): boolean {
  if (!(step in TONGUES) || typeof holder !== 'object' || holder === null) return false;
  return step !== 'id' || 'en' in holder || 'jv' in holder || Object.keys(holder).length === 0;
}
