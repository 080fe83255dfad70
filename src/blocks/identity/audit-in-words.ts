/** Says entries of the audit log as a person would: who in which role, what, to what, and what is different since. */
import {
  type Finder,
  fieldFinder,
  findAuditText,
  subjectFinder,
  type Thing,
} from '../../platform/audit/words.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import type { Language, Words } from '../../shared/languages.ts';
import { formatInstant, localDate, parseInstant } from '../../shared/time.ts';
import { agencies } from '../directory/api.ts';
import { officerThings } from './audit-names.ts';
import { roles } from './roles.ts';
import { type AuditRow, type HeldRow, rolesEverHeld } from './store-audit.ts';

export type FieldInWords = { name: string; before: string | null; after: string | null };
export type AuditInWords = {
  action: string;
  actor: { kind: string; name: string | null; role: string | null };
  thing: { name: string; path: string | null };
  fields: FieldInWords[];
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Names = Map<Finder, ReadonlyMap<string, Thing>>;
type Entry = { ctx: Context; module: string; names: Names };
type Held = Map<string, HeldRow[]>;

/** One answer for each row, in their order. What has no words is shown as the code that it is. */
export async function inWords(ctx: Context, rows: readonly AuditRow[]): Promise<AuditInWords[]> {
  const { city, language } = ctx;
  const wanted = new Map<Finder, Set<string>>();
  const want = (finder: Finder | undefined, id: string) => {
    if (finder) wanted.set(finder, (wanted.get(finder) ?? new Set()).add(id));
  };
  for (const row of rows) {
    const [module = '', subject = ''] = row.action.split('.');
    want(subjectFinder(module, subject), row.subject);
    want(officerThings, actingOfficer(row) ?? '');
    for (const state of [row.before, row.after])
      if (isRecord(state))
        for (const [field, value] of Object.entries(state))
          for (const one of [value].flat())
            if (typeof one === 'string') want(fieldFinder(module, field), one);
  }
  const names: Names = new Map();
  for (const [finder, ids] of wanted) names.set(finder, await finder(city, [...ids]));
  const officers = [...(names.get(officerThings)?.keys() ?? [])];
  const held: Held = Map.groupBy(await rolesEverHeld(city.db, officers), (row) => row.officer);
  const roleOf = await roleNames(city, language, held);
  return rows.map((row) => {
    const [module = '', subject = ''] = row.action.split('.');
    const entry = { ctx, module, names };
    const say = (what: string) => findAuditText(language, module, what);
    const finder = subjectFinder(module, subject);
    const thing = finder && names.get(finder)?.get(row.subject);
    return {
      action: say(row.action.slice(module.length + 1)) ?? row.action,
      actor: {
        kind: actorKind(language, row),
        name: nameOf(names.get(officerThings)?.get(actingOfficer(row) ?? ''), language),
        role: roleOf(row),
      },
      thing: {
        name: nameOf(thing, language) ?? say(`thing.${subject}`) ?? row.subject,
        path: thing?.path ?? null,
      },
      fields: signedIn(row) ? [] : differences(entry, row.before, row.after),
    };
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(thing: Thing | undefined, language: Language): string | null {
  if (!thing) return null;
  return typeof thing.name === 'string' ? thing.name : thing.name[language];
}

/** Whoever signs in is nobody yet to the log, and known by what came of it. */
function signedIn(row: AuditRow): Record<string, unknown> | undefined {
  return row.action === 'identity.session.begun' && isRecord(row.after) ? row.after : undefined;
}

function actingOfficer(row: AuditRow): string | undefined {
  if (row.actor_kind === 'officer') return row.actor_id ?? undefined;
  const officer = signedIn(row)?.officer;
  return typeof officer === 'string' ? officer : undefined;
}

function actorKind(language: Language, row: AuditRow): string {
  // Who fails to sign in may be anyone; whoever uses a service without an account is a citizen.
  const open = row.actor_kind === 'visitor' && !row.action.startsWith('identity.');
  const kind = open ? 'public' : String(signedIn(row)?.kind ?? row.actor_kind);
  return findAuditText(language, 'identity', `actor.${kind}`) ?? row.actor_kind;
}

/** The role that an officer held when he acted; when none is known any more, the last one before. */
async function roleNames(city: City, language: Language, held: Held) {
  const [titles, tree] = await Promise.all([roles(city), agencies(city)]);
  return (row: AuditRow): string | null => {
    const all = held.get(actingOfficer(row) ?? '') ?? [];
    const then = all.filter(
      (one) => one.valid_from <= row.at && (one.valid_until === null || row.at < one.valid_until),
    );
    const said = (then.length > 0 ? then : all.slice(0, 1)).map((one) => {
      const agency = one.agency && (tree.find(one.agency)?.short ?? one.agency);
      const title = titles.get(one.role)?.title[language] ?? one.role;
      return agency ? `${title} (${agency})` : title;
    });
    return said.length > 0 ? [...new Set(said)].join(', ') : null;
  };
}

/** What differs between two states, or all of the only one. */
function differences(entry: Entry, before: unknown, after: unknown): FieldInWords[] {
  const [was, is] = [isRecord(before) ? before : undefined, isRecord(after) ? after : undefined];
  const fields = new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})]);
  const same = (field: string) => was && is && JSON.stringify(was[field]) === JSON.stringify(is[field]);
  return [...fields].flatMap((field) => {
    if (same(field)) return [];
    const [old, now] = [shown(entry, field, was?.[field]), shown(entry, field, is?.[field])];
    return old === null && now === null ? [] : [{ name: fieldName(entry, field), before: old, after: now }];
  });
}

