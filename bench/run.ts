/** `npm run bench [name…]`: measures the figures, prints them as a table and keeps them in `bench/results/`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Figure, Part } from './kit/part.ts';
import { applying } from './parts/applying.ts';
import { bursts } from './parts/bursts.ts';
import { definitions } from './parts/definitions.ts';
import { papers } from './parts/documents.ts';
import { expressions } from './parts/expressions.ts';
import { importing } from './parts/import.ts';
import { intake } from './parts/intake.ts';
import { ledger } from './parts/ledger.ts';
import { leviesYear } from './parts/levies-year.ts';
import { million } from './parts/million.ts';
import { notifications } from './parts/notifications.ts';
import { offline } from './parts/offline.ts';
import { openToAll } from './parts/public.ts';
import { reconciliation } from './parts/reconciliation.ts';
import { running } from './parts/running.ts';
import { start } from './parts/start.ts';
import { suggestions } from './parts/suggest.ts';
import { wall } from './parts/wall.ts';
import { web } from './parts/web.ts';

const PARTS: Record<string, Part> = {
  intake,
  million,
  public: openToAll,
  wall,
  start,
  web,
  suggestions,
  definitions,
  expressions,
  applying,
  ledger,
  'levies-year': leviesYear,
  notifications,
  reconciliation,
  running,
  documents: papers,
  import: importing,
  bursts,
  offline,
};

function show(title: string, figures: readonly Figure[]): void {
  const names = Math.max(...figures.map(({ name }) => [...name].length));
  process.stdout.write(`\n${title}\n`);
  for (const { name, value, unit, goal, met, note } of figures) {
    const judged = goal === undefined ? '' : `  ${met ? '✓' : '✗'} hoped for ${goal}`;
    const shown = `${value.toLocaleString('en')} ${unit}`.trim();
    process.stdout.write(
      `  ${name.padEnd(names)}  ${shown.padStart(14)}${judged}${note ? `  (${note})` : ''}\n`,
    );
  }
}

const HELP = `npm run bench -- [name …]

Measures the figures that Pendopo promises, each against a floor taken in the same run, prints them and keeps them in
bench/results/. Without a name: all of them, about three quarters of an hour.

${Object.entries(PARTS)
  .map(([name, { title }]) => `  ${name.padEnd(11)} ${title}`)
  .join('\n')}
  replay      sends real reports through the public API of a running Pendopo; see npm run bench -- replay --help
`;

const wanted = process.argv.slice(2);
if (wanted[0] === 'replay') {
  const { replay } = await import('./replay/run.ts');
  await replay(wanted.slice(1));
}
if (wanted.includes('--help')) {
  process.stdout.write(HELP);
  process.exit(0);
}
const unknown = wanted.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no ${unknown.join(', ')}.\n\n${HELP}`);
  process.exit(2);
}

const machine = {
  cpus: availableParallelism(),
  memoryGB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
/** How many processes wanted a processor before the part began: more than there are spoils every time and rate. */
type Result = { title: string; loadBefore: number; figures?: Figure[]; failure?: string };
const results: Record<string, Result> = {};
for (const name of wanted.length > 0 ? wanted : Object.keys(PARTS)) {
  const part = PARTS[name] as Part;
  const loadBefore = Number((loadavg()[0] ?? 0).toFixed(1));
  process.stderr.write(`\n${part.title}\n`);
  if (loadBefore > machine.cpus)
    process.stderr.write(
      `  ! other programs keep this machine busy (load ${loadBefore}, ${machine.cpus} processors)\n`,
    );
  try {
    const figures = await part.run((line) => process.stderr.write(`  ${line}\n`));
    results[name] = { title: part.title, loadBefore, figures };
    show(part.title, figures);
  } catch (error) {
    results[name] = { title: part.title, loadBefore, failure: (error as Error).message };
    process.stderr.write(`  ✗ ${(error as Error).stack}\n`);
    process.exitCode = 1;
  }
}

const folder = join(import.meta.dirname, 'results');
mkdirSync(folder, { recursive: true });
const stamp = new Date().toISOString().slice(0, 16).replace(':', '');
const file = join(folder, `${stamp}-${machine.cpus}cpu.json`);
writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine, results }, null, 2)}\n`);
process.stdout.write(`\nKept in bench/results/${stamp}-${machine.cpus}cpu.json\n`);
process.exit();
