/** `pendopo levies`: bills of past days, for a city that moves in with its books or whose server stood still for long. */
import { Command } from 'commander';
import { progressBar } from '../../platform/terminal/progress-bar.ts';
import { issueSpan, runsOfSpan } from '../../services/levies/api.ts';
import { formatRupiah } from '../../shared/money.ts';
import { localDate } from '../../shared/time.ts';
import { Failure, WrongUse } from './errors.ts';
import { withCity } from './installation.ts';
import { createOutput } from './output.ts';

type Options = { city?: string; from: string; to?: string; market?: string; json?: boolean };

function dayOf(option: string, text: string): string {
  const at = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(at.getTime()) || !at.toISOString().startsWith(text))
    throw new WrongUse(`${option} is a day such as 2026-11-23: ${text}`);
  return text;
}

async function issue(options: Options): Promise<void> {
  const output = createOutput(options);
  const from = dayOf('--from', options.from);
  const given = options.to === undefined ? undefined : dayOf('--to', options.to);
  await withCity(output, options.city, async (city) => {
    const today = localDate(city.now(), city.zone);
    const to = given ?? today;
    if (to > today) throw new WrongUse(`Bills are not issued for days to come; today is ${today}.`);
    if (from > to) throw new WrongUse(`--from ${from} is after ${to}.`);
    const runs = await runsOfSpan(city, { from, to, market: options.market });
    if (runs.length === 0)
      throw new Failure(
        options.market ? `No market "${options.market}" was open then.` : 'No market was open then.',
      );
    const sum = { bills: 0, amount: 0, withoutTariff: 0 };
    const bar = progressBar(runs.length, 'Issuing bills, days of markets', output.progress);
    try {
      await issueSpan(city, runs, ({ bills, amount, withoutTariff }) => {
        sum.bills += bills;
        sum.amount += amount;
        sum.withoutTariff += withoutTariff;
        bar.advance();
      });
    } finally {
      bar.end(`${sum.bills.toLocaleString('en')} bills`);
    }
    output.result({ from, to, runs: runs.length, ...sum }, [
      `${sum.bills.toLocaleString('en')} bills of ${formatRupiah(sum.amount)} from ${from} to ${to}; bills that were there already are left as they are.`,
      ...(sum.withoutTariff > 0
        ? [
            `${sum.withoutTariff.toLocaleString('en')} times a stall was held for whose kind and class no tariff holds.`,
          ]
        : []),
    ]);
  });
}

export function leviesCommand(): Command {
  const levies = new Command('levies').description('Market levies of a city.');
  levies
    .command('issue')
    .description(
      'Issue the bills of past days that are missing. May be stopped and begun again: no bill comes twice.',
    )
    .requiredOption('--from <day>', 'the first day, such as 2026-01-01')
    .option('--to <day>', 'the last day; today when left away')
    .option('--market <id>', 'only this market')
    .option('--city <slug>', 'the city')
    .option('--json', 'print JSON')
    .action(issue);
  return levies;
}
