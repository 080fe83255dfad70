/** Rupiah as whole numbers: no sen, no floating point, no silent overflow. */

/** An amount of whole rupiah; a safe integer, negative for a correction. */
export type Rupiah = number;

/** True for a whole, safely representable amount. */
export function isRupiah(value: unknown): value is Rupiah {
  return Number.isSafeInteger(value);
}

function checked(amount: number): Rupiah {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole, safe amount of rupiah: ${amount}`);
  return amount === 0 ? 0 : amount;
}

/** 'Rp1.234.567', '-Rp500'. RangeError when the amount is not a safe integer. */
export function formatRupiah(amount: Rupiah): string {
  const digits = String(Math.abs(checked(amount))).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${amount < 0 ? '-' : ''}Rp${digits}`;
}

/**
 * Reads an amount as people in Indonesia write it: 'Rp1.234.567', 'Rp 1.234.567,00', '1234567', '-Rp500', '5.000,-'.
 * Undefined for anything else: cents, wrongly placed dots, other currencies, amounts beyond a safe integer.
 */
export function parseRupiah(text: string): Rupiah | undefined {
  const match = /^(-?)\s*(?:rp\.?|idr)?\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,(?:0{1,2}|-))?$/i.exec(
    text
      .normalize('NFKC')
      .trim()
      .replace(/\u2212/g, '-'),
  );
  if (!match?.[2]) return undefined;
  const amount = Number(match[2].replaceAll('.', '')) * (match[1] ? -1 : 1);
  return Number.isSafeInteger(amount) ? checked(amount) : undefined;
}

/** The sum. RangeError on overflow or an amount that is not whole. */
export function sumRupiah(amounts: Iterable<Rupiah>): Rupiah {
  let sum = 0;
  for (const amount of amounts) sum = checked(sum + checked(amount));
  return sum;
}

export type Rounding = 'half-up' | 'down' | 'up';

/**
 * `amount` × `numerator` / `denominator`, exactly, rounded once: 1 % is (amount, 1, 100). 'down' and 'up' are toward
 * and away from zero; a half goes away from zero. RangeError on fractions in the inputs or a zero denominator.
 */
export function shareOf(
  amount: Rupiah,
  numerator: number,
  denominator: number,
  rounding: Rounding = 'half-up',
): Rupiah {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator <= 0)
    throw new RangeError('a share is a whole number over a positive whole number');
  const product = BigInt(checked(amount)) * BigInt(numerator);
  const size = product < 0n ? -product : product;
  const below = BigInt(denominator);
  const add = rounding === 'down' ? 0n : rounding === 'up' ? below - 1n : below / 2n;
  // An odd denominator has no exact half, so adding its floored half still rounds to the nearest.
  const rounded = (size + add) / below;
  return checked(Number(product < 0n ? -rounded : rounded));
}
