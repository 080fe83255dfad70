/** Who may see a file that is not public: each owning service answers for the subjects that begin with its prefix. */
import type { Context } from '../context.ts';
import type { Visibility } from './records.ts';

/** What a guard is told. `subject` is where the file is attached. */
export type GuardedFile = { id: string; subject: string; visibility: Visibility };
export type FileGuard = (ctx: Context, file: GuardedFile) => Promise<boolean>;

const guards = new Map<string, FileGuard>();

/**
 * Registers the guard for subjects `<prefix>:…`. Registering again replaces it.
 * Without a guard nobody but the system sees the private files of a subject.
 */
export function registerFileGuard(prefix: string, guard: FileGuard): void {
  guards.set(prefix, guard);
}

/** The guard's answer for the file; false when its subject has no guard. */
export async function guardAllows(ctx: Context, file: GuardedFile): Promise<boolean> {
  if (ctx.actor.kind === 'system') return true;
  const guard = guards.get(file.subject.split(':', 1)[0] ?? '');
  return guard ? guard(ctx, file) : false;
}
