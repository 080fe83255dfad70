/** What a number goes through, and what may be done with it in which state. */

export const states = ['waiting', 'called', 'serving', 'done', 'no-show', 'cancelled', 'lapsed'] as const;
export type State = (typeof states)[number];
export const acts = [
  'call',
  'begin',
  'finish',
  'no-show',
  'transfer',
  'cancel',
  'move',
  'arrive',
  'lapse',
] as const;
export type Act = (typeof acts)[number];

export const ACTIVE: readonly State[] = ['waiting', 'called', 'serving'];

const table: Record<State, Partial<Record<Act, State>>> = {
  waiting: {
    call: 'called',
    transfer: 'waiting',
    cancel: 'cancelled',
    move: 'waiting',
    arrive: 'waiting',
    lapse: 'lapsed',
  },
  called: {
    call: 'called',
    begin: 'serving',
    'no-show': 'no-show',
    transfer: 'waiting',
    cancel: 'cancelled',
    lapse: 'lapsed',
  },
  serving: { finish: 'done', transfer: 'waiting', lapse: 'done' },
  // Who comes late is called once more, as long as the day lasts.
  'no-show': { call: 'called' },
  done: {},
  cancelled: {},
  lapsed: {},
};

/** The state after the act; undefined when it is not allowed now. */
export function after(state: State, act: Act): State | undefined {
  return table[state][act];
}

/** "A012", as it is called out and shown. */
export function numberText(letter: string, number: number): string {
  return `${letter}${String(number).padStart(3, '0')}`;
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code of ten signs that cannot be guessed: whoever has it sees and cancels this number. */
export function codeFrom(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 10), (byte) => ALPHABET[byte % 32]).join('');
}

/** As people type it: small letters, dashes and spaces do not matter, O is 0 and I is 1. */
export function readCode(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}
