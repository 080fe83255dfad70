/** What differs between two versions of a procedure, part by part, in the words of a language: the public history of a service. */

import type { Definition } from '../../../blocks/definitions/rules/shape/definition.ts';
import { type Language, say, type Words } from '../../../shared/languages.ts';

export const CHANGE_PARTS = [
  'title',
  'summary',
  'channel',
  'time',
  'fee',
  'fee-line',
  'requirement',
  'procedure',
  'product',
  'legal-basis',
  'complaints',
  'facilities',
  'competence',
  'supervision',
  'staff',
  'guarantee',
  'safety',
  'evaluation',
  'question',
  'state',
  'paper',
  'other',
] as const;
export type ChangePart = (typeof CHANGE_PARTS)[number];

export const CHANGE_KINDS = ['added', 'removed', 'changed'] as const;
type ChangeKind = (typeof CHANGE_KINDS)[number];

export type Change = { part: ChangePart; kind: ChangeKind; before: string | null; after: string | null };

/** Says a time limit; the caller has the words. */
export type SayLimit = (limit: { amount: number; unit: string }) => string;

/** One thing of a list: what it is called, and everything that it says or does. */
type Thing = { id: string; told: string; whole: string };

function things<T>(list: readonly T[], idOf: (one: T) => string, tell: (one: T) => string): Thing[] {
  return list.map((one) => ({ id: idOf(one), told: tell(one), whole: JSON.stringify(one) }));
}

function compareLists(part: ChangePart, before: readonly Thing[], after: readonly Thing[]): Change[] {
  const old = new Map(before.map((thing) => [thing.id, thing]));
  const now = new Map(after.map((thing) => [thing.id, thing]));
  return [
    ...before
      .filter(({ id }) => !now.has(id))
      .map(({ told }): Change => ({ part, kind: 'removed', before: told, after: null })),
    ...after.flatMap(({ id, told, whole }): Change[] => {
      const known = old.get(id);
      if (!known) return [{ part, kind: 'added', before: null, after: told }];
      return known.whole === whole ? [] : [{ part, kind: 'changed', before: known.told, after: told }];
    }),
  ];
}

function compareTexts(part: ChangePart, before: string | null, after: string | null): Change[] {
  if (before === after) return [];
  const kind: ChangeKind = before === null ? 'added' : after === null ? 'removed' : 'changed';
  return [{ part, kind, before, after }];
}

const STANDARD_PARTS = [
  'product',
  'complaints',
  'facilities',
  'competence',
  'supervision',
  'staff',
  'guarantee',
  'safety',
  'evaluation',
] as const;

const fieldsOf = ({ form }: Definition) => (form?.sections ?? []).flatMap(({ fields }) => fields);
const statesOf = ({ workflow }: Definition) => Object.entries(workflow?.states ?? {});
const timeOf = ({ workflow, time }: Definition) => workflow?.promise ?? time ?? null;

/** Empty only when nothing differs that anybody could notice. */
export function changesBetween(
  before: Definition,
  after: Definition,
  language: Language,
  sayLimit: SayLimit,
): Change[] {
  const told = (words: Words) => say(words, language);
  const limit = (definition: Definition) => {
    const time = timeOf(definition);
    return time && sayLimit(time);
  };
  const both = <T>(
    part: ChangePart,
    pick: (one: Definition) => readonly T[],
    idOf: (one: T) => string,
    tell: (one: T) => string,
  ) => compareLists(part, things(pick(before), idOf, tell), things(pick(after), idOf, tell));
  const changes = [
    ...compareTexts('title', told(before.title), told(after.title)),
    ...compareTexts('summary', told(before.summary), told(after.summary)),
    ...(before.channel === after.channel
      ? []
      : [{ part: 'channel', kind: 'changed', before: before.channel, after: after.channel } as const]),
    ...compareTexts('time', limit(before), limit(after)),
    ...compareTexts('fee', told(before.fee.told), told(after.fee.told)),
    ...both(
      'fee-line',
      ({ fee }) => fee.lines ?? [],
      ({ id }) => id,
      ({ title }) => told(title),
    ),
    ...both(
      'requirement',
      ({ requirements }) => requirements,
      ({ id }) => id,
      ({ title }) => told(title),
    ),
    ...compareTexts(
      'procedure',
      before.standard.procedure.map(told).join('\n'),
      after.standard.procedure.map(told).join('\n'),
    ),
    ...both(
      'legal-basis',
      ({ standard }) => standard.legalBasis,
      ({ title }) => title.id,
      ({ title }) => told(title),
    ),
    ...STANDARD_PARTS.flatMap((part) =>
      compareTexts(part, told(before.standard[part]), told(after.standard[part])),
    ),
    ...both(
      'question',
      fieldsOf,
      ({ id }) => id,
      ({ title }) => told(title),
    ),
    ...both(
      'state',
      statesOf,
      ([id]) => id,
      ([, { title }]) => told(title),
    ),
    ...both(
      'paper',
      ({ papers }) => papers ?? [],
      ({ id }) => id,
      ({ title }) => told(title),
    ),
  ];
  if (changes.length > 0) return changes;
  const { from: _from, change: _change, ...was } = before;
  const { from: _since, change: _why, ...is } = after;
  return JSON.stringify(was) === JSON.stringify(is)
    ? []
    : [{ part: 'other', kind: 'changed', before: null, after: null }];
}