function ownText({ ctx, module }: Entry, what: string): string | undefined {
  return findAuditText(ctx.language, module, what) ?? findAuditText(ctx.language, 'identity', what);
}

const fieldName = (entry: Entry, field: string) => ownText(entry, `field.${field}`) ?? field;

function shown(entry: Entry, field: string, value: unknown): string | null {
  const { language, city } = entry.ctx;
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return ownText(entry, `value.${field}.${value}`) ?? yesNo(entry, value);
  if (Array.isArray(value)) {
    const parts = value.flatMap((one) => shown(entry, field, one) ?? []);
    return parts.length > 0 ? parts.join(', ') : null;
  }
  if (isRecord(value)) {
    if (isWords(value)) return value[language];
    const parts = Object.entries(value).flatMap(([name, one]) => {
      const said = shown(entry, name, one);
      return said === null ? [] : [`${fieldName(entry, name)}: ${said}`];
    });
    return parts.length > 0 ? parts.join('; ') : null;
  }
  const text = String(value);
  const finder = fieldFinder(entry.module, field);
  const named = finder ? nameOf(entry.names.get(finder)?.get(text), language) : null;
  // A number that stands for nobody any more, or for a citizen, says nothing to a reader.
  if (named === null && UUID.test(text)) return null;
  return named ?? ownText(entry, `value.${field}.${text}`) ?? dated(city, language, text);
}

function yesNo(entry: Entry, value: boolean): string {
  return findAuditText(entry.ctx.language, 'identity', value ? 'yes' : 'no') ?? String(value);
}

function isWords(value: Record<string, unknown>): value is Words {
  return ['id', 'en', 'jv', 'zh'].every((language) => typeof value[language] === 'string');
}

/** Instants and dates as the reader writes them; any other text as it is. */
function dated(city: City, language: Language, text: string): string {
  const instant = parseInstant(text);
  if (instant) return formatInstant(instant, city.zone, language);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const noon = new Date(`${text}T12:00:00Z`);
  return Number.isNaN(noon.getTime()) || localDate(noon, 'UTC') !== text
    ? text
    : formatInstant(noon, 'UTC', language, 'date');
}
