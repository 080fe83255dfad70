/** What every box of a draft knows: the whole that it is a part of, what is wrong with it, and where changes go. */
import { type ComponentType, createContext, useContext } from 'react';
import type { Edit } from '../../../contract.ts';
import type { DraftView, Fault, JsonSchema } from '../designer-data.ts';

export type Step = string | number;
export type NodeProps = {
  schema: JsonSchema;
  value: unknown;
  path: readonly Step[];
  name: string;
  required: boolean;
};

export type BoxDesk = {
  /** Any place; lists and records hold such boxes again. */
  Box: ComponentType<NodeProps>;
  root: JsonSchema;
  content: unknown;
  shelf: DraftView['shelf'];
  faults: readonly Fault[];
  readOnly: boolean;
  onEdit: (edits: Edit[]) => void;
  /** Where somebody wants to be led; another number leads there once more. */
  goal: { path: string; number: number } | undefined;
};

const Desk = createContext<BoxDesk | undefined>(undefined);
export const BoxDeskProvider = Desk.Provider;

export function useBoxDesk(): BoxDesk {
  const desk = useContext(Desk);
  if (!desk) throw new Error('A box stands outside of a draft.');
  return desk;
}

/** `form.sections[0].fields[2].title`, as faults say it. */
export function pathText(path: readonly Step[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

export const isWithin = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);

/** What is wrong at this very place, and not at one inside it. */
export function ownFault(faults: readonly Fault[], path: readonly Step[]): string | undefined {
  const here = pathText(path);
  const found = faults.filter((fault) => fault.path === here);
  return found.length > 0 ? found.map(({ problem, remedy }) => `${problem} ${remedy}`).join(' ') : undefined;
}

export function faultsWithin(faults: readonly Fault[], path: readonly Step[]): number {
  const here = pathText(path);
  return faults.filter((fault) => isWithin(fault.path, here)).length;
}
