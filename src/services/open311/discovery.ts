/** Open311 service discovery: where the API of this city is, what it speaks, and how to get a key. */
import type { Context } from '../../platform/context.ts';
import type { Reply } from '../../platform/http/route.ts';
import { say } from '../../shared/languages.ts';
import { document, type Format } from './formats.ts';

const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2';
/** When what this server answers last changed in shape. */
const CHANGESET = '2026-11-22T00:00:00Z';
const TYPES = ['text/xml', 'application/json'] as const;

export function discovery(ctx: Context, origin: string, format: Format): Reply {
  const name = say(ctx.city.name, ctx.language);
  const endpoint = {
    specification: SPECIFICATION,
    url: `${origin}/open311/v2`,
    changeset: CHANGESET,
    type: ctx.city.fictional ? 'test' : 'production',
  };
  const head = {
    changeset: CHANGESET,
    contact: `${name}: ${origin}/sumber`,
    key_service: `${origin}/open311`,
  };
  return document(
    format,
    'discovery',
    { ...head, endpoints: [{ ...endpoint, formats: TYPES }] },
    { ...head, endpoints: { endpoint: { ...endpoint, formats: { format: TYPES } } } },
  );
}
