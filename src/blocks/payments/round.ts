/** What many debtors owe at once, in short: for whoever goes from one to the next. */
import type { City } from '../../platform/city.ts';
import type { Rupiah } from '../../shared/money.ts';
import type { Basis } from './rules/bills.ts';
import { partsOfCodes, standingsOfCodes } from './store-round.ts';

/** Open bills on one ground, taken together. */
export type OpenPart = { basis: Basis; bills: number; open: Rupiah; from: string; to: string };
export type Round = {
  debtor: number;
  /** The key under which the service knows the debtor. */
  ref: string;
  owed: Rupiah;
  /** Of it: due before today. */
  late: Rupiah;
  credit: Rupiah;
  bills: number;
  parts: OpenPart[];
};

/** By pay code, for whoever it stands for now; absent for a number that stands for nobody. At most some grounds for each are told, the oldest. */
export async function roundsOf(
  city: City,
  codes: readonly string[],
  today: string,
): Promise<Map<string, Round>> {
  const [standings, parts] = await Promise.all([
    standingsOfCodes(city.db, codes, today, city.now()),
    partsOfCodes(city.db, codes, city.now()),
  ]);
  const byDebtor = Map.groupBy(parts, ({ debtor }) => debtor);
  return new Map(
    standings.map(({ code, ...row }) => [
      code,
      {
        ...row,
        parts: (byDebtor.get(row.debtor) ?? []).map((part) => ({
          ...{ basis: part.basis, bills: part.bills, open: part.open },
          ...{ from: part.from_day, to: part.to_day },
        })),
      },
    ]),
  );
}
