/** DOOR for the command line: imports of complaints. */
import type { City } from '../../../platform/city.ts';
import { csvOf } from './refused.ts';
import { listRuns, type RunRow } from './store.ts';

export type { Judged } from './judge.ts';
export { type Mapping, readMapping } from './mapping.ts';
export { headerOf } from './preview.ts';
export type { Report as ImportReport } from './report.ts';
export { importFile, tryImport } from './run.ts';
export { undoImport } from './undo.ts';

export function listImports(city: City): Promise<RunRow[]> {
  return listRuns(city.db);
}

/** The rows that a run set aside as a table, with line and reason in front. */
export function refusedAsCsv(city: City, run: string): AsyncIterable<string> {
  return csvOf(city, run);
}
