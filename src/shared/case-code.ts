/** Codes that a person can read out: MGL-482-193-762, from a secret shuffle of a counter and one check digit. */
import { cipherOf } from './xtea.ts';

/** Digits before the check digit, per length of code: when one is used up, codes grow by a group of three. */
const tiers = [
  { digits: 8, left: 10 ** 4, right: 10 ** 4 },
  { digits: 11, left: 10 ** 5, right: 10 ** 6 },
  { digits: 14, left: 10 ** 7, right: 10 ** 7 },
] as const;
/** NIST SP 800-38G asks ten rounds of a Feistel network over a small domain; two more cost half a microsecond. */
const ROUNDS = 12;
const PREFIX = /^[A-Z]{2,4}$/;

export type CaseCodes = {
  /** The code of the n-th case (n = 0, 1, 2 …). RangeError beyond the longest tier. */
  codeOf(sequence: number): string;
  /** The sequence number of a code, for the one who has the key; undefined when the code is not well formed. */
  sequenceOf(code: string): number | undefined;
};

/**
 * The codes of one city. `prefix` is 2–4 capital letters. `key` is 32 hexadecimal digits, kept secret and never
 * changed: it makes the order of codes, so that they tell neither the count nor the neighbour, and never collide.
 * A code is a name, not a password: whoever guesses one sees only what is public.
 */
export function caseCodes(prefix: string, key: string): CaseCodes {
  if (!PREFIX.test(prefix)) throw new RangeError(`a prefix is two to four capital letters: ${prefix}`);
  const cipher = cipherOf(key);
  return {
    codeOf(sequence) {
      if (!Number.isSafeInteger(sequence) || sequence < 0)
        throw new RangeError(`not a sequence number: ${sequence}`);
      let rest = sequence;
      for (const [number, tier] of tiers.entries()) {
        const size = tier.left * tier.right;
        if (rest < size) {
          const digits = String(shuffle(rest, number, 1, cipher)).padStart(tier.digits, '0');
          return formatCode(prefix, digits + checkDigit(digits));
        }
        rest -= size;
      }
      throw new RangeError('the codes are used up');
    },
    sequenceOf(code) {
      const parsed = parseCode(code, prefix);
      if (!parsed.ok || parsed.prefix !== prefix) return undefined;
      let before = 0;
      for (const [number, tier] of tiers.entries()) {
        if (parsed.digits.length === tier.digits + 1)
          return before + shuffle(Number(parsed.digits.slice(0, -1)), number, -1, cipher);
        before += tier.left * tier.right;
      }
      return undefined;
    },
  };
}

/** A Feistel network over [0, left) × [0, right), forward (1) or back (−1): a permutation whatever the cipher says. */
function shuffle(
  value: number,
  tierNumber: number,
  direction: 1 | -1,
  cipher: (high: number, low: number) => number,
): number {
  const tier = tiers[tierNumber] ?? tiers[0];
  let left = Math.floor(value / tier.right);
  let right = value % tier.right;
  for (let step = 0; step < ROUNDS; step++) {
    const round = direction === 1 ? step : ROUNDS - 1 - step;
    const tweak = (tierNumber << 8) | round;
    if (round % 2 === 0) left = modulo(left + direction * (cipher(tweak, right) % tier.left), tier.left);
    else right = modulo(right + direction * (cipher(tweak, left) % tier.right), tier.right);
  }
  return left * tier.right + right;
}

function modulo(value: number, size: number): number {
  return ((value % size) + size) % size;
}

/** Damm's quasigroup of order 10 (H. M. Damm, 2004): finds every wrong digit and every swap of two neighbours. */
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

function dammOf(digits: string): string {
  let interim = '0';
  for (const digit of digits) interim = damm[Number(interim)]?.charAt(Number(digit)) ?? '0';
  return interim;
}

/** The Damm check digit of a row of digits. */
export function checkDigit(digits: string): string {
  return dammOf(digits);
}

/** 'MGL' and '482193762' → 'MGL-482-193-762'. */
export function formatCode(prefix: string, digits: string): string {
  return `${prefix}-${digits.replace(/\d{3}(?=\d)/g, '$&-')}`;
}

export type ParsedCode =
  | { ok: true; code: string; prefix: string; digits: string }
  | { ok: false; fault: 'format' | 'check-digit' };

/**
 * Reads a code as people type or say it: any case, spaces, dots, dashes or none, O for 0, I or l for 1, full-width
 * digits; with a city's `prefix` also without it. `check-digit` means that one digit is wrong or two are swapped.
 * The parsed prefix may be another city's: compare it.
 */
export function parseCode(text: string, prefix?: string): ParsedCode {
  const packed = text
    .slice(0, 100)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  // With 2–4 letters and 9, 12 or 15 digits, the length alone tells where the prefix ends, also before an O or an I.
  const numbers = [15, 12, 9].find((n) => packed.length - n >= 2 && packed.length - n <= 4);
  const letters = numbers ? packed.slice(0, packed.length - numbers) : '';
  let found: string | undefined;
  let body = '';
  if (numbers && PREFIX.test(letters)) {
    found = letters;
    body = asDigits(packed.slice(letters.length));
  }
  if (prefix && !/^\d+$/.test(body)) {
    found = prefix;
    body = asDigits(packed);
  }
  if (!found || !/^(\d{9}|\d{12}|\d{15})$/.test(body)) return { ok: false, fault: 'format' };
  if (dammOf(body) !== '0') return { ok: false, fault: 'check-digit' };
  return { ok: true, code: formatCode(found, body), prefix: found, digits: body };
}

function asDigits(text: string): string {
  return text.replaceAll('O', '0').replace(/[IL]/g, '1');
}
