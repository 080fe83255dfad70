/** What this device keeps of an application that is being written. */
import type { Answers } from '../../../../../blocks/definitions/contract.ts';

/** `there`: the id the city gave it once it arrived; until then its bytes are on this device under `id`. */
export type KeptFile = {
  id: string;
  name: string;
  kind: 'photo' | 'pdf';
  type: string;
  size: number;
  there: string | null;
  /** Why the city refused it, in words. */
  problem?: string;
};

export type Kept = {
  service: string;
  version: number;
  /** The account that writes it; null for somebody who has not signed in. */
  owner: string | null;
  answers: Answers;
  files: KeptFile[];
  /** Fields that the city filled in from what it knows, until the applicant writes them by hand. */
  known?: string[];
  /** Where the person was, as `rules/way.ts` writes it; '' before the first question. */
  at: string;
  /** Milliseconds since 1970; 0 while nothing was answered. */
  changedAt: number;
  /** The same at the city, for another device: `changedAt` of what it was last told. */
  draft: { id: string; seen: number; changedAt: number } | null;
  /** Item of the queue that carries it to the city. */
  sending: string | null;
  /** The application that another device made of it. */
  sentAs?: string | undefined;
};

export function emptyForm(service: string, version: number, owner: string | null): Kept {
  return {
    service,
    version,
    owner,
    answers: {},
    files: [],
    at: '',
    changedAt: 0,
    draft: null,
    sending: null,
  };
}

/** True when the city knows everything that this device knows. */
export function isSynced({ draft, changedAt, files }: Kept): boolean {
  if (changedAt === 0) return true;
  return draft !== null && draft.changedAt >= changedAt && files.every(({ there }) => there !== null);
}

/** The answers as the city may keep them: files by its own ids, those that have not arrived left out. */
export function answersForCity(answers: Answers, files: readonly KeptFile[], whole = false): Answers {
  const known = new Map(files.map(({ id, there }) => [id, there]));
  const ids = (list: unknown[]): string[] =>
    (list as string[]).flatMap((id) => {
      const there = known.get(id);
      if (there) return [there];
      return there === null && !whole ? [] : [id];
    });
  const of = (value: unknown): unknown => {
    if (!Array.isArray(value)) return value;
    if (value.every((one) => typeof one === 'string')) {
      const mapped = value.some((one) => known.has(one as string)) ? ids(value) : value;
      return mapped.length > 0 ? mapped : undefined;
    }
    return value.map((item) =>
      typeof item === 'object' && item !== null
        ? Object.fromEntries(Object.entries(item).map(([name, inner]) => [name, of(inner)]))
        : item,
    );
  };
  const mapped = Object.entries(answers).map(([name, value]) => [name, of(value)] as const);
  return Object.fromEntries(mapped.filter(([, value]) => value !== undefined)) as Answers;
}

/** Ids of files that some answer names. */
export function filesNamed(answers: unknown, into: Set<string> = new Set()): Set<string> {
  if (Array.isArray(answers)) for (const one of answers) filesNamed(one, into);
  else if (typeof answers === 'object' && answers !== null)
    for (const one of Object.values(answers)) filesNamed(one, into);
  else if (typeof answers === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(answers)) into.add(answers);
  return into;
}
