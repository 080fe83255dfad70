/** `pendopo admin`: the first way into a city. */
import { Command } from 'commander';
import { createFirstAdmin } from '../../blocks/identity/api.ts';
import { cityOrigin } from '../../platform/env.ts';
import { withCity } from './installation.ts';
import { createOutput, ONCE } from './output.ts';

type Options = { city?: string; name?: string; role?: string; force?: boolean; json?: boolean };

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
