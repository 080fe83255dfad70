/** A task is a case of its own under another service name, so that no list, map or figure of reports ever counts it. */

export const REPORT = 'complaints';
export const TASK = 'complaints-task';

export const isTask = (row: { service: string }): boolean => row.service === TASK;

/** True for what the desks of complaints work on: reports and the tasks under them. */
export const isDeskCase = (row: { service: string }): boolean =>
  row.service === REPORT || row.service === TASK;
