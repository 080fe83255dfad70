/**
 * Begins a new service of the city: a small complete definition that can be tried at once.
 * `npm run new-definition NAME`; a running demo shows it within a few seconds.
 */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { exampleTexts, readServices } from '../src/blocks/definitions/api.ts';
import { describeProblem } from '../src/blocks/packs/api.ts';
import { projectRoot, startedDirectly } from './check/program.ts';
import { Refused } from './new-service/refused.ts';
import { writeAll } from './new-service/write.ts';

export type NewDefinition = {
  name: string;
  /** Folder of the pack, `packs/base` unless another is named. */
  pack?: string;
  /** First day, `YYYY-MM-DD`. */
  from: string;
  root?: string;
};

function refuseName(name: string, packs: string): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 48)
    throw new Refused(
      `"${name}" is not a name for a service. Take small letters, digits and single dashes, such as market-stall.`,
    );
  for (const pack of readdirSync(packs))
    if (existsSync(path.join(packs, pack, 'services', name)))
      throw new Refused(
        `There is packs/${pack}/services/${name} already. Take another name, or change that one.`,
      );
}

/** Writes the folder and returns its files, relative to the root. A refusal (throws `Refused`) writes nothing. */
export async function newDefinition({
  name,
  pack = 'packs/base',
  from,
  root = projectRoot,
}: NewDefinition): Promise<string[]> {
  const packs = path.join(root, 'packs');
  const home = path.resolve(root, pack);
  refuseName(name, packs);
  if (!existsSync(path.join(home, 'pack.yaml')))
    throw new Refused(`There is no pack in ${pack}. Name the folder of a pack, such as packs/magelang.`);
  const dir = path.join(home, 'services', name);
  const files = await exampleTexts({
    name,
    from,
    dir: path.relative(root, dir).split(path.sep).join('/'),
    schema: path.relative(dir, path.join(packs, 'schema')).split(path.sep).join('/'),
  });
  // Written aside first, so that a server that looks meanwhile sees the whole or nothing.
  const aside = path.join(home, 'services', `.new-${name}`);
  try {
    writeAll(aside, files);
    renameSync(aside, dir);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  await prove(home, packs, dir);
  return Object.keys(files).map((file) => path.relative(root, path.join(dir, file)));
}

/** The template is right by itself; a pack that lacks its pillar or duty makes it wrong, and its author has to know. */
async function prove(home: string, packs: string, dir: string): Promise<void> {
  const base = path.join(packs, 'base');
  const { problems } = await readServices({ folders: home === base ? [base] : [base, home] });
  const own = problems.filter(({ file }) => file.startsWith(dir));
  if (own.length > 0) throw new Refused(own.map(describeProblem).join('\n'));
}

const USAGE = `npm run new-definition NAME [-- --pack packs/magelang]

NAME is the short name of the service in small letters with dashes: market-stall, tree-felling. It stands in its address.`;

function nextSteps(name: string, dir: string): string {
  return `
Next:
  1. see it: a running demo shows it within a few seconds at /layanan/${name}
  2. open ${dir}/service.yaml in an editor; with a YAML extension it completes and explains every key
  3. after each change: npm run -s pendopo -- services check ${dir}
docs/id/membuat-layanan.md leads from here to a published service.`;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { pack: { type: 'string' }, help: { type: 'boolean' } },
  });
  const [name, ...more] = positionals;
  if (!name || more.length > 0 || values.help) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  try {
    const from = new Date().toISOString().slice(0, 10);
    const files = await newDefinition({ name, from, ...(values.pack ? { pack: values.pack } : {}) });
    for (const file of files.sort())
      console.log(`${styleText('green', '✔')} ${file.split(path.sep).join('/')}`);
    console.log(
      nextSteps(
        name,
        path
          .dirname(files[0] ?? '')
          .split(path.sep)
          .join('/'),
      ),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.log(error.message);
    return 1;
  }
}

if (startedDirectly(import.meta.filename)) process.exitCode = await main();
