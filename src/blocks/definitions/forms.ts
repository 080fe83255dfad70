/** Finds the form of a service for whoever asks. */
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import type { Language } from '../../shared/languages.ts';
import { localDate } from '../../shared/time.ts';
import type { FormView } from './contract.ts';
import type { LiveDefinition } from './live.ts';
import { definitions } from './versions.ts';

/** The version in force today, or the one asked for; 404 when there is none. */
async function getService(ctx: Context, id: string, version?: number): Promise<LiveDefinition> {
  const all = await definitions(ctx.city);
  const found =
    version === undefined
      ? all.current(id, localDate(ctx.now, ctx.city.zone))
      : await all.version(id, version);
  if (!found) throw new Problem(404, 'definitions.no-service');
  return found;
}

export async function formOf(
  ctx: Context,
  id: string,
  { version, language }: { version?: number; language?: Language },
): Promise<FormView> {
  const service = await getService(ctx, id, version);
  if (!service.definition.form) throw new Problem(404, 'definitions.no-form');
  return service.form(language ?? ctx.language);
}
