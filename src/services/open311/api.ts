/** DOOR for the roof: a key that the demo already chose. */
export { ensureKey, newKey } from './keys.ts';
