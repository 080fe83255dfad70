/** `pendopo city`: the cities of this installation, and new ones. */
import { Command } from 'commander';
import type { CityPack } from '../../blocks/packs/api.ts';
import type { CityRecord } from '../../platform/city.ts';
import { cityOrigin, readEnv } from '../../platform/env.ts';
import { createSteps } from '../../platform/terminal/steps.ts';
import { loadPack, recordOf } from '../cities.ts';
import { fictionWarning } from '../fiction.ts';
import { createCityDatabase, listCities, markReady } from '../register.ts';
import { Failure, WrongUse } from './errors.ts';
import { type Installation, inCity, withInstallation } from './installation.ts';
import { createOutput, table } from './output.ts';
import { type PlainCity, packIn, plainCityPack } from './plain-city.ts';

type CreateOptions = Omit<PlainCity, 'slug'> & {
  pack?: string;
  host?: string[];
  fictional?: boolean;
  json?: boolean;
};

async function list(options: { json?: boolean }): Promise<void> {
  const output = createOutput(options);
  await withInstallation(output, async ({ env, register }) => {
    const records = await listCities(register);
    const rows = records.map((record) => [
      record.slug,
      record.name.id,
      record.prefix,
      record.zone,
      cityOrigin(env, record.slug),
      record.fictional ? 'fictional' : '',
    ]);
    output.result(
      records.map((record) => ({ ...record, origin: cityOrigin(env, record.slug) })),
      rows.length > 0
        ? table(['city', 'name', 'prefix', 'zone', 'address', ''], rows)
        : 'There is no city yet. Make one: npm run -s pendopo -- city create --help',
    );
  });
}

/** Outside demo mode invented data must be asked for by name: nobody shall take it for a real city. */
function demandWord(pack: CityPack, fictional: boolean): void {
  if (!pack.city.fictional || fictional || readEnv().mode === 'demo') return;
  throw new WrongUse(
    `The pack says that ${pack.city.name.id} is fictional: its agencies, categories and promises are invented. For a real city copy the pack, ` +
      'put in what is real and set "fictional: false" in its city.yaml. To try this one out all the same, add --fictional.',
  );
}

/** A name, a prefix or a host that another city has would make people end up in the wrong city. */
function refuseClash(record: CityRecord, others: readonly CityRecord[]): void {
  if (others.some((one) => one.slug === record.slug))
    throw new Failure(`There is a city "${record.slug}" already. "city list" shows it.`);
  const twin = others.find((one) => one.prefix === record.prefix);
  if (twin)
    throw new Failure(`The prefix ${record.prefix} belongs to ${twin.slug}. Choose another with --prefix.`);
  for (const host of record.hosts) {
    const holder = others.find((one) => one.hosts.includes(host));
    if (holder) throw new Failure(`The host ${host} belongs to ${holder.slug}. Choose another with --host.`);
  }
}

async function make(
  pack: CityPack,
  hosts: readonly string[],
  { env, register, options }: Installation,
  say: (line: string) => void,
) {
  const own = recordOf(pack, register, env.domain);
  const record: CityRecord = {
    ...own,
    hosts: [...new Set([...own.hosts, ...hosts.map((host) => host.toLowerCase())])],
  };
  refuseClash(record, await listCities(register));
  say('database');
  await createCityDatabase(register, record);
  say('roles, categories, calendar');
  await inCity(record, options, (city) => loadPack(city, pack));
  await markReady(register, record.slug);
  return record;
}

