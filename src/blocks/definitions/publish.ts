/** What a designer of services needs: checking texts that stand in no folder, publishing, withdrawing. */
import { createHash } from 'node:crypto';
import { actorLabel, change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import type { Words } from '../../shared/languages.ts';
import { localDate } from '../../shared/time.ts';
import { knownOf } from './checks/report.ts';
import { type ReadService, readServiceSource } from './read-service.ts';
import type { Definition } from './rules/shape/definition.ts';
import { shelf } from './shelf.ts';
import * as store from './store.ts';
import { definitions, publishIn } from './versions.ts';

/**
 * Reads a service out of texts by the names of their files (`service.yaml`, `form.yaml`, …), against the pillars, life
 * events and duties of this city.
 */
export async function checkService(
  city: City,
  id: string,
  files: Readonly<Record<string, string>>,
): Promise<ReadService> {
  const texts = new Map(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  const digest = createHash('sha256')
    .update(JSON.stringify([id, ...texts]))
    .digest('hex');
  return readServiceSource({ dir: id, files: texts, problems: [], digest }, knownOf(await shelf(city)));
}

/**
 * Publishes a version that was checked. 409 when it is the same as the designer's last one, or would begin before the
 * version in force. `approvedBy`: the second person.
 */
export async function publishService(
  ctx: Context,
  { definition, approvedBy }: { definition: Definition; approvedBy: string },
): Promise<number> {
  return change(ctx, async (tx) => {
    await store.lockVersions(tx);
    const lines = await store.versionLines(tx);
    const result = await publishIn(ctx, tx, lines, { definition, source: 'designer', approvedBy });
    if (result.outcome === 'same')
      throw new Problem(409, 'definitions.same-version', { number: result.number });
    if (result.outcome === 'too-early')
      throw new Problem(409, 'definitions.too-early', { date: result.inForceFrom });
    return result.number;
  });
}

/** From that day the service is not offered any more; running cases go on. A version published later offers it again. */
export async function withdrawService(
  ctx: Context,
  { service, from, why }: { service: string; from: string; why: Words },
): Promise<void> {
  const today = localDate(ctx.now, ctx.city.zone);
  if (from < today) throw new Problem(409, 'definitions.withdrawn-too-early', { date: today });
  if (!(await definitions(ctx.city)).current(service, from)) throw new Problem(404, 'definitions.no-service');
  await change(ctx, async (tx) => {
    await store.lockVersions(tx);
    const { kind, id } = actorLabel(ctx.actor);
    await store.insertWithdrawal(tx, { service, from, at: ctx.now, why, by: `${kind}:${id ?? ''}` });
    tx.audit({ action: 'definitions.service.withdrawn', subject: service, after: { from } });
    tx.emit({ type: 'definitions.service.withdrawn', subject: service, payload: { from } });
  });
}
