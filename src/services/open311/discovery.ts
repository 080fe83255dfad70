/** Open311 service discovery: where the API of this city is, what it speaks, and how to get a key. */
import { agencies } from '../../blocks/directory/api.ts';
import type { Context } from '../../platform/context.ts';
import type { Reply } from '../../platform/http/route.ts';
import { say } from '../../shared/languages.ts';
import { document, type Format } from './formats.ts';

const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2';
/** When what this server answers last changed in shape. */
const CHANGESET = '2026-11-22T00:00:00Z';
const TYPES = ['text/xml', 'application/json'] as const;

/** The office that answers for what the city tells and is told, as people are to find it; without one, the city itself. */
async function contactOf(ctx: Context): Promise<string> {
  const city = say(ctx.city.name, ctx.language);
  const office = (await agencies(ctx.city)).all().find(({ handles }) => handles.includes('communications'));
  if (!office) return city;
  const desk = office.posts.find(({ kind }) => kind === 'counter');
  return [...(desk ? [say(desk.name, ctx.language)] : []), say(office.name, ctx.language), city].join(', ');
}

/** `contact` of the discovery: words for people, not a link for machines. */
export async function discovery(ctx: Context, origin: string, format: Format): Promise<Reply> {
  const endpoint = {
    specification: SPECIFICATION,
    url: `${origin}/open311/v2`,
    changeset: CHANGESET,
    type: ctx.city.fictional ? 'test' : 'production',
  };
  const head = {
    changeset: CHANGESET,
    contact: await contactOf(ctx),
    key_service: `${origin}/open311`,
  };
  return document(
    format,
    'discovery',
    { ...head, endpoints: [{ ...endpoint, formats: TYPES }] },
    { ...head, endpoints: { endpoint: { ...endpoint, formats: { format: TYPES } } } },
  );
}
