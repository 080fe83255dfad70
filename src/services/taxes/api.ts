/** DOOR for the roof and other services. */
export { loadTaxRules } from './rules-book.ts';
