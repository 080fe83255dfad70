/** Looks up what the conversation must know about a message before it takes it. */
import { readCode } from '../../blocks/cases/api.ts';
import { areas } from '../../blocks/directory/api.ts';
import type { Context } from '../../platform/context.ts';
import { localDate } from '../../shared/time.ts';
import { emergencyFor, standings, suggestCategories } from '../complaints/api.ts';
import type { Heard, Known, Say, Talk } from './rules/conversation.ts';
import { textOf } from './rules/conversation.ts';
import { sentence } from './say.ts';
import { expectedOf } from './store.ts';
import type { Sender } from './talk.ts';

async function isInside(ctx: Context, heard: Heard): Promise<boolean> {
  if (heard.is !== 'place') return false;
  const { lat, lng } = heard.point;
  const [west, south, east, north] = ctx.city.bbox;
  if (lng < west || lng > east || lat < south || lat > north) return false;
  return !('outside' in (await areas(ctx.city)).locate(heard.point));
}

export async function lookUp(
  ctx: Context,
  sender: Pick<Sender, 'door' | 'key'>,
  talk: Talk,
  heard: Heard,
  id: string,
): Promise<Known> {
  const { city } = ctx;
  const said = heard.is === 'text' ? heard.text : heard.is === 'photo' ? heard.caption : '';
  // Where it is says nothing of what it is: many things break in front of the market.
  const what = talk.stage === 'place' ? '' : said;
  const whole = [talk.draft ? textOf(talk.draft) : '', talk.pending?.text ?? '', what]
    .filter(Boolean)
    .join('\n');
  const [expected, named, suggested, emergency, inside] = await Promise.all([
    expectedOf(city.db, sender.door, sender.key),
    said ? areas(city).then((tree) => tree.named(said)) : undefined,
    whole ? suggestCategories(ctx, whole) : { categories: [] },
    said ? emergencyFor(city, said) : undefined,
    isInside(ctx, heard),
  ]);
  return {
    id,
    area: named?.code ?? null,
    inside,
    emergency: emergency ?? null,
    suggestions: suggested.categories,
    waiting: expected.filter(({ what }) => what === 'reply').map(({ code }) => code),
    ended: expected.filter(({ what }) => what === 'rating').map(({ code }) => code),
  };
}

/** Where a case stands, in words: for everybody when it is public, otherwise for its own reporter only. */
async function statusWords(
  ctx: Context,
  sender: Pick<Sender, 'door' | 'address'>,
  typed: string,
): Promise<string> {
  const { language, city } = ctx;
  const code = readCode(city, typed);
  const standing = code ? (await standings(ctx, [code])).get(code) : undefined;
  const contact = standing?.contact;
  const own = (sender.door === 'email' ? contact?.email : contact?.phone) === sender.address;
  if (!standing || !(standing.public || own))
    return sentence(language, 'status-unknown', { code: code ?? typed.toUpperCase() });
  const { state, category, agency, dueAt, mergedInto } = standing;
  if (state === 'merged' && mergedInto)
    return sentence(language, 'status-merged', {
      code: standing.code,
      state: sentence(language, 'state.merged'),
      category,
      into: mergedInto,
    });
  const words = sentence(language, dueAt ? 'status-due' : 'status', {
    code: standing.code,
    state: sentence(language, `state.${state}`),
    category,
    agency,
    due: dueAt ? localDate(dueAt, city.zone) : '',
  });
  return own && state === 'closed' ? `${words}\n\n${sentence(language, 'status-rate')}` : words;
}

/** A status is words of its own; everything else the conversation says by itself. */
export async function withStatus(
  ctx: Context,
  sender: Pick<Sender, 'door' | 'address'>,
  says: readonly Say[],
): Promise<{ status: string | undefined; rest: Say[] }> {
  const asked = says.find(({ say }) => say === 'status')?.params?.code;
  const rest = says.filter(({ say }) => say !== 'status');
  return { status: asked === undefined ? undefined : await statusWords(ctx, sender, asked), rest };
}
