/** Compares every generated file with what its generator would write now; `--write` writes them. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot, startedDirectly } from './program.ts';

/** A generated file (relative to the root) and the module and function that make its text from the root. */
type Generator = { file: string; module: string; make: string };

/** Register a generator here; its function takes the root and resolves with the file's whole text. */
const generators: Generator[] = [
  {
    file: 'src/web/kit/texts/keys.gen.ts',
    module: 'src/app/web/build/text-keys.ts',
    make: 'generateTextKeys',
  },
  {
    file: 'packs/schema/service.json',
    module: 'src/blocks/definitions/json-schema.ts',
    make: 'serviceSchema',
  },
  {
    file: 'packs/schema/form.json',
    module: 'src/blocks/definitions/json-schema.ts',
    make: 'formSchema',
  },
  {
    file: 'packs/schema/workflow.json',
    module: 'src/blocks/definitions/json-schema.ts',
    make: 'workflowSchema',
  },
  {
    file: 'packs/schema/papers.json',
    module: 'src/blocks/definitions/json-schema.ts',
    make: 'papersSchema',
  },
  {
    file: 'packs/schema/pillars.json',
    module: 'src/blocks/definitions/json-schema.ts',
    make: 'pillarsSchema',
  },
  {
    file: 'packs/schema/life-events.json',
    module: 'src/blocks/definitions/json-schema.ts',
    make: 'lifeEventsSchema',
  },
];

async function make({ module, make: name }: Generator, root: string): Promise<string> {
  const loaded = (await import(path.join(projectRoot, module))) as Record<string, unknown>;
  const generate = loaded[name];
  if (typeof generate !== 'function') throw new Error(`${module} has no function ${name}`);
  return String(await generate(root));
}

/** Generated files under a root that are missing or differ from what would be made now, one line each. */
export async function checkGenerated(root = projectRoot): Promise<string[]> {
  const problems: string[] = [];
  for (const generator of generators) {
    const file = path.join(root, generator.file);
    const fresh = await make(generator, root);
    if (!existsSync(file)) problems.push(`${generator.file} is missing`);
    else if (readFileSync(file, 'utf8') !== fresh) problems.push(`${generator.file} is not fresh`);
  }
  if (problems.length > 0) problems.push('write them with: node scripts/check/generated.ts --write');
  return problems;
}

if (startedDirectly(import.meta.filename)) {
  if (process.argv.includes('--write'))
    for (const generator of generators)
      writeFileSync(path.join(projectRoot, generator.file), await make(generator, projectRoot));
  const problems = await checkGenerated();
  for (const problem of problems) console.log(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
