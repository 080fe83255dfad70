/** Checks that imports go only where the house allows it, with dependency-cruiser and one count of its own. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot, runTool, startedDirectly } from './program.ts';

type Cruise = {
  modules: { source: string; dependencies: { resolved: string }[] }[];
  summary: {
    violations: { from: string; to: string; rule: { name: string }; cycle?: { name: string }[] }[];
    ruleSetUsed?: { forbidden?: { name?: string; comment?: string }[] };
  };
};

/** Fewer modules than this means that the tool saw nothing, as it does with a TypeScript that it does not know. */
const LEAST_MODULES = 50;

/** The broken arrows under a root, one line each; also a line when too few modules were seen to believe an empty list. */
export async function checkArrows(root = projectRoot, least = LEAST_MODULES): Promise<string[]> {
  const folders = ['src', 'test', 'bench', 'scripts'].filter((folder) => existsSync(path.join(root, folder)));
  const settings = path.join(projectRoot, '.dependency-cruiser.cjs');
  const { stdout, output } = await runTool(
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    ['--config', settings, '--output-type', 'json', ...folders],
    root,
  );
  let cruise: Cruise;
  try {
    cruise = JSON.parse(stdout) as Cruise;
  } catch {
    return [`dependency-cruiser did not answer: ${output.slice(0, 2000)}`];
  }
  const own = cruise.modules.filter(({ source }) => /^(src|test|bench|scripts)\//.test(source));
  const arrows = own.reduce((sum, module) => sum + module.dependencies.length, 0);
  const problems: string[] = [];
  if (own.length <= least || arrows === 0)
    problems.push(
      `only ${own.length} modules and ${arrows} imports were seen: dependency-cruiser read nothing`,
    );
  const reasons = new Map(cruise.summary.ruleSetUsed?.forbidden?.map((rule) => [rule.name, rule.comment]));
  for (const { from, to, rule, cycle } of cruise.summary.violations) {
    const way = cycle ? [from, ...cycle.map((step) => step.name)].join(' → ') : `${from} → ${to}`;
    problems.push(`${rule.name}: ${way}\n    ${reasons.get(rule.name) ?? ''}`);
  }
  problems.push(...mutualModules(own));
  return problems;
}

/** Services and blocks that import each other in a circle, also when no single file is in a circle. */
function mutualModules(modules: Cruise['modules']): string[] {
  const moduleOf = (file: string) => /^src\/((?:services|blocks)\/[^/]+)\//.exec(file)?.[1];
  const uses = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    const from = moduleOf(source);
    if (!from || /\.test\.tsx?$/.test(source)) continue;
    for (const { resolved } of dependencies) {
      const to = moduleOf(resolved);
      if (to && to !== from) uses.set(from, (uses.get(from) ?? new Set()).add(to));
    }
  }
  const problems: string[] = [];
  const done = new Set<string>();
  function walk(module: string, trail: string[]): void {
    const seen = trail.indexOf(module);
    if (seen >= 0) {
      problems.push(
        `no-mutual-modules: ${[...trail.slice(seen), module].join(' → ')}\n    React to an event instead of calling back.`,
      );
      return;
    }
    if (done.has(module)) return;
    for (const next of uses.get(module) ?? []) walk(next, [...trail, module]);
    done.add(module);
  }
  for (const module of uses.keys()) walk(module, []);
  return problems;
}

if (startedDirectly(import.meta.filename)) {
  const problems = await checkArrows();
  for (const problem of problems) console.log(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
