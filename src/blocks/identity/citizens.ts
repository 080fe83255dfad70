/** A citizen's own account: name and language, deletion, and who has looked at it. */

import type { Citizen } from '../../platform/actor.ts';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { open, seal } from '../../platform/crypt.ts';
import type { Runner } from '../../platform/db/database.ts';
import { gatheredBy } from '../../platform/db/gather.ts';
import { Problem } from '../../shared/errors.ts';
import { isLanguage, type Language, say } from '../../shared/languages.ts';
import { cleanLine } from '../../shared/text.ts';
import { agencies } from '../directory/api.ts';
import { contactIndex, maskContact, readContact } from './contact.ts';
import { endIn, forget, unrepeatable } from './sessions.ts';
import {
  citizensReached,
  contactsOf,
  findCitizen,
  findCitizenByContact,
  forgetCitizen,
  insertAccess,
  listAccesses,
  updateCitizen,
} from './store-citizens.ts';

const ownId = (ctx: Context) => (ctx.actor as Citizen).id;

export type Account = {
  id: string;
  name: string;
  language: Language;
  contacts: { kind: 'phone' | 'email'; masked: string }[];
  createdAt: Date;
};

/** The account of the signed-in citizen. Contacts are masked: a borrowed phone must not give them away. */
export async function ownAccount(ctx: Context): Promise<Account> {
  const row = await findCitizen(ctx.city.db, ownId(ctx));
  if (!row) throw new Problem(401, 'platform.sign-in');
  const contacts = await contactsOf(ctx.city.db, [row.id]);
  return {
    id: row.id,
    name: row.name_sealed ? open(ctx.city, row.name_sealed) : '',
    language: isLanguage(row.language) ? row.language : 'id',
    contacts: contacts.map(({ kind, sealed }) => ({ kind, masked: maskContact(open(ctx.city, sealed)) })),
    createdAt: row.created_at,
  };
}

/** Sets name (empty = none) and the language in which the city writes. */
export async function changeAccount(
  ctx: Context,
  wish: { name?: string; language?: Language },
): Promise<void> {
  const id = ownId(ctx);
  // Nothing of the name may stay behind in the answers kept for repeated requests.
  await change(unrepeatable(ctx), async (tx) => {
    const row = await findCitizen(tx, id);
    if (!row) throw new Problem(401, 'platform.sign-in');
    const name = wish.name === undefined ? undefined : cleanLine(wish.name);
    await updateCitizen(tx, id, {
      name: name === undefined ? row.name_sealed : name === '' ? null : seal(ctx.city, name),
      language: wish.language ?? row.language,
    });
    tx.audit({ action: 'identity.citizen.changed', subject: id, after: { what: Object.keys(wish) } });
    tx.emit({ type: 'identity.citizen.changed', subject: id, payload: {} });
  });
  forget(ctx.city, [id]);
}

/**
 * Deletes the account: name, contacts and codes are gone, every session ends. Cases keep an owner without a name;
 * services take their own copies away when they hear `identity.citizen.deleted`.
 */
export async function deleteAccount(ctx: Context): Promise<void> {
  const id = ownId(ctx);
  const ended = await change(unrepeatable(ctx), async (tx) => {
    if (!(await forgetCitizen(tx, id, ctx.now))) throw new Problem(401, 'platform.sign-in');
    tx.audit({ action: 'identity.citizen.deleted', subject: id });
    tx.emit({ type: 'identity.citizen.deleted', subject: id, payload: {} });
    return endIn(tx, { citizen: id }, 'deleted', ctx.now);
  });
  forget(ctx.city, [id, ...ended]);
}

/** The citizen who owns this contact, if one has an account: for reports taken by an officer on somebody's behalf. */
export async function citizenByContact(city: City, address: string): Promise<string | undefined> {
  const contact = readContact(address);
  return contact && (await findCitizenByContact(city.db, contactIndex(city, contact)))?.id;
}

export type Reached = { name: string | null; phone: string | null; email: string | null };

/**
 * How a citizen is called and reached, for notices about his own affairs; null when the account is gone. What another
 * person gets to see of it must be noted with `recordAccess`.
 */
export async function citizenContact(city: City, id: string): Promise<Reached | null> {
  return contactOf(city, id);
}

const contactOf = gatheredBy(async (city: City, ids: readonly string[]) => {
  const found = await citizenContacts(city, [...new Set(ids)]);
  return ids.map((id) => found.get(id) ?? null);
});

/** The same of many citizens, by their id; those whose account is gone are absent. */
export async function citizenContacts(city: City, ids: readonly string[]): Promise<Map<string, Reached>> {
  if (ids.length === 0) return new Map();
  const rows = await citizensReached(city.db, ids);
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => {
      const address = (kind: 'phone' | 'email') => {
        const sealed = own.find((one) => one.kind === kind)?.sealed;
        return sealed ? open(city, sealed) : null;
      };
      const sealedName = own[0]?.name_sealed;
      const name = sealedName ? open(city, sealedName) : null;
      return [id, { name, phone: address('phone'), email: address('email') }];
    }),
  );
}

/**
 * Notes that the actor saw personal data of a citizen. Call it in the change or read that shows the data:
 * `subject` is a case code, `what` a text key of the owning module such as `complaints.access.reporter`.
 */
export async function recordAccess(
  runner: Runner,
  ctx: Context,
  access: { citizen: string; subject: string; what: string; agency?: string | null },
): Promise<void> {
  const { actor } = ctx;
  await insertAccess(runner, {
    citizen: access.citizen,
    at: ctx.now,
    actorKind: actor.kind,
    actorId: 'id' in actor ? actor.id : null,
    agency: access.agency ?? (actor.kind === 'officer' ? (actor.grants[0]?.agency ?? null) : null),
    subject: access.subject,
    what: access.what,
  });
}

export type Access = {
  id: number;
  at: Date;
  by: 'officer' | 'system' | 'self';
  agency: string | null;
  subject: string;
  what: string;
};

/** Who looked at the signed-in citizen's data, newest first: the office, not the officer, answers for it. */
export async function ownAccesses(
  ctx: Context,
  before: number | undefined,
  limit: number,
): Promise<Access[]> {
  const rows = await listAccesses(ctx.city.db, ownId(ctx), before, limit);
  const tree = await agencies(ctx.city);
  return rows.map((row) => {
    const agency = row.agency ? tree.find(row.agency) : undefined;
    return {
      id: row.id,
      at: row.at,
      by: row.actor_kind === 'officer' ? 'officer' : row.actor_kind === 'citizen' ? 'self' : 'system',
      agency: agency ? say(agency.name, ctx.language) : null,
      subject: row.subject,
      what: row.what,
    };
  });
}
