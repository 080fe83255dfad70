/** Case numbers and the codes people read out: blocks of numbers are taken ahead, so a new case asks nothing. */

import type { City } from '../../platform/city.ts';
import { blindIndex } from '../../platform/crypt.ts';
import { sql } from '../../platform/db/sql.ts';
import { type CaseCodes, caseCodes, parseCode } from '../../shared/case-code.ts';

/** Must equal the increment of the sequence `cases.number`. */
const BLOCK = 64;

type Stock = { codes: CaseCodes; next: number; end: number; refill?: Promise<void> };
const stocks = new WeakMap<City, Stock>();

function stockOf(city: City): Stock {
  let stock = stocks.get(city);
  if (!stock) {
    const key = blindIndex(city, 'case codes', 'codes').subarray(0, 16).toString('hex');
    stock = { codes: caseCodes(city.prefix, key), next: 0, end: 0 };
    stocks.set(city, stock);
  }
  return stock;
}

/** A number and its code that no other case has or will have. */
export async function nextNumber(city: City): Promise<{ id: number; code: string }> {
  const stock = stockOf(city);
  while (stock.next >= stock.end) {
    stock.refill ??= city.db
      .one<{ start: number }>(sql`select nextval('cases.number') as start`)
      .then(({ start }) => {
        stock.next = start;
        stock.end = start + BLOCK;
      })
      .finally(() => {
        delete stock.refill;
      });
    await stock.refill;
  }
  const id = stock.next++;
  return { id, code: stock.codes.codeOf(id) };
}

/** The code in its one written form, or undefined if it cannot be a code of this city. Tolerates how people type. */
export function readCode(city: City, text: string): string | undefined {
  const parsed = parseCode(text, city.prefix);
  return parsed.ok ? parsed.code : undefined;
}
