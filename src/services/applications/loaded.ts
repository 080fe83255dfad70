/** An application with everything that decides what can happen to it. */
import type { CaseRow } from '../../blocks/cases/api.ts';
import type { Service } from './service-of.ts';
import type { ApplicationRow, TaskRow } from './store.ts';

export type Loaded = { row: CaseRow; app: ApplicationRow; service: Service; tasks: TaskRow[] };

export const openTasks = (tasks: readonly TaskRow[]) => tasks.filter(({ closed_at }) => closed_at === null);
