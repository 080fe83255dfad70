/** `pendopo services`: the services of packs, checked and walked before a city offers them. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { type WalkedService, walkServices } from '../../blocks/definitions/api.ts';
import { describeProblem, inForce, type Role, readCityPack, readPack } from '../../blocks/packs/api.ts';
import { createSteps } from '../../platform/terminal/steps.ts';
import { PACKS } from '../demo.ts';
import { PERMISSIONS } from '../modules.ts';
import { WrongUse } from './errors.ts';
import { createOutput } from './output.ts';

/** What a folder is: a pack, the services of a pack, or one service, and in which pack it lies. */
function placeOf(dir: string): { pack: string | undefined; only?: string } {
  if (existsSync(join(dir, 'pack.yaml'))) return { pack: dir };
  if (basename(dir) === 'services' && existsSync(join(dirname(dir), 'pack.yaml')))
    return { pack: dirname(dir) };
  if (!existsSync(join(dir, 'service.yaml')))
    throw new WrongUse(
      `${dir} is no pack, no folder "services" of a pack and no service: it has neither pack.yaml nor service.yaml.`,
    );
  const above = dirname(dirname(dir));
  return { pack: existsSync(join(above, 'pack.yaml')) ? above : undefined, only: dir };
}

/** Nobody is looked for in a house that has no room in which the parts are played. */
function rolesOf(roles: readonly Role[], today: string): Role[] | undefined {
  return PERMISSIONS.has('applications.check') ? inForce(roles, today) : undefined;
}

/** Rules, duties and people beside which a service is walked: those of its pack, otherwise those of the base pack. */
async function surroundings(pack: string | undefined) {
  const base = pack === undefined ? join(PACKS, 'base') : join(dirname(pack), 'base');
  const today = new Date().toISOString().slice(0, 10);
  if (pack !== undefined && basename(pack) !== 'base') {
    const city = await readCityPack(dirname(pack), basename(pack), { permissions: PERMISSIONS });
    return { ...city, roles: rolesOf(city.roles, today), agencies: inForce(city.agencies, today) };
  }
  const { files } = await readPack(base);
  return {
    folders: [base],
    roles: rolesOf(files['roles.yaml']?.roles ?? [], today),
  };
}

function lineOf({ id, problems, walked }: WalkedService): string {
  if (problems.length > 0)
    return `✗ ${id}: ${problems.length === 1 ? '1 fault' : `${problems.length} faults`}`;
  const { answers = 0, cases = 0, arrows = 0 } = walked ?? {};
  return cases > 0
    ? `✔ ${id}: ${answers} sets of answers, ${cases} cases along ${arrows} arrows`
    : `✔ ${id}: told, not run`;
}

async function check(folder: string, options: { json?: boolean }): Promise<void> {
  const output = createOutput(options);
  const step = createSteps(output.progress);
  const { pack, only } = placeOf(resolve(folder));
  const { services, problems } = await step('Walking', async () =>
    walkServices(await surroundings(pack), only),
  );
  const all = [...problems, ...services.flatMap((service) => service.problems)];
  const shown = all.map((problem) => ({ ...problem, file: relative(process.cwd(), problem.file) }));
  output.result({ ok: all.length === 0, services, problems: shown }, [
    ...services.map(lineOf),
    ...shown.map(describeProblem),
    all.length === 0
      ? `${services.length === 1 ? 'The service holds' : `All ${services.length} services hold`}.`
      : `${all.length === 1 ? '1 fault' : `${all.length} faults`}. Nothing was changed.`,
  ]);
  if (all.length > 0) process.exitCode = 1;
}

export function servicesCommand(): Command {
  const services = new Command('services').description('The services that packs define.');
  services
    .command('check')
    .description('Check definitions and walk every path of them, with right and wrong answers.')
    .argument('<dir>', 'a pack, its folder "services", or the folder of one service')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  services check packs/base\n  services check packs/base/services/market-stall',
    )
    .action(check);
  return services;
}
