/** Under which terms a city gives its data away: setting `complaints.open-data`, with the date from which it holds. */
import { change } from '../../../../platform/change.ts';
import type { City } from '../../../../platform/city.ts';
import type { Context } from '../../../../platform/context.ts';
import { fieldProblem } from '../../../../shared/errors.ts';
import { localDate } from '../../../../shared/time.ts';
import type { DataTerms } from '../../rules/publishing-contract.ts';
import { readTerms, writeTerms } from './store.ts';

/** Unless a city says otherwise: named, free to use, without anybody's own words. */
const USUAL: DataTerms = {
  licence: 'CC-BY-4.0',
  licenceName: 'Creative Commons Attribution 4.0 International',
  licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
  withText: false,
  keep: 7,
};

export async function termsNow(city: City): Promise<DataTerms> {
  return { ...USUAL, ...(await readTerms(city.db, localDate(city.now(), city.zone)))?.value };
}

/** Sets the terms from a day on, today at the earliest: what was given away before stays under the terms of its day. */
export async function setTerms(
  ctx: Context,
  from: string,
  terms: DataTerms,
): Promise<DataTerms & { from: string }> {
  const { city } = ctx;
  if (from < localDate(ctx.now, city.zone)) throw fieldProblem('from', 'before-today');
  return change(ctx, async (tx) => {
    const before = await readTerms(tx, from);
    await writeTerms(tx, from, terms);
    tx.audit({
      action: 'complaints.open-data.changed',
      subject: 'complaints.open-data',
      before: before?.value,
      after: { ...terms, from },
    });
    return { ...terms, from };
  });
}