async function create(slug: string | undefined, options: CreateOptions): Promise<void> {
  const output = createOutput(options);
  const { pack: folder, host = [], fictional = false, ...plain } = options;
  if (!folder && !slug)
    throw new WrongUse('Give the short name of the city, or --pack with the folder of its pack.');
  const given = folder ? await packIn(folder) : await plainCityPack({ ...plain, slug: slug ?? '' });
  demandWord(given, fictional);
  const pack = fictional ? { ...given, city: { ...given.city, fictional } } : given;
  if (folder && slug && slug !== pack.city.slug)
    throw new WrongUse(`The pack in ${folder} is of the city "${pack.city.slug}", not "${slug}".`);
  const wrong = host.find((one) => !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(one));
  if (wrong) throw new WrongUse(`"${wrong}" is not a host name. Give it without http:// and without a port.`);
  await withInstallation(output, async (installation) => {
    const step = createSteps(output.progress);
    const record = await step(`Creating ${pack.city.name.id}`, (say) => make(pack, host, installation, say));
    const origin = cityOrigin(installation.env, record.slug);
    const warning = fictionWarning(installation.env, [record]);
    output.result({ ...record, origin, ...(warning ? { warning: warning.found } : {}) }, [
      ...(warning ? [`! ${warning.found}.`, `  ${warning.remedy}`] : []),
      `${record.name.id} is ready: ${origin}`,
      'A running Pendopo serves it within a few seconds.',
      `Make its administrator: npm run -s pendopo -- admin create NAME --city ${record.slug}`,
    ]);
  });
}

type UpdateOptions = { pack: string; json?: boolean };

/** Lays a newer pack, and with it the base pack of this version, into a city that exists. */
async function update(options: UpdateOptions): Promise<void> {
  const output = createOutput(options);
  const pack = await packIn(options.pack);
  await withInstallation(output, async ({ register, options: cityOptions }) => {
    const { slug } = pack.city;
    const record = (await listCities(register)).find((one) => one.slug === slug);
    if (!record)
      throw new Failure(`There is no city "${slug}" here. "city create --pack ${options.pack}" makes it.`);
    const step = createSteps(output.progress);
    const report = await step(`Updating ${record.name.id}`, () =>
      inCity(record, cityOptions, (city) => loadPack(city, pack)),
    );
    const { complaints, ...counts } = report;
    output.result(report, [
      ...table(
        ['from the pack', 'changed'],
        [
          ...Object.entries(counts).map(([what, count]) => [what, String(count)]),
          ['rules of complaints', complaints ? 'yes' : 'no'],
        ],
      ),
      'What the city has changed itself stays. A running server works by the new rules at once.',
    ]);
  });
}

export function cityCommand(): Command {
  const city = new Command('city').description('The cities of this installation.');
  city.command('list').description('List the cities.').option('--json', 'print JSON').action(list);
  city
    .command('create')
    .description(
      'Make a city, from its pack or from what is given here. A running server begins to serve it.',
    )
    .argument('[slug]', 'short name; the city answers at <slug>.<domain>')
    .option('--pack <folder>', 'the folder of a city pack; the options below but --host then come from it')
    .option('--name <name>', 'name of the city as people write it')
    .option('--zone <zone>', 'IANA time zone, e.g. Asia/Jayapura')
    .option('--prefix <ABC>', 'three capital letters that begin the codes of reports')
    .option('--centre <lat,lng>', 'where maps open')
    .option('--bbox <west,south,east,north>', 'reports from outside of this box are refused')
    .option('--agency <name>', 'the one agency that first gets every report')
    .option('--emergency <number>', 'emergency telephone number (default: 112)')
    .option(
      '--fictional',
      'only for trying out: needed outside demo mode when the pack is of an invented city',
    )
    .option('--no-holidays', 'without the public holidays of the base pack, which are those of Indonesia')
    .option('--host <host...>', 'further host names at which the city answers')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  city create --pack packs/magelang
  city create contoh --name "Kota Contoh" --zone Asia/Jayapura --prefix CTH --centre -2.53,140.71 --bbox 140.6,-2.7,140.85,-2.4`,
    )
    .action(create);
  city
    .command('update')
    .description(
      'Lay a newer pack into the city that it describes: roles, categories, rules and directory. What the city has changed itself stays.',
    )
    .requiredOption('--pack <folder>', 'the folder of the city’s pack')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  city update --pack packs/magelang')
    .action(update);
  return city;
}
