/** Numbers that people type and banks send back: what is paid, with a check digit against slips of the finger. Pure. */

/** What a number stands for, by its first digit. */
const KINDS = { 1: 'debtor', 2: 'bill', 3: 'order' } as const;
export type CodeKind = (typeof KINDS)[keyof typeof KINDS];

const DIGITS = 11;

/** The check digit of ISO/IEC 7812-1 annex B ("Luhn") for these digits. */
export function checkDigit(digits: string): number {
  let sum = 0;
  for (const [at, char] of [...digits].reverse().entries()) {
    const doubled = Number(char) * (at % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}

/** Thirteen digits: kind, number, check digit. RangeError for a number that is no positive integer of at most 11 digits. */
export function codeOf(kind: CodeKind, number: number): string {
  if (!Number.isSafeInteger(number) || number < 1 || number >= 10 ** DIGITS)
    throw new RangeError(`no number of a ${kind}: ${number}`);
  const lead = Object.entries(KINDS).find(([, name]) => name === kind)?.[0];
  const digits = `${lead}${String(number).padStart(DIGITS, '0')}`;
  return `${digits}${checkDigit(digits)}`;
}

/** What a typed number means; blanks, dots and hyphens are passed over. Undefined when it is none of ours or mistyped. */
export function readCode(text: string): { kind: CodeKind; number: number } | undefined {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^[123]\d{12}$/.test(digits)) return undefined;
  if (checkDigit(digits.slice(0, -1)) !== Number(digits.at(-1))) return undefined;
  const number = Number(digits.slice(1, -1));
  return number > 0 ? { kind: KINDS[Number(digits[0]) as keyof typeof KINDS], number } : undefined;
}

/** As it is read out: '1000 0000 0012 3'. */
export function spacedCode(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ');
}
