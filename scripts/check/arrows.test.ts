/** A planted forbidden import must fail the check: one for every rule, cruised with the project's own settings. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { checkArrows } from './arrows.ts';
import { plantTree } from './test-tree.ts';

const value = 'export const value = 1;\n';
const uses = (...paths: string[]) =>
  `${paths.map((path, at) => `import * as use${at} from '${path}';`).join('\n')}\nexport const value = [${paths.map((_, at) => `use${at}`)}];\n`;
const usesType = (path: string) => `import type { Shape } from '${path}';\nexport type Mine = Shape;\n`;

/** A small house in which every arrow is allowed. */
const house: Record<string, string> = {
  'package.json': '{ "type": "module", "dependencies": {}, "devDependencies": { "dev-thing": "1.0.0" } }',
  'node_modules/dev-thing/package.json': '{ "name": "dev-thing", "main": "index.js" }',
  'node_modules/dev-thing/index.js': 'module.exports = 1;',
  'node_modules/undeclared/package.json': '{ "name": "undeclared", "main": "index.js" }',
  'node_modules/undeclared/index.js': 'module.exports = 1;',
  'src/platform/db.test.ts': uses('./db.ts', 'dev-thing'),
  'src/shared/money.ts': value,
  'src/platform/db.ts': uses('../shared/money.ts', 'node:fs'),
  'src/blocks/cases/api.ts': uses('../../platform/db.ts', './store.ts'),
  'src/blocks/cases/store.ts': `${value}export type Shape = { a: number };\n`,
  'src/blocks/cases/contract.ts': uses('../../shared/money.ts'),
  'src/services/levies/api.ts': uses('./bills.ts'),
  'src/services/levies/bills.ts': uses('../../blocks/cases/api.ts', './rules/fees.ts'),
  'src/services/levies/rules/fees.ts': value,
  'src/services/levies/contract.ts': uses('./rules/fees.ts', '../../blocks/cases/contract.ts'),
  'src/services/levies/service.ts': uses('./bills.ts'),
  'src/services/levies/web/pages.tsx': uses('../contract.ts', '../../../web/button.ts', '../rules/fees.ts'),
  'src/services/taxes/service.ts': uses('../levies/api.ts'),
  'src/services/command-center/service.ts': uses('../levies/api.ts'),
  'src/services/command-center/api.ts': value,
  'src/web/button.ts': uses('../shared/money.ts'),
  'src/app/start.ts': uses('../services/levies/service.ts', '../services/command-center/service.ts'),
  'src/app/web/portal/main.tsx': uses('../../../services/levies/web/pages.tsx'),
  'src/app/web/build.ts': uses('node:fs'),
};

const planted: [rule: string, file: string, text: string][] = [
  ['shared-is-pure', 'src/shared/clock.ts', uses('node:fs')],
  ['shared-is-pure', 'src/shared/clock.ts', uses('../platform/db.ts')],
  ['platform-is-below', 'src/platform/http.ts', usesType('../blocks/cases/store.ts')],
  ['blocks-are-below-services', 'src/blocks/fleet/api.ts', uses('../../services/levies/api.ts')],
  ['services-are-below-the-roof', 'src/services/taxes/start.ts', uses('../../app/start.ts')],
  ['through-the-door', 'src/services/taxes/bills.ts', uses('../levies/bills.ts')],
  ['through-the-door', 'src/services/taxes/bills.ts', usesType('../../blocks/cases/store.ts')],
  ['through-the-door', 'src/blocks/fleet/trips.ts', uses('../cases/store.ts')],
  ['roof-through-the-doors', 'src/app/jobs.ts', uses('../services/levies/bills.ts')],
  ['nothing-imports-the-command-center', 'src/services/taxes/late.ts', uses('../command-center/api.ts')],
  ['browser-door', 'src/services/levies/web/bill.tsx', uses('../bills.ts')],
  ['browser-door', 'src/services/levies/web/bill.tsx', uses('../../../blocks/cases/api.ts')],
  ['browser-door', 'src/services/levies/web/bill.tsx', uses('../../../platform/db.ts')],
  ['screens-keep-to-their-module', 'src/services/taxes/web/bill.tsx', uses('../../levies/web/pages.tsx')],
  ['design-system-is-below', 'src/web/table.ts', uses('../services/levies/contract.ts')],
  ['roof-of-the-browser', 'src/app/web/office/main.tsx', uses('../../start.ts')],
  ['contracts-and-rules-are-pure', 'src/services/levies/rules/late.ts', uses('../bills.ts')],
  ['contracts-and-rules-are-pure', 'src/services/levies/rules/late.ts', usesType('../../../platform/db.ts')],
  ['no-node-in-the-browser', 'src/web/file.ts', uses('node:path')],
  ['no-node-in-the-browser', 'src/services/levies/rules/late.ts', uses('node:path')],
  ['no-screens-in-the-server', 'src/platform/page.ts', uses('../web/button.ts')],
  ['no-screens-in-the-server', 'src/services/levies/print.ts', uses('./web/pages.tsx')],
  ['product-stands-alone', 'src/platform/seed.ts', uses('../../scripts/seed.ts')],
  ['resolves', 'src/platform/lost.ts', uses('./nowhere.ts')],
  ['declared-package', 'src/platform/guess.ts', uses('undeclared')],
  ['no-test-package-in-the-product', 'src/platform/dev.ts', uses('dev-thing')],
  ['no-mutual-modules', 'src/services/levies/refunds.ts', uses('../taxes/api.ts')],
];

test('a house that keeps the arrows passes', async () => {
  using tree = plantTree(house);
  assert.deepEqual(await checkArrows(tree.root, 1), []);
});

test('every kind of forbidden import is found, also when only a type is imported', async () => {
  for (const files of distinctFiles(planted)) {
    using tree = plantTree({
      ...house,
      'scripts/seed.ts': value,
      'src/services/taxes/api.ts': uses('../levies/api.ts'),
      ...Object.fromEntries(files.map(([, file, text]) => [file, text])),
    });
    const problems = await checkArrows(tree.root, 1);
    for (const [rule, file] of files) {
      const found = problems.some(
        (problem) =>
          problem.startsWith(`${rule}: `) && (rule === 'no-mutual-modules' || problem.includes(file)),
      );
      assert.ok(found, `${rule} in ${file} was not found; found:\n${problems.join('\n')}`);
    }
  }
});

test('files that need each other are found', async () => {
  using tree = plantTree({
    ...house,
    'src/platform/a.ts': uses('./b.ts'),
    'src/platform/b.ts': uses('./c.ts'),
    'src/platform/c.ts': usesType('./a.ts'),
  });
  const problems = await checkArrows(tree.root, 1);
  assert.match(problems.join('\n'), /no-circle: .*platform\/a\.ts.*platform\/[bc]\.ts/);
});

test('an empty or unread tree is not a pass', async () => {
  using tree = plantTree({ 'src/shared/money.ts': value });
  assert.match((await checkArrows(tree.root, 50)).join('\n'), /only 1 modules and 0 imports were seen/);
});

test('the settings make violations errors and count type-only imports', () => {
  const settings = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');
  assert.equal(settings.options.tsPreCompilationDeps, true);
  for (const rule of settings.forbidden) assert.equal(rule.severity, 'error', rule.name);
});

/** Groups rows so that no group writes one file twice: each group is one cruise. */
function distinctFiles(rows: typeof planted): (typeof planted)[] {
  const groups: (typeof planted)[] = [];
  for (const row of rows) {
    const group = groups.find((rows) => !rows.some(([, file]) => file === row[1]));
    if (group) group.push(row);
    else groups.push([row]);
  }
  return groups;
}
