/** Under which names the doors' answers are kept in the browser. */
export const DOORS_KEY = ['channels', 'doors'];
export const TROUBLE_KEY = ['channels', 'trouble'];
