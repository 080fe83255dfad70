/** `pendopo admin`, `officer` and `kiosk`: the first way in, the way back in, and wall screens. */
import { Command } from 'commander';
import { createFirstAdmin, createKiosk, giveNewPassword } from '../../blocks/identity/api.ts';
import { systemContext } from '../../platform/context.ts';
import { cityOrigin } from '../../platform/env.ts';
import { Failure } from './errors.ts';
import { withCity } from './installation.ts';
import { createOutput } from './output.ts';

type Options = { city?: string; name?: string; role?: string; force?: boolean; json?: boolean };

const ONCE = 'It is shown this once and kept nowhere.';

async function createAdmin(username: string, options: Options): Promise<void> {
  const output = createOutput(options);
  await withCity(output, options.city, async (city, { env }) => {
    const made = await createFirstAdmin(city, {
      username,
      name: options.name ?? username,
      ...(options.role ? { role: options.role } : {}),
      force: options.force ?? options.role !== undefined,
    });
    const office = `${cityOrigin(env, city.slug)}/office/`;
    output.result({ city: city.slug, ...made, office }, [
      `Account ${made.username} of ${city.slug} is made.`,
      `Password: ${made.password}`,
      `${ONCE} It must be changed at the first sign-in: ${office}`,
    ]);
  });
}

async function resetOfficer(username: string, options: Options): Promise<void> {
  const output = createOutput(options);
  await withCity(output, options.city, async (city) => {
    const password = await giveNewPassword(systemContext(city, 'identity.reset-officer'), username);
    if (password === undefined)
      throw new Failure(`${city.slug} has no officer called "${username}". Names are those used to sign in.`);
    output.result({ city: city.slug, username, password }, [
      `New password of ${username}: ${password}`,
      `${ONCE} All devices of ${username} were signed out.`,
    ]);
  });
}

async function makeKiosk(name: string, options: Options): Promise<void> {
  const output = createOutput(options);
  await withCity(output, options.city, async (city, { env }) => {
    const { id, token, path } = await createKiosk(systemContext(city, 'identity.create-kiosk'), { name });
    const url = `${cityOrigin(env, city.slug)}${path}`;
    output.result({ city: city.slug, id, name, token, url }, [
      `Wall screen "${name}" of ${city.slug}. Open on that screen:`,
      url,
      `The link opens the wall and nothing else. ${ONCE}`,
    ]);
  });
}

export function adminCommand(): Command {
  const admin = new Command('admin').description('Administrators of a city.');
  admin
    .command('create')
    .description('Make the first administrator of a city; the password is generated and shown once.')
    .argument('<username>', 'name to sign in with')
    .option('--city <slug>', 'the city')
    .option('--name <name>', "the person's name")
    .option('--force', 'make one although the city has an administrator')
    .option('--role <id>', 'another role held in the whole city, e.g. complaints-coordinator')
    .option('--json', 'print JSON')
    .action(createAdmin);
  return admin;
}

export function officerCommand(): Command {
  const officer = new Command('officer').description('Accounts of officers.');
  officer
    .command('reset')
    .description('Give an officer a new password and sign out all his devices.')
    .argument('<username>', 'name to sign in with')
    .option('--city <slug>', 'the city')
    .option('--json', 'print JSON')
    .action(resetOfficer);
  return officer;
}

export function kioskCommand(): Command {
  const kiosk = new Command('kiosk').description('Wall screens.');
  kiosk
    .command('create')
    .description('Make a wall screen; its link is shown once.')
    .argument('<name>', 'where it hangs, e.g. "Command center"')
    .option('--city <slug>', 'the city')
    .option('--json', 'print JSON')
    .action(makeKiosk);
  return kiosk;
}
