/** Door of packs: reading a city's definitions, checked and typed. */
export { type CityPack, inForce, mergeScreening, type PackArea } from './city-pack.ts';
export type { NotMendedReason, ProofRule, Survey } from './closing-formats.ts';
export type {
  Agency,
  AgencyKind,
  Category,
  CategoryGroup,
  City,
  Clock,
  Demo,
  PackCalendar,
  PackManifest,
  PackPoint,
  Role,
  Routing,
  When,
  Words,
} from './formats.ts';
export { AgencyKindsFile } from './formats.ts';
export type { Rung } from './ladder-formats.ts';
export {
  describeProblem,
  PackError,
  type PackProblem,
  type PathStep,
  problemAt,
  type YamlFile,
} from './problems.ts';
export { readCityPack } from './read-city-pack.ts';
export { type ReadPack, readPack } from './read-pack.ts';
export { type Considered, explainRoute, type Routed, routeReport, type Verdict } from './route.ts';
export { shapeProblems } from './shape-problems.ts';
export type { TaxRules } from './tax-formats.ts';
export { readYaml } from './yaml-file.ts';
