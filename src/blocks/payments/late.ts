/** Who is late with what, for services that remind and warn. */
export { type LateDebtor, lateBills, lateOf } from './store-late.ts';
