/** What both sides of the treasurer's desk keep to. */

/** As large as a file of 100,000 lines. */
export const STATEMENT_LIMIT = 24 * 1024 * 1024;
