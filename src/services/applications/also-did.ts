/** Which earlier parts of an application the officer played who is to decide on it now: four eyes see more than two. */
import { type Loaded, openTasks } from './loaded.ts';
import type { Part } from './store.ts';

/** Empty unless it waits for a decision. */
export function alsoDid({ tasks }: Pick<Loaded, 'tasks'>, officer: string): Part[] {
  if (!openTasks(tasks).some(({ part }) => part === 'approver')) return [];
  const parts = tasks.flatMap(({ closed_at, by_officer, part }) =>
    closed_at && by_officer === officer && part !== 'approver' ? part : [],
  );
  return [...new Set(parts)];
}
