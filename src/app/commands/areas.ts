/** `pendopo areas import`: real borders from a GeoJSON file instead of guessed ones. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { importAreasFromFile } from '../../blocks/directory/api.ts';
import { systemContext } from '../../platform/context.ts';
import { createSteps } from '../../platform/terminal/steps.ts';
import { fill } from '../../platform/texts.ts';
import { MODULES } from '../modules.ts';
import { withCity } from './installation.ts';
import { createOutput } from './output.ts';

type Options = { city?: string; dryRun?: boolean; skipRefused?: boolean; source?: string; json?: boolean };

const MOST_SHOWN = 20;

/** The sentences that the office's preview of an import shows. */
function sentences(): Record<string, string> {
  const folder = MODULES.find(({ name }) => name === 'directory')?.texts ?? '';
  return JSON.parse(readFileSync(join(folder, 'office', 'en.json'), 'utf8')) as Record<string, string>;
}

async function importFile(file: string, options: Options): Promise<void> {
  const output = createOutput(options);
  await withCity(output, options.city, async (city) => {
    const step = createSteps(output.progress);
    const { dryRun, skipRefused, source } = options;
    const report = await step(dryRun ? 'Checking the borders' : 'Importing the borders', (say) =>
      importAreasFromFile(systemContext(city, 'directory.import-areas'), file, say, {
        dryRun,
        skipRefused,
        source,
      }),
    );
    const words = sentences();
    const refused = report.refused
      .slice(0, MOST_SHOWN)
      .map(({ feature, area, name, problem, found, meant }) => {
        const params = { area: area ?? '', name: name ?? '', found: found ?? '', meant: meant ?? '' };
        const why = fill(words[`directory.import.${problem}`] ?? problem, params);
        const what = [area, name].filter(Boolean).join(' ');
        return `  refused: ${feature < 0 ? 'the file' : `feature ${feature + 1}`}${what ? ` (${what})` : ''}: ${why}`;
      });
    const more = report.refused.length - refused.length;
    output.result(report, [
      `${report.features} features: ${report.added.length} new, ${report.replaced.length} replaced, ${report.unchanged} unchanged, ${report.refused.length} refused`,
      ...refused,
      ...(more > 0 ? [`  … and ${more} more (--json lists all)`] : []),
      ...(report.renamed.length > 0 ? [`${report.renamed.length} areas get another name`] : []),
      ...(report.stillApproximate.length > 0
        ? [`${report.stillApproximate.length} areas still have approximate borders`]
        : []),
      dryRun
        ? 'Nothing was changed: this was a dry run.'
        : report.imported
          ? `Imported. ${city.slug} now has ${report.areas} areas.`
          : report.refused.length > 0
            ? 'Nothing was changed. Mend the file, or import the rest with --skip-refused.'
            : 'Nothing was changed: the borders were the same already.',
    ]);
    if (report.refused.length > 0 && !skipRefused) process.exitCode = 1;
  });
}

export function areasCommand(): Command {
  const areas = new Command('areas').description('The districts and wards of a city.');
  areas
    .command('import')
    .description(
      'Replace guessed borders by those of a GeoJSON file (properties kode, nama). All or nothing.',
    )
    .argument('<file>', 'GeoJSON FeatureCollection of polygons in degrees')
    .option('--city <slug>', 'the city')
    .option('--dry-run', 'only say what would happen')
    .option('--skip-refused', 'import the sound features although others were refused')
    .option('--source <text>', 'where the borders come from; stands beside the map')
    .option('--json', 'print JSON')
    .action(importFile);
  return areas;
}
