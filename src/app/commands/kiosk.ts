/** `pendopo kiosk`: wall screens, made, listed and closed. */
import { Command } from 'commander';
import { closeKiosk, createKiosk, kiosks } from '../../blocks/identity/api.ts';
import { systemContext } from '../../platform/context.ts';
import { cityOrigin } from '../../platform/env.ts';
import { Failure } from './errors.ts';
import { withCity } from './installation.ts';
import { createOutput, moment, ONCE, table } from './output.ts';

type Options = { city?: string; json?: boolean };

async function create(name: string, options: Options): Promise<void> {
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

async function list(options: Options & { closed?: boolean }): Promise<void> {
  const output = createOutput(options);
  await withCity(output, options.city, async (city) => {
    const all = await kiosks(systemContext(city, 'identity.list-kiosks'));
    const screens = all.filter(({ revoked_at }) => options.closed || revoked_at === null);
    const rows = screens.map((screen) => [
      screen.name,
      screen.id,
      screen.revoked_at ? 'closed' : 'open',
      moment(screen.created_at, city.zone),
      moment(screen.last_seen_at, city.zone),
    ]);
    output.result(
      screens.map(({ id, name, created_at, last_seen_at, revoked_at }) => ({
        id,
        name,
        closed: revoked_at !== null,
        createdAt: created_at,
        lastSeenAt: last_seen_at,
        closedAt: revoked_at,
      })),
      rows.length > 0
        ? table(['screen', 'id', 'state', 'made', 'last seen'], rows)
        : `${city.slug} has no wall screen. Make one: npm run -s pendopo -- kiosk create NAME --city ${city.slug}`,
    );
  });
}

async function close(screen: string, options: Options): Promise<void> {
  const output = createOutput(options);
  await withCity(output, options.city, async (city) => {
    const ctx = systemContext(city, 'identity.close-kiosk');
    const fitting = (await kiosks(ctx)).filter(({ id, name }) => id === screen || name === screen);
    const open = fitting.filter(({ revoked_at }) => revoked_at === null);
    if (open.length > 1)
      throw new Failure(
        `${open.length} screens are called "${screen}". Name one by its id:\n${open.map(({ id }) => `  ${id}`).join('\n')}`,
      );
    const [found] = [...open, ...fitting];
    if (!found)
      throw new Failure(
        `${city.slug} has no wall screen "${screen}". See them: npm run -s pendopo -- kiosk list --city ${city.slug}`,
      );
    const changed = found.revoked_at === null;
    if (changed) await closeKiosk(ctx, found.id);
    output.result(
      { city: city.slug, id: found.id, name: found.name, closed: true, changed },
      changed
        ? `The wall screen "${found.name}" is closed: its link opens nothing any more.`
        : `The wall screen "${found.name}" was closed already. Nothing was changed.`,
    );
  });
}

export function kioskCommand(): Command {
  const kiosk = new Command('kiosk').description('Wall screens.');
  const about = (name: string, description: string) =>
    kiosk
      .command(name)
      .description(description)
      .option('--city <slug>', 'the city')
      .option('--json', 'print JSON');
  about('create', 'Make a wall screen; its link is shown once.')
    .argument('<name>', 'where it hangs, e.g. "Command center"')
    .action(create);
  about('list', 'List the wall screens.').option('--closed', 'closed screens as well').action(list);
  about('close', 'Close a wall screen at once, for example when the device is given away.')
    .argument('<screen>', 'its name or its id')
    .action(close);
  return kiosk;
}
