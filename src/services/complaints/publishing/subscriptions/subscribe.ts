/** Asking to be told: with an account at once, by e-mail after a confirmation; and ending it with one press. */
import { getCase, readCode } from '../../../../blocks/cases/api.ts';
import { areas } from '../../../../blocks/directory/api.ts';
import { notify } from '../../../../blocks/notices/api.ts';
import { type Change, change } from '../../../../platform/change.ts';
import type { City } from '../../../../platform/city.ts';
import type { Context } from '../../../../platform/context.ts';
import { open, seal } from '../../../../platform/crypt.ts';
import { fieldProblem, Problem } from '../../../../shared/errors.ts';
import { coarsen } from '../../../../shared/geo.ts';
import { presenterFor } from '../../present.ts';
import type {
  NewMailSubscription,
  NewSubscription,
  SubscriptionChange,
  Subscriptions,
  Wish,
} from '../../rules/publishing-contract.ts';
import { offered, settingsOf } from '../../settings.ts';
import { confirmToken, idInToken, manageKey, ownerInKey, ownerOfAddress, ownerOfCitizen } from './keys.ts';
import * as store from './store.ts';

/** Letters that ask for a confirmation, to one address in a day: enough for slips, too few to be a nuisance. */
const LETTERS_A_DAY = 3;
const MOST = 30;
const DAY_MS = 86_400_000;
/** A point of somebody's own is kept no finer than this. */
const ROUND_METRES = 100;

type Target = Pick<store.SubscriptionRow, 'what' | 'case_id' | 'area' | 'category' | 'point' | 'metres'>;

/** What was wished for, looked up. Throws 422 for what does not exist, 404 for a report that is not public. */
async function targetOf(ctx: Context, wish: Wish): Promise<Target> {
  const { city } = ctx;
  const nothing = { case_id: null, area: null, category: null, point: null, metres: null };
  if (wish.code) {
    const code = readCode(city, wish.code);
    if (!code) throw fieldProblem('wish/code', 'unknown-code');
    const row = await getCase(city, code);
    if (row.service !== 'complaints' || row.visibility === 'hidden')
      throw new Problem(404, 'cases.not-found');
    return { ...nothing, what: `case:${code}`, case_id: row.id };
  }
  const { area = null, category = null, near } = wish;
  if (area && !(await areas(city)).find(area)) throw fieldProblem('wish/area', 'unknown-area');
  if (category && !offered(await settingsOf(city)).some(({ id }) => id === category))
    throw fieldProblem('wish/category', 'unknown-category');
  const [west, south, east, north] = city.bbox;
  if (near && (near.lng < west || near.lng > east || near.lat < south || near.lat > north))
    throw fieldProblem('wish/near', 'outside-city');
  const [lng = 0, lat = 0] = near ? coarsen([near.lng, near.lat], ROUND_METRES) : [];
  const point = near ? { lng, lat } : null;
  const metres = near?.metres ?? null;
  const parts = [
    area && `area:${area}`,
    category && `category:${category}`,
    point && `near:${lat},${lng},${metres}`,
  ];
  return {
    ...nothing,
    area: point ? null : area,
    category,
    point,
    metres,
    what: parts.filter(Boolean).join(' '),
  };
}

/** For the signed-in citizen: holds at once, and is told the way that the account is reached. */
export async function subscribe(ctx: Context, { wish, pace }: NewSubscription): Promise<Subscriptions> {
  if (ctx.actor.kind !== 'citizen') throw new Problem(401, 'platform.sign-in');
  const citizen = ctx.actor.id;
  const target = await targetOf(ctx, wish);
  const owner = ownerOfCitizen(ctx.city, citizen);
  await change(ctx, async (tx) => {
    await store.lockOwner(tx, owner);
    const { confirmed } = await store.countOf(tx, owner, ctx.now);
    if (confirmed >= MOST) throw new Problem(409, 'complaints.too-many-subscriptions', { most: MOST });
    const { language, now } = ctx;
    const own = { owner, citizen, address: null, pace, language, created_at: now, confirmed_at: now };
    await store.putSubscription(tx, { ...target, ...own });
  });
  return listOf(ctx, owner);
}

/**
 * Without an account: a letter goes out with a link, and only who follows it is told anything. The answer is the same
 * whatever is known of the address.
 */
