/** `pendopo officer`: who has an account, a new one, the way back in, and the way out. */
import { Command } from 'commander';
import { agencies } from '../../blocks/directory/api.ts';
import {
  changeOfficer,
  createOfficer,
  findOfficers,
  giveNewPassword,
  type OfficerView,
} from '../../blocks/identity/api.ts';
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import { cityOrigin } from '../../platform/env.ts';
import { Failure, WrongUse } from './errors.ts';
import { withCity } from './installation.ts';
import { createOutput, moment, ONCE, table } from './output.ts';

type Options = { city?: string; json?: boolean };
type ListOptions = Options & { agency?: string; role?: string; closed?: boolean };
type CreateOptions = Options & { name?: string; role: string; agency?: string; area?: string };

const PAGE = 500;

/** Every account of the city, read in pages. */
async function everyOfficer(
  city: City,
  filter: { text?: string; disabled?: boolean },
): Promise<OfficerView[]> {
  const ctx = systemContext(city, 'identity.list-officers');
  const found: OfficerView[] = [];
  for (;;) {
    const last = found.at(-1);
    const after = last && { name: last.name.toLowerCase(), id: last.id };
    const page = await findOfficers(ctx, { ...filter, after, limit: PAGE });
    found.push(...page);
    if (page.length < PAGE) return found;
  }
}

async function officerCalled(city: City, username: string): Promise<OfficerView> {
  const wanted = username.trim().toLowerCase();
  const officer = (await everyOfficer(city, { text: wanted })).find((one) => one.username === wanted);
  if (!officer)
    throw new Failure(
      `${city.slug} has no officer called "${username}". Names are those used to sign in: officer list --city ${city.slug}`,
    );
  return officer;
}

/** The agency and everything below it; undefined where none was named. */
async function idsBelow(city: City, agency: string | undefined): Promise<ReadonlySet<string> | undefined> {
  if (agency === undefined) return undefined;
  const tree = await agencies(city);
  if (!tree.find(agency)) {
    const known = tree
      .all()
      .map(({ id }) => id)
      .join(', ');
    throw new WrongUse(`${city.slug} has no agency "${agency}". There are: ${known}.`);
  }
  return tree.subtree(agency);
}

function placeOf({ role, agency, area }: OfficerView['roles'][number]): string {
  return `${role}${agency ? ` in ${agency}` : ''}${area ? ` (${area})` : ''}`;
}

async function list(options: ListOptions): Promise<void> {
  const output = createOutput(options);
  await withCity(output, options.city, async (city) => {
    const ids = await idsBelow(city, options.agency);
    const officers = (await everyOfficer(city, options.closed ? {} : { disabled: false })).filter(
      ({ roles }) =>
        (!ids || roles.some(({ agency }) => agency !== null && ids.has(agency))) &&
        (!options.role || roles.some(({ role }) => role === options.role)),
    );
    const found = officers.map((officer) => ({
      id: officer.id,
      username: officer.username,
      name: officer.name,
      closed: officer.disabled_at !== null,
      mustChangePassword: officer.must_change_password,
      secondFactor: officer.totp_confirmed_at !== null || officer.passkeys > 0,
      lastSeenAt: officer.last_seen_at,
      roles: officer.roles.map(({ role, agency, area, valid_from, valid_until }) => ({
        role,
        agency,
        area,
        validFrom: valid_from,
        validUntil: valid_until,
      })),
    }));
    const rows = officers.map((officer) => [
      officer.username,
      officer.name,
      officer.roles.map(placeOf).join('; ') || 'no role',
      officer.disabled_at ? 'closed' : officer.must_change_password ? 'password to be changed' : 'open',
      moment(officer.last_seen_at, city.zone),
    ]);
    output.result(
      found,
      rows.length > 0
        ? [
            ...table(['user name', 'name', 'roles', 'state', 'last seen'], rows),
            `${rows.length} ${rows.length === 1 ? 'account' : 'accounts'}.`,
          ]
        : 'No account fits.',
    );
  });
}

async function create(username: string, options: CreateOptions): Promise<void> {
  const output = createOutput(options);
  await withCity(output, options.city, async (city, { env }) => {
    const { name = username, role, agency = null, area = null } = options;
    const grants = [{ role, agency, area }];
    const ctx = systemContext(city, 'identity.create-officer');
    const made = await createOfficer(ctx, { username, name, grants, mustChange: true });
    const office = `${cityOrigin(env, city.slug)}/office/`;
    output.result({ city: city.slug, ...made, office }, [
      `Account ${made.username} of ${city.slug} is made.`,
      `Password: ${made.password}`,
      `${ONCE} It must be changed at the first sign-in: ${office}`,
    ]);
  });
}

async function reset(username: string, options: Options): Promise<void> {
  const output = createOutput(options);
  await withCity(output, options.city, async (city) => {
    const { username: name } = await officerCalled(city, username);
    const password = await giveNewPassword(systemContext(city, 'identity.reset-officer'), name);
    output.result({ city: city.slug, username: name, password }, [
      `New password of ${name}: ${password}`,
      `${ONCE} All devices of ${name} were signed out.`,
    ]);
  });
}

/** Closes or opens an account; doing it again changes nothing and is no failure. */
async function setClosed(username: string, options: Options, closed: boolean): Promise<void> {
  const output = createOutput(options);
  await withCity(output, options.city, async (city) => {
    const officer = await officerCalled(city, username);
    const changed = (officer.disabled_at !== null) !== closed;
    const ctx = systemContext(city, closed ? 'identity.close-officer' : 'identity.open-officer');
    if (changed) await changeOfficer(ctx, officer.id, { disabled: closed });
    const { username: name } = officer;
    const done = closed
      ? `The account of ${name} is closed and all devices are signed out. History keeps the name.`
      : `The account of ${name} is open again, with the roles and the password it had.`;
    const before = `The account of ${name} was ${closed ? 'closed' : 'open'} already. Nothing was changed.`;
    output.result({ city: city.slug, username: name, closed, changed }, changed ? done : before);
  });
}

export function officerCommand(): Command {
  const officer = new Command('officer').description('Accounts of officers.');
  const about = (name: string, description: string) =>
    officer
      .command(name)
      .description(description)
      .option('--city <slug>', 'the city')
      .option('--json', 'print JSON');
  about('list', 'List the accounts with their roles, by name.')
    .option('--agency <id>', 'only with a role in this agency or below it')
    .option('--role <id>', 'only with this role, e.g. city-admin')
    .option('--closed', 'closed accounts as well')
    .action(list);
  about('create', 'Make an account with one role; the password is generated and shown once.')
    .argument('<username>', 'name to sign in with')
    .requiredOption('--role <id>', 'the role, e.g. agency-officer')
    .option('--agency <id>', 'where the role is held; city-wide roles name none')
    .option('--area <code>', 'only in this district or ward')
    .option('--name <name>', "the person's name")
    .action(create);
  about('reset', 'Give an officer a new password and sign out all his devices.')
    .argument('<username>', 'name to sign in with')
    .action(reset);
  about('close', 'Close an account: nobody can sign in with it, and all its devices are signed out.')
    .argument('<username>', 'name to sign in with')
    .action((username: string, options: Options) => setClosed(username, options, true));
  about('open', 'Open a closed account again, with its roles and its password.')
    .argument('<username>', 'name to sign in with')
    .action((username: string, options: Options) => setClosed(username, options, false));
  return officer;
}
