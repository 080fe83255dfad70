/**
 * Everything that must hold before a change is accepted, two steps at a time.
 * `npm run check -- WORD…` runs only the steps whose name holds one of the words.
 */
import { styleText } from 'node:util';
import { checkArrows } from './check/arrows.ts';
import { checkForbidden } from './check/forbidden.ts';
import { checkGenerated } from './check/generated.ts';
import { projectRoot, runTool } from './check/program.ts';
import { checkServices } from './check/services.ts';
import { checkTexts } from './check/texts.ts';

/** A step resolves with its problems; none means that it passed. `mend` says what usually helps. */
type Step = { name: string; mend: string; run: () => Promise<string[]> | string[] };

const stop = new AbortController();

function tool(file: string, ...args: string[]): Step['run'] {
  return async () => {
    const { code, output } = await runTool(file, args, projectRoot, stop.signal);
    return code === 0 ? [] : [output.trim() || `ended with code ${code}`];
  };
}

const steps: Step[] = [
  {
    name: 'types',
    mend: 'mend the types',
    run: tool('node_modules/typescript/bin/tsc', '--noEmit', '-p', '.', '--pretty', 'false'),
  },
  {
    name: 'format and lint',
    mend: 'npm run format mends most',
    run: tool('node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '--max-diagnostics=100', '.'),
  },
  {
    name: 'arrows of the house',
    mend: 'ARCHITECTURE.md draws who may import whom',
    run: () => checkArrows(),
  },
  {
    name: 'unused code',
    mend: 'remove it, or use it',
    run: tool('node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints'),
  },
  { name: 'texts', mend: 'CONTRIBUTING.md tells how texts are written', run: () => checkTexts() },
  {
    name: 'generated files',
    mend: 'node scripts/check/generated.ts --write',
    run: () => checkGenerated(),
  },
  {
    name: 'services of the packs',
    mend: 'the fault names file, line and remedy',
    run: () => checkServices(),
  },
  {
    name: 'routes and migrations',
    mend: 'the sentence says which table or which number',
    run: tool('scripts/check/doors.ts'),
  },
  { name: 'forbidden words', mend: 'take them out', run: () => checkForbidden() },
];

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

async function runStep(step: Step): Promise<boolean> {
  const began = performance.now();
  let problems: string[];
  try {
    problems = await step.run();
  } catch (error) {
    problems = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
  const passed = problems.length === 0;
  const sign = passed ? styleText('green', '✔') : styleText('red', '✖');
  console.log(`${sign} ${step.name.padEnd(22)} ${seconds(began).padStart(7)}`);
  if (!passed) {
    console.log(problems.join('\n').replace(/^/gm, '    '));
    console.log(`    → ${step.mend}\n`);
  }
  return passed;
}

async function main(words: string[]): Promise<number> {
  const chosen = steps.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  if (chosen.length === 0) {
    console.log(`There is no such step. Steps: ${steps.map(({ name }) => name).join(', ')}`);
    return 1;
  }
  const began = performance.now();
  const waiting = [...chosen];
  const failed: string[] = [];
  const worker = async () => {
    for (let step = waiting.shift(); step && !stop.signal.aborted; step = waiting.shift())
      if (!(await runStep(step))) failed.push(step.name);
  };
  await Promise.all([worker(), worker()]);
  if (stop.signal.aborted) return 130;
  console.log(
    failed.length === 0
      ? `\nAll ${chosen.length} steps passed in ${seconds(began)}.`
      : `\n${failed.length} of ${chosen.length} steps failed in ${seconds(began)}: ${failed.join(', ')}.`,
  );
  return failed.length === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, () => stop.abort());
process.channel?.unref();
process.exitCode = await main(process.argv.slice(2).filter((word) => word !== '--'));