export async function askByMail(ctx: Context, given: NewMailSubscription): Promise<{ asked: boolean }> {
  const { city, now } = ctx;
  const target = await targetOf(ctx, given.wish);
  const address = given.email.normalize('NFKC').trim().toLowerCase();
  const owner = ownerOfAddress(city, address);
  const language = given.language ?? ctx.language;
  return change(ctx, async (tx) => {
    await store.lockOwner(tx, owner);
    const { confirmed: held, unconfirmed } = await store.countOf(tx, owner, new Date(now.getTime() - DAY_MS));
    if (held >= MOST || unconfirmed >= LETTERS_A_DAY) return { asked: true };
    const own = { owner, citizen: null, address: seal(city, address), pace: given.pace, language };
    const { id, confirmed } = await store.putSubscription(tx, {
      ...target,
      ...own,
      created_at: now,
      confirmed_at: null,
    });
    const link = confirmed
      ? `/langganan#kunci=${manageKey(city, owner)}`
      : `/langganan#konfirmasi=${confirmToken(city, id)}`;
    await notify(tx, ctx, {
      to: { channel: 'email', address },
      template: confirmed ? 'complaints.notice.subscribed' : 'complaints.notice.subscribe',
      params: { link },
      language,
      subject: 'subscription',
      // Asked again and again on one day, one letter goes out for each wish.
      dedupe: `subscribe:${id}:${now.toISOString().slice(0, 10)}`,
    });
    return { asked: true };
  });
}

/** Follows the link of the letter. 404 for one that was ended or never was. */
export async function confirm(ctx: Context, token: string): Promise<Subscriptions> {
  const id = idInToken(ctx.city, token);
  const found = id && (await change(ctx, (tx) => store.confirmSubscription(tx, id, ctx.now)));
  if (!found) throw new Problem(404, 'complaints.no-subscription');
  return listOf(ctx, found.owner);
}

function masked(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}•••${address.slice(at)}`;
}

async function listOf(ctx: Context, owner: Buffer): Promise<Subscriptions> {
  const { city } = ctx;
  const [rows, names] = await Promise.all([
    store.subscriptionsOf(city.db, owner),
    presenterFor(city, ctx.language),
  ]);
  const address = rows[0]?.address;
  return {
    items: rows.map((row) => ({
      id: row.id,
      pace: row.pace,
      code: row.code,
      area: names.area(row.area),
      category: row.category ? names.category(row.category) : null,
      metres: row.metres,
      since: row.created_at.toISOString(),
    })),
    key: ctx.actor.kind === 'citizen' ? null : manageKey(city, owner),
    address: address ? masked(open(city, address)) : null,
  };
}

function ownerBehind(city: City, key: string): Buffer {
  const owner = ownerInKey(city, key);
  if (!owner) throw new Problem(404, 'complaints.no-subscription');
  return owner;
}

async function changeOne(
  ctx: Context,
  owner: Buffer,
  { id, pace }: SubscriptionChange,
): Promise<Subscriptions> {
  const change1 = (tx: Change) =>
    pace === null ? store.endSubscription(tx, owner, id) : store.setPace(tx, owner, id, pace);
  const changed = await change(ctx, change1);
  if (changed === 0) throw new Problem(404, 'complaints.no-subscription');
  return listOf(ctx, owner);
}

/** With the key of a letter. */
export const byKey = {
  list: (ctx: Context, key: string) =>
    listOf({ ...ctx, actor: { kind: 'visitor' } }, ownerBehind(ctx.city, key)),
  change: (ctx: Context, key: string, given: SubscriptionChange) =>
    changeOne({ ...ctx, actor: { kind: 'visitor' } }, ownerBehind(ctx.city, key), given),
  /** One press in the mail program (RFC 8058): everything for this address ends. Done twice, nothing is left to do. */
  async endAll(ctx: Context, key: string): Promise<number> {
    const owner = ownerBehind(ctx.city, key);
    return change(ctx, (tx) => store.endAllOf(tx, owner));
  },
};

const ownOf = ({ city, actor }: Context) => ownerOfCitizen(city, actor.kind === 'citizen' ? actor.id : '');

/** Of the signed-in citizen. */
export const own = {
  list: (ctx: Context) => listOf(ctx, ownOf(ctx)),
  change: (ctx: Context, given: SubscriptionChange) => changeOne(ctx, ownOf(ctx), given),
};
