/** Reads the services of every pack: what cannot be read would keep a city from being made. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readServices } from '../../src/blocks/definitions/api.ts';
import { describeProblem } from '../../src/blocks/packs/api.ts';
import { projectRoot } from './program.ts';

/** One line for each fault, in the base pack and in every city's own pack laid over it. */
export async function checkServices(root = projectRoot): Promise<string[]> {
  const packs = path.join(root, 'packs');
  const folders = readdirSync(packs, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() && one.name !== 'schema' ? [path.join(packs, one.name)] : [],
  );
  const base = path.join(packs, 'base');
  const lines = new Set<string>();
  for (const folder of folders) {
    const { problems } = await readServices({ folders: folder === base ? [base] : [base, folder] });
    for (const problem of problems)
      lines.add(describeProblem({ ...problem, file: path.relative(root, problem.file) }));
  }
  return [...lines];
}
