/** Who is late with what, for services that remind and warn. */
export { lateBills, lateOf } from './store-late.ts';
