/** Reads the folder of one service: `service.yaml`, and the parts that may stand in files of their own beside it. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type PackProblem, type PathStep, problemAt, readYaml, type YamlFile } from '../packs/api.ts';
import { checkDefinition, type Known } from './checks/definition.ts';
import type { Report } from './checks/report.ts';
import type { Definition } from './rules/shape/definition.ts';
import { type FaultWords, faultWords } from './say-fault.ts';
import { shapeFaults } from './shape-faults.ts';

/** Parts that may stand in a file of their own, whose whole content is the value of that key. */
const PARTS = ['form', 'workflow', 'papers'] as const;
const MAIN = 'service.yaml';

/** The files of a folder as they stand on the disk. */
export type ServiceSource = {
  dir: string;
  files: Map<string, string>;
  problems: PackProblem[];
  digest: string;
};

export type ReadService = {
  dir: string;
  /** Absent when there are problems. */
  definition?: Definition;
  problems: PackProblem[];
  /** A problem that is found later, at its file and line. */
  problemAt(steps: PathStep[], words: FaultWords): PackProblem;
};

const whole = (file: string, words: FaultWords): PackProblem => ({
  ...words,
  file,
  line: 0,
  column: 0,
  path: '',
});

/** The bytes, unread: enough to know whether anything is another than the last time. */
export async function sourceOf(dir: string): Promise<ServiceSource> {
  const files = new Map<string, string>();
  const problems: PackProblem[] = [];
  const known: readonly string[] = [MAIN, ...PARTS.map((part) => `${part}.yaml`)];
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isFile() && known.includes(entry.name))
      files.set(entry.name, await readFile(join(dir, entry.name), 'utf8'));
    else if (entry.name !== 'README.md')
      problems.push(whole(join(dir, entry.name), faultWords('file-unknown', { list: known.join(', ') })));
  }
  if (!files.has(MAIN)) problems.push(whole(join(dir, MAIN), faultWords('file-missing')));
  const hash = createHash('sha256').update(basename(dir));
  for (const [name, text] of files) hash.update(`\0${name}\0${text}`);
  return { dir, files, problems, digest: hash.digest('hex') };
}

/** The parts put together, each place knowing its own file and line. */
function compose(main: YamlFile, parts: ReadonlyMap<string, YamlFile>): YamlFile {
  const value = { ...(main.value as Record<string, unknown>) };
  for (const [part, yaml] of parts) value[part] = yaml.value;
  return {
    file: main.file,
    value,
    positionOf: (steps) => {
      const part = parts.get(String(steps[0]));
      return part ? part.positionOf(steps.slice(1)) : main.positionOf(steps);
    },
  };
}

/** A fault of the whole as one of the file in which the place stands. */
function inItsFile(problem: PackProblem, parts: ReadonlyMap<string, YamlFile>): PackProblem {
  const [, part = '', rest = ''] = /^(\w+)(.*)$/.exec(problem.path) ?? [];
  const yaml = parts.get(part);
  return yaml ? { ...problem, file: yaml.file, path: rest.replace(/^\./, '') } : problem;
}

/** Parses and checks what was read. `known`: what the city has, for the names that a definition points to. */
export function readServiceSource(source: ServiceSource, known: Known): ReadService {
  const { dir } = source;
  const problems = [...source.problems];
  const parts = new Map<string, YamlFile>();
  let main: YamlFile | undefined;
  for (const [name, text] of source.files) {
    const { yaml, problems: syntax } = readYaml(join(dir, name), text);
    problems.push(...syntax);
    if (syntax.length > 0) continue;
    if (name === MAIN) main = yaml;
    else parts.set(name.replace(/\.yaml$/, ''), yaml);
  }
  const nowhere: ReadService['problemAt'] = (_, words) => whole(join(dir, MAIN), words);
  if (!main || problems.length > 0) return { dir, problems, problemAt: nowhere };
  if (typeof main.value !== 'object' || main.value === null || Array.isArray(main.value))
    return {
      dir,
      problemAt: nowhere,
      problems: [problemAt(main, [], faultWords('value-type/file'))],
    };
  for (const part of parts.keys())
    if (Object.hasOwn(main.value, part))
      problems.push(problemAt(main, [part], faultWords('part-twice', { key: part })));
  const all = compose(main, parts);
  const found = shapeFaults(all);
  if (found.length === 0) {
    const report: Report = (steps, words, params) => {
      found.push(problemAt(all, steps, faultWords(words, params)));
    };
    const definition = all.value as Definition;
    if (definition.id !== basename(dir))
      report(['id'], 'id-folder', { id: definition.id, folder: basename(dir) });
    checkDefinition(definition, known, report);
  }
  problems.push(...found.map((problem) => inItsFile(problem, parts)));
  const later: ReadService['problemAt'] = (steps, words) => inItsFile(problemAt(all, steps, words), parts);
  return {
    dir,
    problems,
    problemAt: later,
    ...(problems.length > 0 ? {} : { definition: all.value as Definition }),
  };
}

export async function readService(dir: string, known: Known): Promise<ReadService> {
  return readServiceSource(await sourceOf(dir), known);
}
