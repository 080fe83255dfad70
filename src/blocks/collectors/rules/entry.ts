/** What a collector's phone writes down, as one line that is signed: receipts, voids, deposits and notes, numbered and chained. Pure. */
import { isRupiah, type Rupiah } from '../../../shared/money.ts';

/** What the phone knew of the time, in whole seconds since 1970. */
export type EntryClock = {
  /** What its clock showed. */
  at: number;
  /** The city's time at the last contact. */
  contact: number;
  /** Seconds that passed since then by a clock that nobody can set; 0 after the app was closed in between. */
  passed: number;
  /** What had to be added to the phone's clock then. */
  ahead: number;
};
export const NOTES = ['closed', 'refused', 'absent', 'wrong'] as const;
export type NoteKind = (typeof NOTES)[number];
export const DESTINATIONS = ['office', 'bank'] as const;
export type Destination = (typeof DESTINATIONS)[number];

export type Act =
  | { kind: 'receipt'; code: string; amount: Rupiah }
  | { kind: 'void'; of: string; reason: string }
  | { kind: 'deposit'; amount: Rupiah; to: Destination; reference: string }
  | { kind: 'note'; code: string; note: NoteKind; words: string };
export type Entry = {
  device: number;
  /** From 1 on, without a gap. */
  seq: number;
  /** The hash of the entry before; '-' for the first. */
  prev: string;
  clock: EntryClock;
  act: Act;
};

export const FIRST = '-';
/** Thirteen digits: what a QRIS may carry. */
const MOST_RUPIAH = 9_999_999_999_999;
const MOST_WORDS = 200;
const VERSION = 'PK1';
const LETTERS = { receipt: 'r', void: 'v', deposit: 'd', note: 'n' } as const;
const HASH = /^[A-Za-z0-9_-]{22}$/;
const CODE = /^\d{13}$/;

const packed = (number: number): string => number.toString(36);
const textOf = (words: string): string =>
  encodeURIComponent(words).replaceAll('.', '%2E').replaceAll('~', '%7E');

function partsOf(act: Act): string[] {
  switch (act.kind) {
    case 'receipt':
      return [act.code, packed(act.amount)];
    case 'void':
      return [act.of, textOf(act.reason)];
    case 'deposit':
      return [packed(act.amount), act.to, textOf(act.reference)];
    case 'note':
      return [act.code, act.note, textOf(act.words)];
  }
}

/** One line without blanks, the same for the same entry. RangeError for an entry that nobody could read back. */
export function writeEntry(entry: Entry): string {
  const { device, seq, prev, clock, act } = entry;
  const times = [clock.at, clock.contact, clock.passed, clock.ahead].map(packed);
  const line = [
    VERSION,
    packed(device),
    packed(seq),
    prev,
    ...times,
    LETTERS[act.kind],
    ...partsOf(act),
  ].join('.');
  if (!readEntry(line)) throw new RangeError('this entry cannot be read back');
  return line;
}

function numberOf(text: string | undefined): number {
  if (text === undefined || !/^-?[0-9a-z]{1,10}$/.test(text)) return Number.NaN;
  const number = Number.parseInt(text, 36);
  return packed(number) === text ? number : Number.NaN;
}

function wordsOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    const words = decodeURIComponent(text);
    return words.length <= MOST_WORDS && textOf(words) === text ? words : undefined;
  } catch {
    return undefined;
  }
}

function amountOf(text: string | undefined): Rupiah | undefined {
  const amount = numberOf(text);
  return isRupiah(amount) && amount > 0 && amount <= MOST_RUPIAH ? amount : undefined;
}

function readAct(letter: string | undefined, parts: readonly string[]): Act | undefined {
  const [one = '', two, three] = parts;
  if (letter === 'r' && parts.length === 2) {
    const amount = amountOf(two);
    return amount && CODE.test(one) ? { kind: 'receipt', code: one, amount } : undefined;
  }
  if (letter === 'v' && parts.length === 2) {
    const reason = wordsOf(two);
    return reason && HASH.test(one) ? { kind: 'void', of: one, reason } : undefined;
  }
  if (letter === 'd' && parts.length === 3) {
    const [amount, to, reference] = [amountOf(one), DESTINATIONS.find((of) => of === two), wordsOf(three)];
    return amount && to && reference !== undefined ? { kind: 'deposit', amount, to, reference } : undefined;
  }
  if (letter === 'n' && parts.length === 3) {
    const [note, words] = [NOTES.find((of) => of === two), wordsOf(three)];
    return note && words !== undefined && CODE.test(one)
      ? { kind: 'note', code: one, note, words }
      : undefined;
  }
  return undefined;
}

/** Undefined for anything that no phone of ours would write. */
export function readEntry(line: string): Entry | undefined {
  const [version, device, seq, prev = '', at, contact, passed, ahead, letter, ...parts] = line.split('.');
  if (version !== VERSION) return undefined;
  const numbers = [device, seq, at, contact, passed, ahead].map(numberOf);
  if (numbers.some((one) => !Number.isSafeInteger(one))) return undefined;
  const [no = 0, place = 0, atTime = 0, contactTime = 0, passedTime = 0, aheadTime = 0] = numbers;
  const inOrder = no > 0 && place > 0 && place < 2 ** 31 && contactTime >= 0 && passedTime >= 0;
  if (!inOrder || (place === 1 ? prev !== FIRST : !HASH.test(prev))) return undefined;
  const act = readAct(letter, parts);
  const clock = { at: atTime, contact: contactTime, passed: passedTime, ahead: aheadTime };
  return act && { device: no, seq: place, prev, clock, act };
}
