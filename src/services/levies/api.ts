/** DOOR for the roof: bills of past days. */
export { issueSpan, runsOfSpan } from './issuing.ts';
