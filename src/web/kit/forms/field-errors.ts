/** Brings the server's complaints about a request to the fields of the form that a person sees. */
import type { ProblemField } from '../api/problem.ts';

/** Errors by field name, and the sentences that fit no field of the form. */
export type SortedErrors = { byName: Record<string, string>; rest: string[] };

/**
 * `names` are the form's fields; `paths` says where a field's value stands in the request when that differs
 * (`{ name: 'reporter/name' }`). A complaint about something inside a field (`location/lat`) belongs to the
 * field (`location`). The first complaint about a field is shown.
 */
export function sortErrors(
  fields: readonly ProblemField[],
  names: readonly string[],
  paths: Record<string, string> = {},
): SortedErrors {
  const known = names
    .map((name) => ({ name, path: paths[name] ?? name }))
    .sort((a, b) => b.path.length - a.path.length);
  const sorted: SortedErrors = { byName: {}, rest: [] };
  for (const { path, message } of fields) {
    const owner = known.find((one) => path === one.path || path.startsWith(`${one.path}/`));
    if (owner) sorted.byName[owner.name] ??= message;
    else sorted.rest.push(message);
  }
  return sorted;
}
