/** What the check of texts lets pass, each with the reason. */

/** Beginnings of keys that are put together at run time in a way that the search cannot see. */
export const builtAtRunTime: readonly string[] = [
  // Which rule an answer to a form breaks is known when it is given.
  'definitions.fault.',
];

/** Keys whose long text is rightly the same in another language as in Indonesian (names, addresses, formulas). */
export const sameInAllLanguages: readonly string[] = [];
