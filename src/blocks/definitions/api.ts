/** Door of definitions: the services of a city as data, ready to run. */
export type { FieldView } from './contract.ts';
export type { Fee, FeeLineDue } from './fee.ts';
export type { LiveDefinition } from './live.ts';
export { loadDefinitions, type PackServices, readServices } from './load.ts';
export type { Position, WorkflowEvent, WorkflowMachine } from './machine.ts';
export { answersProblem } from './problem.ts';
export type { FeelAst } from './rules/feel/ast.ts';
export { evaluateFeel } from './rules/feel/evaluate.ts';
export { flowOf } from './rules/flow/flow.ts';
export type { Definition } from './rules/shape/definition.ts';
export type { LifeEvent, Pillar } from './rules/shape/shelf.ts';
export { shelf } from './shelf.ts';
export { type Definitions, definitions } from './versions.ts';
export { type WalkedApart, walkApart } from './walk/apart.ts';
export { type Finding, type FindingCode, sayFinding } from './walk/finding.ts';
export type { People } from './walk/people.ts';
export { type WalkedService, walkServices } from './walk/services.ts';
export { folderFaults, watchFolders } from './watch.ts';
