/** Fills a city with people who owe daily bills of one amount, the same in every city that it fills. */
import { randomUUID } from 'node:crypto';
import { debtorsOf, issueBills, keepBasis, newPayCode } from '../../src/blocks/payments/api.ts';
import { change } from '../../src/platform/change.ts';
import type { City } from '../../src/platform/city.ts';
import { systemContext } from '../../src/platform/context.ts';
import { dateOfDay, dayNumber } from '../../src/shared/zone.ts';

export const AMOUNT = 3000;
const words = (text: string) => ({ id: text, en: text, jv: text, zh: text });

/** So many people with so many open bills each, the oldest of everybody first; the numbers they pay to. */
export async function fillBills(city: City, people: number, days: number): Promise<string[]> {
  const ctx = systemContext(city, 'bench');
  const first = dayNumber('2025-01-01');
  const refs = Array.from({ length: people }, (_, at) => `pembayar-${at}`);
  const { codes, debtors, b } = await change(ctx, async (tx) => {
    const debtors = await debtorsOf(tx, 'levies', refs);
    const codes: string[] = [];
    for (const debtor of debtors) codes.push(await newPayCode(tx, debtor, new Date('2025-01-01T00:00:00Z')));
    const basis = {
      ...{
        what: words('Retribusi'),
        article: words('Pasal 1 perda rekaan'),
        from: '2025-01-01',
        until: null,
      },
      rate: { kind: 'each' as const, amount: 500, unit: words('m²'), per: 'day' as const },
    };
    return { codes, debtors, b: await keepBasis(tx, basis) };
  });
  for (let at = 0; at < days; at++) {
    const day = dateOfDay(first + at);
    await change(ctx, (tx) =>
      issueBills(ctx, tx, {
        ...{ id: randomUUID(), subject: day, effectiveAt: ctx.now },
        bills: debtors.map((debtor) => ({
          ...{ debtor, kind: 'levies.daily', subject: `stall/${debtor}`, place: 'pasar' },
          ...{ fromDay: day, toDay: day, due: day, lines: [{ b, q: 6, a: AMOUNT }] },
        })),
      }),
    );
  }
  return codes;
}
