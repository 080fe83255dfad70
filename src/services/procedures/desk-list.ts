/** What an agency offers, for its own officers: version in force, the next one, where to print. */

import { definitions, folderFaults, sayFault } from '../../blocks/definitions/api.ts';
import { agencies } from '../../blocks/directory/api.ts';
import { grantsFor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { say } from '../../shared/languages.ts';
import type { OfficeServices } from './contract.ts';
import { itemOf } from './item.ts';
import { offered } from './offered.ts';

export async function deskServices(ctx: Context): Promise<OfficeServices> {
  const [city, tree, all] = await Promise.all([offered(ctx), agencies(ctx.city), definitions(ctx.city)]);
  const grants = grantsFor(ctx.actor, 'procedures.read');
  const everything = grants.some(({ agency }) => agency === null);
  const mine = new Set(grants.flatMap(({ agency }) => (agency ? [...tree.subtree(agency)] : [])));
  const services: OfficeServices['services'] = [];
  for (const live of city.all) {
    const handling = city.handling(live.definition.agency.kind);
    if (!everything && !handling.some(({ id }) => mine.has(id))) continue;
    const notes = await all.history(live.service);
    const item = itemOf(live, city, ctx.language);
    services.push({
      id: item.id,
      title: item.title,
      agencies: handling.map(({ name }) => say(name, ctx.language)),
      channel: item.channel,
      version: live.version,
      from: live.from,
      planned: notes.filter(({ from }) => from > city.today).at(-1)?.from ?? null,
    });
  }
  const faults = everything ? folderFaults() : [];
  return {
    services: services.sort((a, b) => a.title.localeCompare(b.title, ctx.language)),
    folders: faults.map((fault) => ({
      place: fault.line > 0 ? `${fault.file}:${fault.line}` : fault.file,
      ...sayFault(ctx.language, fault),
    })),
  };
}
