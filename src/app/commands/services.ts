/** `pendopo services`: the services of packs, checked and walked before a city offers them. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { sayChecked, type WalkedService, walkServices } from '../../blocks/definitions/api.ts';
import { describeProblem, inForce, type Role, readCityPack, readPack } from '../../blocks/packs/api.ts';
import { createSteps } from '../../platform/terminal/steps.ts';
import { type Language, languages } from '../../shared/languages.ts';
import { PACKS } from '../demo.ts';
import { PERMISSIONS } from '../modules.ts';
import { WrongUse } from './errors.ts';
import { createOutput } from './output.ts';

/** What a folder is: a pack, the services of a pack, or one service, and in which pack it lies. */
function placeOf(dir: string, language: Language): { pack: string | undefined; only?: string } {
  if (existsSync(join(dir, 'pack.yaml'))) return { pack: dir };
  if (basename(dir) === 'services' && existsSync(join(dirname(dir), 'pack.yaml')))
    return { pack: dirname(dir) };
  if (!existsSync(join(dir, 'service.yaml'))) throw new WrongUse(sayChecked(language, 'nothing', { dir }));
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

function lineOf(language: Language, { id, problems, walked }: WalkedService): string {
  if (problems.length > 0) return sayChecked(language, 'faults', { id, count: problems.length });
  const { answers = 0, cases = 0, arrows = 0 } = walked ?? {};
  return sayChecked(language, cases > 0 ? 'right' : 'told', { id, answers, cases, arrows });
}

async function check(folder: string, options: { json?: boolean; language: string }): Promise<void> {
  const language = languages.find((one) => one === options.language);
  if (!language) throw new WrongUse(`--language is one of ${languages.join(', ')}.`);
  const output = createOutput(options);
  const step = createSteps(output.progress);
  const { pack, only } = placeOf(resolve(folder), language);
  const { services, problems } = await step(sayChecked(language, 'walking'), async () =>
    walkServices(await surroundings(pack), only, language),
  );
  const all = [...problems, ...services.flatMap((service) => service.problems)];
  const shown = all.map((problem) => ({ ...problem, file: relative(process.cwd(), problem.file) }));
  output.result({ ok: all.length === 0, services, problems: shown }, [
    ...services.map((service) => lineOf(language, service)),
    ...shown.map(describeProblem),
    all.length === 0
      ? sayChecked(language, 'holds', { count: services.length })
      : sayChecked(language, 'mend', { count: all.length }),
  ]);
  if (all.length > 0) process.exitCode = 1;
}

export function servicesCommand(): Command {
  const services = new Command('services').description('The services that packs define.');
  services
    .command('check')
    .description('Check definitions and walk every path of them, with right and wrong answers.')
    .argument('<dir>', 'a pack, its folder "services", or the folder of one service')
    .option('--language <code>', `language of the faults: ${languages.join(', ')}`, 'id')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  services check packs/base\n  services check packs/base/services/market-stall',
    )
    .action(check);
  return services;
}
