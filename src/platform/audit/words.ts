/** How the audit log reads in people's words: each module says how its actions, things, fields and values are called. */
import type { Language, Words } from '../../shared/languages.ts';
import type { City } from '../city.ts';
import { loadTexts, type Texts } from '../texts.ts';

/** What people call a thing, and the office page that shows it. */
export type Thing = { name: Words | string; path?: string };

/** Names of things by id; what is not known (any more) is left out. Holds no personal data of citizens. */
export type Finder = (city: City, ids: readonly string[]) => Promise<ReadonlyMap<string, Thing>>;

export type AuditWords = {
  module: string;
  /** Folder whose `server` texts hold the keys below. */
  texts: string;
  /**
   * Text key of what the log may hold: `complaint.received` (an action), `thing.complaint` (what the action is done to),
   * `field.due` (in before and after), `value.state.closed` (of a field).
   */
  key(what: string): string;
  /** By the middle of an action (`complaint`): names of its subjects. */
  subjects?: Readonly<Record<string, Finder>>;
  /** Names of what stands in a field. They hold for the entries of every module. */
  fields?: Readonly<Record<string, Finder>>;
};

const known = new Map<string, AuditWords>();
let texts: Texts | undefined;

/** Called by each module when it is loaded. */
export function describeAudit(words: AuditWords): void {
  known.set(words.module, words);
  texts = undefined;
}

function book(): Texts {
  texts ??= loadTexts([...known.values()].map((words) => words.texts));
  return texts;
}

/** The text of a module, or undefined: an entry may be older than the words for it. */
export function findAuditText(language: Language, module: string, what: string): string | undefined {
  const words = known.get(module);
  return words && book().find(language, words.key(what));
}

/** The finder of the things that an action is done to. */
export function subjectFinder(module: string, subject: string): Finder | undefined {
  return known.get(module)?.subjects?.[subject];
}

/** The finder for the values of a field: the module's own, else that of the module whose things they are. */
export function fieldFinder(module: string, field: string): Finder | undefined {
  const own = known.get(module)?.fields?.[field];
  return own ?? [...known.values()].find((words) => words.fields?.[field])?.fields?.[field];
}

/** Every action that has words, as `module.subject.verb`, by what it is done to. */
export function auditActions(): { kind: string; actions: string[] }[] {
  const keys = new Set(book().keys());
  return [...known.values()].flatMap((words) => {
    const begin = words.key('');
    const rests = [...keys].flatMap((key) => (key.startsWith(begin) ? [key.slice(begin.length)] : []));
    const subjects = rests.flatMap((rest) => (rest.startsWith('thing.') ? [rest.slice(6)] : []));
    return subjects.map((subject) => ({
      kind: `${words.module}.${subject}`,
      actions: rests
        .filter((rest) => rest.startsWith(`${subject}.`))
        .map((rest) => `${words.module}.${rest}`),
    }));
  });
}
