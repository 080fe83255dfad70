/** `pendopo ledger`: the books of a city as a file, and the check of such a file by an auditor who needs neither city nor network. */
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { exportLedger, sayLedger, verifyLedger } from '../../blocks/payments/api.ts';
import { createSteps } from '../../platform/terminal/steps.ts';
import { type Language, languages } from '../../shared/languages.ts';
import { formatRupiah } from '../../shared/money.ts';
import { WrongUse } from './errors.ts';
import { withCity } from './installation.ts';
import { createOutput, table } from './output.ts';

type Options = { city?: string; seal?: string[]; language: string; json?: boolean };

function languageOf(options: Options): Language {
  const language = languages.find((one) => one === options.language);
  if (!language) throw new WrongUse(`--language is one of ${languages.join(', ')}.`);
  return language;
}

async function write(file: string, options: Options): Promise<void> {
  const language = languageOf(options);
  const output = createOutput(options);
  await withCity(output, options.city, async (city) => {
    let [bookings, seals] = [0, 0];
    async function* lines() {
      for await (const line of exportLedger(city)) {
        if ('booking' in line) bookings += 1;
        if ('seal' in line) seals += 1;
        yield `${JSON.stringify(line)}\n`;
      }
    }
    const step = createSteps(output.progress);
    // The books of a city are nobody else's business on a shared machine.
    await step(sayLedger(language, 'ledger.writing'), () =>
      pipeline(Readable.from(lines()), createWriteStream(file, { mode: 0o600 })),
    );
    output.result(
      { file, bookings, seals },
      sayLedger(language, 'ledger.exported', { bookings, seals, file }),
    );
  });
}

/** 'DAY=HASH', as somebody wrote it down. */
function notedSeals(given: readonly string[]): Map<string, string> {
  return new Map(
    given.map((text) => {
      const found = /^(\d{4}-\d{2}-\d{2})=([0-9a-f]{64})$/i.exec(text.trim());
      if (!found?.[1] || !found[2])
        throw new WrongUse(`--seal is DAY=HASH, such as 2026-11-23=0a1b… (64 digits): ${text}`);
      return [found[1], found[2].toLowerCase()];
    }),
  );
}

async function verify(file: string, options: Options): Promise<void> {
  const language = languageOf(options);
  const output = createOutput(options);
  if (!existsSync(file)) throw new WrongUse(sayLedger(language, 'ledger.no-file', { file }));
  const known = notedSeals(options.seal ?? []);
  const open = () => createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  const step = createSteps(output.progress);
  const verdict = await step(sayLedger(language, 'ledger.reading'), () => verifyLedger(open, known));
  const { city, bookings, seals, sealed, unsealed, balances, faults } = verdict;
  const say = (key: string, params?: Record<string, string | number>) =>
    sayLedger(language, `ledger.${key}`, params);
  const day = sealed?.day ?? '';
  output.result(
    { ok: faults.length === 0, ...verdict },
    faults.length > 0
      ? [
          say('wrong', { count: faults.length }),
          ...faults.map(({ line, rule, about }) => {
            const at = line > 0 ? `${say('at', { line })} ` : '';
            return `  ${at}${say(`fault.${rule}`, { about })}`;
          }),
        ]
      : [
          say('right', { city: city ?? '', bookings, seals }),
          ...(sealed ? [say('sealed', sealed)] : []),
          ...(unsealed > 0 ? [say('unsealed', { count: unsealed })] : []),
          ...(known.size > 0 ? [say('noted')] : sealed ? [say('note', { day })] : []),
          ...(balances.length > 0
            ? [
                '',
                ...table(
                  [say('account'), say('balance')],
                  balances.map(({ account, amount }) => [account, formatRupiah(amount)]),
                ),
              ]
            : []),
        ],
  );
  if (faults.length > 0) process.exitCode = 1;
}

export function ledgerCommand(): Command {
  const ledger = new Command('ledger').description('The books of a city, for an auditor.');
  const spoken = (command: Command) =>
    command
      .option('--language <code>', `language of what is said: ${languages.join(', ')}`, 'id')
      .option('--json', 'print JSON');
  spoken(
    ledger
      .command('export')
      .description('Write every booking and every seal of a city to a file, one JSON value on each line.')
      .argument('<file>', 'the file to write')
      .option('--city <slug>', 'the city'),
  ).action(write);
  spoken(
    ledger
      .command('verify')
      .description(
        'Work an exported ledger out anew: balances, reversals and seals. Needs neither city nor network.',
      )
      .argument('<file>', 'a file that "ledger export" wrote')
      .option('--seal <day=hash...>', 'a seal that you noted yourself, for comparison'),
  ).action(verify);
  return ledger;
}
