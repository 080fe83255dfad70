/** Door of the indicators: declare the list once, then read figures from anywhere. */
export { type Cut, type Reading, readIndicators } from './readings.ts';
export {
  createIndicators,
  type DeclaredIndicator,
  declaredIndicators,
  type Indicators,
  setIndicators,
} from './registry.ts';
export { type HistoryDay, indicatorHistory, takeSnapshots } from './snapshots.ts';
