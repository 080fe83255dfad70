/** `pendopo import`: whole tables of another system, tried first, resumed when cut off, undone when wrong. */
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { parse as parseYaml } from 'yaml';
import { systemContext } from '../../platform/context.ts';
import { type ProgressBar, progressBar } from '../../platform/terminal/progress-bar.ts';
import type { Stream } from '../../platform/terminal/stream.ts';
import {
  headerOf,
  type ImportReport,
  importFile,
  type Judged,
  listImports,
  readMapping,
  refusedAsCsv,
  tryImport,
  undoImport,
} from '../../services/complaints/api.ts';
import { Failure, WrongUse } from './errors.ts';
import { withCity } from './installation.ts';
import { createOutput, moment, table } from './output.ts';

type Options = { city?: string; map: string; dryRun?: boolean; quarantine?: string; json?: boolean };

const MOST_SHOWN = 12;

function judgedLines({
  compared,
  bothOnTime,
  bothLate,
  onlyTheirsOnTime,
  onlyOursOnTime,
  silent,
}: Judged): string[] {
  if (compared === 0) return [];
  const agree = bothOnTime + bothLate;
  const parts = (title: string, counts: Record<string, number>) =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([why, count]) => `    ${title}: ${count} ${why.replaceAll('-', ' ')}`);
  return [
    `On time or late, our promise against the file's word: ${agree} of ${compared} agree (${Math.round((agree / compared) * 100)} %), ${silent} without a word`,
    ...parts('on time there, late here', onlyTheirsOnTime),
    ...parts('late there, on time here', onlyOursOnTime),
  ];
}

function lines(report: ImportReport, tried: boolean): string[] {
  const { rows, imported, open, closed, known, setAside, repaired, missing, judged, left } = report;
  const aside = setAside.reduce((sum, { count }) => sum + count, 0);
  const some = <T>(list: T[], say: (one: T) => string) => [
    ...list.slice(0, MOST_SHOWN).map(say),
    ...(list.length > MOST_SHOWN ? [`    … and ${list.length - MOST_SHOWN} more (--json lists all)`] : []),
  ];
  return [
    `${rows} rows: ${imported} ${tried ? 'would become' : 'became'} cases (${open} open, ${closed} closed), ${known} were here already, ${aside} set aside`,
    ...left.map(
      ({ run, imported: before }) =>
        `${before} of those here came by an import with another mapping that was cut off, and stay as it read them. To read them anew: pendopo import undo ${run}, then import the file again`,
    ),
    ...some(setAside, ({ reason, count }) => `    ${count} ${reason.replaceAll('-', ' ')}`),
    ...repaired.map(({ how, count }) => `${count} coordinates put right (${how})`),
    ...(missing.agencies.length > 0 ? [`${missing.agencies.length} agencies the city lacked:`] : []),
    ...some(missing.agencies, ({ name, short, rows: count }) => `    ${short}: ${name} (${count} rows)`),
    ...(missing.categories.length > 0 ? [`${missing.categories.length} categories the city lacked:`] : []),
    ...some(missing.categories, ({ title, rows: count }) => `    ${title} (${count} rows)`),
    ...judgedLines(judged),
  ];
}

/** A bar that learns how long it is with the first piece. */
function barFor(label: string, stream: Stream) {
  let bar: ProgressBar | undefined;
  let before = 0;
  return {
    progress(done: number, all: number) {
      bar ??= progressBar(all, label, stream);
      bar.advance(done - before);
      before = done;
    },
    end: () => bar?.end(),
  };
}

async function complaints(file: string, options: Options): Promise<void> {
  for (const one of [file, options.map])
    if (!existsSync(one)) throw new Failure(`There is no such file: ${one}`);
  const output = createOutput(options);
  let value: unknown;
  try {
    value = parseYaml(readFileSync(options.map, 'utf8'));
  } catch (error) {
    throw new WrongUse(`${options.map} is not valid YAML: ${(error as Error).message}`);
  }
  const read = readMapping(value, await headerOf(file, value));
  if ('faults' in read)
    throw new WrongUse(
      `The mapping ${options.map} does not fit:\n${read.faults.map(({ path, problem }) => `  ${path}: ${problem}`).join('\n')}`,
    );
  await withCity(output, options.city, async (city) => {
    const ctx = systemContext(city, 'complaints.import');
    const { progress, end } = barFor(options.dryRun ? 'Bytes read' : 'Bytes imported', output.progress);
    const started = performance.now();
    const report = await (options.dryRun ? tryImport : importFile)(ctx, file, read.mapping, progress);
    end();
    const seconds = (performance.now() - started) / 1000;
    if (options.quarantine && report.run) {
      const source = Readable.from(refusedAsCsv(city, report.run));
      await pipeline(source, createWriteStream(options.quarantine, { mode: 0o600 }));
    }
    output.result({ ...report, seconds }, [
      ...lines(report, Boolean(options.dryRun)),
      options.dryRun
        ? 'Nothing was changed: this was a trial.'
        : `Done in ${seconds.toFixed(1)} s. Undo it all with: pendopo import undo ${report.run} --city ${city.slug}`,
      ...(options.quarantine && report.run
        ? [`What was set aside stands in ${options.quarantine}, with its reasons.`]
        : []),
    ]);
  });
}

async function list(options: { city?: string; json?: boolean }): Promise<void> {
  const output = createOutput(options);
  await withCity(output, options.city, async (city) => {
    const runs = await listImports(city);
    output.result(
      runs,
      runs.length === 0
        ? 'Nothing was imported yet.'
        : table(
            ['run', 'source', 'file', 'state', 'rows', 'started'],
            runs.map((run) => [
              run.id,
              run.source,
              run.file,
              run.state,
              String(run.rows || run.done),
              moment(run.started_at, city.zone),
            ]),
          ),
    );
  });
}

async function undo(run: string, options: { city?: string; json?: boolean }): Promise<void> {
  const output = createOutput(options);
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(run))
    throw new WrongUse('Give the id of the run, as `pendopo import list` shows it.');
  await withCity(output, options.city, async (city) => {
    const { progress, end } = barFor('Taken back', output.progress);
    const result = await undoImport(systemContext(city, 'complaints.import'), run, progress);
    end();
    output.result(result, [
      `${result.undone} cases were taken back.`,
      ...(result.kept > 0 ? [`${result.kept} stay: somebody has worked on them since.`] : []),
    ]);
  });
}

export function importCommand(): Command {
  const command = new Command('import').description('Tables of another system, as cases of the past.');
  command
    .command('complaints')
    .description('Import a table of complaints. Cut off anywhere, the same command goes on where it stood.')
    .argument('<file>', 'CSV in UTF-8, UTF-16 or Windows-1252; may end in .gz')
    .requiredOption('--map <file>', 'YAML that says which column is what (docs/import.md)')
    .option('--city <slug>', 'the city')
    .option('--dry-run', 'read all of it and only say what would happen')
    .option('--quarantine <file>', 'write the rows that were set aside, with their reasons, to this CSV')
    .option('--json', 'print JSON')
    .action(complaints);
  command
    .command('list')
    .description('The imports of a city.')
    .option('--city <slug>', 'the city')
    .option('--json', 'print JSON')
    .action(list);
  command
    .command('undo')
    .description('Take back a whole import. Cases that somebody has worked on since stay.')
    .argument('<run>', 'the id that `pendopo import list` shows')
    .option('--city <slug>', 'the city')
    .option('--json', 'print JSON')
    .action(undo);
  return command;
}
