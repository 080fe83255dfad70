/** What the doors of conversation (WhatsApp, e-mail) may ask: whose a case is, what it waits for, and acts of its reporter. */
import { findCases } from '../../blocks/cases/api.ts';
import { citizenContact } from '../../blocks/identity/api.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { open } from '../../platform/crypt.ts';
import type { Rating, Reply } from './contract.ts';
import { type Contact, receiptOf } from './intake.ts';
import { presenterFor } from './present.ts';
import { rate, reply } from './reporter-acts.ts';
import type { State } from './rules/case-contract.ts';
import { hazardWordIn } from './rules/hazard.ts';
import { settingsOf } from './settings.ts';
import { complaintsOf } from './store.ts';
import { mergesOf, publicSurvivors } from './store-merges.ts';

export type Standing = {
  code: string;
  state: State;
  open: boolean;
  /** Everybody may hear of it; otherwise only its reporter. */
  public: boolean;
  /** The case that speaks for a merged one; null where the public may not hear of it. */
  mergedInto: string | null;
  category: string;
  agency: string;
  dueAt: Date | null;
  contact: Pick<Contact, 'phone' | 'email'> | null;
};

/** Where these cases stand, by code, and how their reporters are reached. For the house itself: no officer looks. */
export async function standings(ctx: Context, codes: readonly string[]): Promise<Map<string, Standing>> {
  const { city } = ctx;
  const rows = (await findCases(city, [...codes])).filter(({ service }) => service === 'complaints');
  const merged = rows.filter(({ state }) => state === 'merged').map(({ id }) => id);
  const [complaints, names, edges, survivors] = await Promise.all([
    complaintsOf(
      city.db,
      rows.map(({ id }) => id),
    ),
    presenterFor(city, ctx.language),
    mergesOf(city.db, merged),
    publicSurvivors(city.db, merged),
  ]);
  const found = await Promise.all(
    rows.map(async (row): Promise<Standing> => {
      const complaint = complaints.get(row.id);
      const sealed = complaint?.reporter;
      const given = sealed ? (JSON.parse(open(city, sealed)) as Contact) : null;
      const reached = given?.phone || given?.email;
      const account = complaint?.citizen && !reached ? await citizenContact(city, complaint.citizen) : null;
      const contact = reached ? given : account;
      return {
        code: row.code,
        state: row.state as State,
        open: row.open,
        // A merged case is out of all lists, but whoever holds its code learns where it goes on.
        public: (edges.get(row.id)?.visibility_before ?? row.visibility) !== 'hidden',
        mergedInto: survivors.get(row.id) ?? null,
        category: names.category(row.kind).name,
        agency: names.agency(row.agency)?.name ?? '',
        dueAt: row.due_at,
        contact: contact ? { phone: contact.phone ?? null, email: contact.email ?? null } : null,
      };
    }),
  );
  return new Map(found.map((one) => [one.code, one]));
}

/** The reporter's answer or addition. The door has made sure that it is the reporter who speaks. */
export function replyAsReporter(ctx: Context, code: string, given: Reply) {
  return reply(ctx, code, receiptOf(ctx, code), given);
}

/** As `replyAsReporter`: a rating from 1 to 4. */
export function rateAsReporter(ctx: Context, code: string, given: Rating) {
  return rate(ctx, code, receiptOf(ctx, code), given);
}

/** The emergency number when the words speak of people in danger now. */
export async function emergencyFor(city: City, text: string): Promise<string | undefined> {
  const { emergency } = await settingsOf(city);
  return hazardWordIn(text, emergency.words) ? emergency.number : undefined;
}
