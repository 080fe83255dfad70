/** Which earlier parts of an application the officer played who is to decide on it now: four eyes see more than two. */
import type { Rights } from './access.ts';
import { type Loaded, openTasks } from './loaded.ts';
import type { Part } from './store.ts';

/** Empty unless it waits for a decision that this officer may give. */
export function alsoDid({ tasks }: Pick<Loaded, 'tasks'>, officer: string, allowed: Rights): Part[] {
  if (!openTasks(tasks).some((task) => task.part === 'approver' && allowed.plays('approver', task)))
    return [];
  const parts = tasks.flatMap(({ closed_at, by_officer, part }) =>
    closed_at && by_officer === officer && part !== 'approver' ? part : [],
  );
  return [...new Set(parts)];
}
