/** Reads one pack folder: known files only, each in its exact shape. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { type PackFileName, type PackFiles, packFiles } from './formats.ts';
import { PackError, type PackProblem, problemAt, type YamlFile } from './problems.ts';
import { shapeProblems } from './shape-problems.ts';
import { readYaml } from './yaml-file.ts';

export type ReadPack = {
  dir: string;
  files: Partial<PackFiles>;
  /** For later checks to name file and line. */
  yaml: Partial<Record<PackFileName, YamlFile>>;
};

/** Parts of a pack that a higher block reads and checks: services of the city, and what they are sorted by. */
const readElsewhere = /^(services\/.+|pillars\.yaml|life-events\.yaml)$/;

const compiled = new Map<PackFileName, ReturnType<typeof Compile>>();
function validatorOf(name: PackFileName) {
  const known = compiled.get(name) ?? Compile(packFiles[name] as TSchema);
  compiled.set(name, known);
  return known;
}

const isPackFile = (name: string): name is PackFileName => Object.hasOwn(packFiles, name);

/**
 * Reads and validates `dir`. Unknown files, unknown keys, wrong values and missing languages are refused.
 * Throws `PackError` carrying all problems of all files.
 */
export async function readPack(dir: string): Promise<ReadPack> {
  const problems: PackProblem[] = [];
  const pack: ReadPack = { dir, files: {}, yaml: {} };
  for (const name of await listFiles(dir, problems)) {
    const { yaml, problems: syntax } = readYaml(join(dir, name), await readFile(join(dir, name), 'utf8'));
    pack.yaml[name] = yaml;
    problems.push(...syntax);
    if (syntax.length > 0) continue;
    const validator = validatorOf(name);
    if (validator.Check(yaml.value)) Object.assign(pack.files, { [name]: yaml.value });
    else problems.push(...shapeProblems(yaml, validator.Errors(yaml.value)));
  }
  const manifest = pack.yaml['pack.yaml'];
  if (!manifest && problems.length === 0) problems.push(missing(dir, 'pack.yaml'));
  if (problems.length > 0) throw new PackError(problems);
  return pack;
}

function missing(dir: string, name: string): PackProblem {
  return problemAt(
    { file: join(dir, name), value: undefined, positionOf: () => ({ line: 0, column: 0 }) },
    [],
    {
      code: 'file-missing',
      problem: 'The file is missing.',
      remedy: `Add ${name}; every pack starts with name, kind, version, licence, title, description and sources.`,
    },
  );
}

async function listFiles(dir: string, problems: PackProblem[]): Promise<PackFileName[]> {
  const found = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (!found) {
    problems.push({
      code: 'pack-missing',
      file: dir,
      line: 0,
      column: 0,
      path: '',
      problem: 'There is no such pack folder.',
      remedy: 'Check the name of the pack and the folder it is read from.',
    });
    return [];
  }
  const names: PackFileName[] = [];
  for (const entry of found) {
    if (entry.isDirectory()) continue;
    const name = relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (entry.isFile() && isPackFile(name)) names.push(name);
    else if (!readElsewhere.test(name) && !/(^|\/)README\.md$/.test(name)) {
      problems.push({
        code: 'file-unknown',
        file: join(dir, name),
        line: 0,
        column: 0,
        path: '',
        problem: 'A pack holds no file of this name.',
        remedy: `Rename or remove it. Known files: ${Object.keys(packFiles).join(', ')}.`,
      });
    }
  }
  return names.sort();
}
