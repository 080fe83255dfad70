/** Reads telephone numbers as people in Indonesia write them, and keeps them in the international form (E.164). */

export type PhoneKind = 'short' | 'mobile' | 'landline' | 'foreign';

/** Short numbers of public services: 110, 112, 119, 14045, 1500132. They have no international form. */
const short = /^1\d{2,6}$/;
const indonesian = /^\+62([1-9]\d{6,11})$/;
const mobile = /^\+628\d{8,11}$/;
/** E.164: country code and number, at most 15 digits. */
const international = /^\+[1-9]\d{6,14}$/;

/**
 * The one form in which a number is stored: '0812-3456-7890' → '+6281234567890', '(0293) 362 123' → '+62293362123',
 * '112' → '112', '+1 212 555 0100' → '+12125550100'. Undefined when it cannot be a number that one can call.
 */
export function normalizePhone(text: string): string | undefined {
  let number = text.normalize('NFKC').replace(/^\s*tel:/i, '');
  number = number.replace(/[\s().\-\u2010-\u2015\u2212/]/g, '');
  if (!/^\+?\d{3,20}$/.test(number)) return undefined;
  if (short.test(number)) return number;
  if (number.startsWith('00')) number = `+${number.slice(2)}`;
  else if (number.startsWith('0')) number = `+62${number.slice(1)}`;
  else if (/^62\d{8,}$/.test(number)) number = `+${number}`;
  else if (/^8\d{8,11}$/.test(number)) number = `+62${number}`;
  if (number.startsWith('+620')) number = `+62${number.slice(4)}`;
  if (number.startsWith('+62')) return indonesian.test(number) && kindIsPossible(number) ? number : undefined;
  return international.test(number) ? number : undefined;
}

/** Numbers that begin with 8 are mobile (or 800 free of charge), and those have at least ten digits after +62. */
function kindIsPossible(number: string): boolean {
  return !number.startsWith('+628') || mobile.test(number) || number.startsWith('+62800');
}

/** The kind of a normalized number. */
export function phoneKind(number: string): PhoneKind {
  if (!number.startsWith('+')) return 'short';
  if (mobile.test(number) && !number.startsWith('+62800')) return 'mobile';
  return number.startsWith('+62') ? 'landline' : 'foreign';
}

/** A normalized number for reading: Indonesian ones in the national form, '0812-3456-7890'. */
export function formatPhone(number: string): string {
  if (phoneKind(number) === 'mobile') {
    const national = `0${number.slice(3)}`;
    return [national.slice(0, 4), national.slice(4, 8), national.slice(8)].filter(Boolean).join('-');
  }
  return number.startsWith('+62') ? `0${number.slice(3)}` : number;
}

/** A normalized number with its middle hidden, for screens where only its owner must recognise it: '+62 ••• 7890'. */
export function maskPhone(number: string): string {
  if (!number.startsWith('+')) return number;
  return `${number.startsWith('+62') ? '+62' : '+'} ••• ${number.slice(-3)}`;
}
