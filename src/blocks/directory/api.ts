/** Door of the directory: agencies, areas and the working calendar of a city, for the rest of the house. */
export { type Agencies, agencies } from './agencies.ts';
export { type AgencyChange, createAgency, type NewAgency, updateAgency } from './agency-changes.ts';
export { type Areas, areas, type Found } from './areas.ts';
export { addClosedDay, calendar, closedDays, removeClosedDay } from './calendar.ts';
export { type ImportOptions, importAreas, importAreasFromFile } from './import-areas.ts';
export type { ImportReport, Refused } from './import-plan.ts';
export { type LoadReport, loadDirectory } from './load.ts';
export type { Agency, Area, AreaKind, ClosedDay, ClosedKind, Place, Post, Unit } from './shape.ts';
export { importUnits, type UnitReport, unitCounts, units } from './units.ts';
