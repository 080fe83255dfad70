/** `pendopo migrate`: brings every city's database to this version. A start does the same. */
import { Command } from 'commander';
import { progressBar } from '../../platform/terminal/progress-bar.ts';
import { listCities, migrateCity } from '../register.ts';
import { withInstallation } from './installation.ts';
import { createOutput } from './output.ts';

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Bring every city database to this version. A start does the same.')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const output = createOutput(options);
      await withInstallation(output, async ({ register }) => {
        const records = await listCities(register);
        const bar = progressBar(records.length, 'Cities', output.progress);
        const done: { city: string; migrations: number }[] = [];
        try {
          for (const record of records) {
            done.push({ city: record.slug, migrations: await migrateCity(register, record.database) });
            bar.advance();
          }
        } finally {
          bar.end();
        }
        output.result(
          done,
          done.map(({ city, migrations }) =>
            migrations === 0 ? `${city}: up to date` : `${city}: ${migrations} migrations ran`,
          ),
        );
      });
    });
}
