/** What the check of texts lets pass, each with the reason. */

/** Beginnings of keys that are put together at run time in a way that the search cannot see. */
export const builtAtRunTime: readonly string[] = [];

/** Keys whose long text is rightly the same in another language as in Indonesian (names, addresses, formulas). */
export const sameInAllLanguages: readonly string[] = [];
