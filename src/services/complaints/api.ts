/** DOOR for the roof and other services: loading a pack's rules, handing in reports, and what may be passed on of them. */

export { surveysOf } from './closing/settings.ts';
export { emergencyFor, rateAsReporter, replyAsReporter, type Standing, standings } from './doors.ts';
export { type PublicRequest, publicRequests, type ReportableCategory, reportable } from './exchange.ts';
export {
  headerOf,
  type ImportReport,
  importFile,
  type Judged,
  listImports,
  type Mapping,
  readMapping,
  refusedAsCsv,
  tryImport,
  undoImport,
} from './import/api.ts';
export { type Door, receive } from './intake.ts';
export type { Attribute } from './rules/attributes.ts';
export type { Received } from './rules/intake-contract.ts';
export { UNSORTED } from './rules/sorting.ts';
export { loadSettings as loadComplaintSettings } from './settings.ts';
export { suggestCategories } from './suggestions.ts';
